package org.skidpad.viewer.fx;

import org.skidpad.viewer.SyntheticRun;

/** Opens the window on a synthetic run, to be looked at. */
public final class WindowShot {
    public static void main(String[] args) {
        boolean room = args.length > 0 && args[0].equals("room");
        ViewerLauncher.launch(room ? SyntheticRun.room(20) : SyntheticRun.motorway(50, 60), "shot.mcap");
    }
}
