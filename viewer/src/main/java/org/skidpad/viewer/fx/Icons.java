package org.skidpad.viewer.fx;

import javafx.scene.shape.SVGPath;

/** The few pictures on buttons, as outlines in a box of 14 by 14. */
final class Icons {
    static final String PLAY = "M3 1 L12.5 7 L3 13 Z";
    static final String PAUSE = "M2.5 1 H5.5 V13 H2.5 Z M8.5 1 H11.5 V13 H8.5 Z";
    static final String STEP_BACK = "M1.5 1.5 H3.5 V12.5 H1.5 Z M12.5 1.5 V12.5 L5 7 Z";
    static final String STEP_FORWARD = "M10.5 1.5 H12.5 V12.5 H10.5 Z M1.5 1.5 L9 7 L1.5 12.5 Z";
    static final String LOOP =
            "M7 1.5 A5.5 5.5 0 0 1 12.2 5.2 L13.6 4.7 L12.4 8.3 L9.2 6.3 L10.6 5.8 A3.9 3.9 0 0 0 3.6 5.2 "
                    + "L2.1 4.6 A5.5 5.5 0 0 1 7 1.5 Z M7 12.5 A5.5 5.5 0 0 1 1.8 8.8 L0.4 9.3 L1.6 5.7 L4.8 7.7 L3.4 8.2 "
                    + "A3.9 3.9 0 0 0 10.4 8.8 L11.9 9.4 A5.5 5.5 0 0 1 7 12.5 Z";

    private Icons() {}

    static SVGPath of(String outline) {
        SVGPath path = new SVGPath();
        path.setContent(outline);
        path.getStyleClass().add("icon");
        return path;
    }
}
