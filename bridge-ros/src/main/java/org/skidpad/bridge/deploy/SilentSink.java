package org.skidpad.bridge.deploy;

import org.skidpad.bridge.control.CommandSink;

/** Sends nothing: the shadow mode's. */
final class SilentSink implements CommandSink {
    @Override
    public void command(float[] command) {}

    @Override
    public void stop() {}

    @Override
    public boolean isSilent() {
        return true;
    }
}
