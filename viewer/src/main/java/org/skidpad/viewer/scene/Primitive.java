package org.skidpad.viewer.scene;

import java.util.List;

/**
 * One thing to paint, in pixels from the top left corner, y down. Colours are ARGB as {@code 0xAARRGGBB}; 0 paints nothing.
 * A painter needs to know these shapes and nothing else.
 */
public sealed interface Primitive {
    /** What the thing stands for, so that tests and pickers can find it. */
    Role role();

    /** What a primitive stands for. */
    enum Role {
        BACKGROUND,
        ROAD_SURFACE,
        ROAD_EDGE,
        LANE_LINE,
        STOP_LINE,
        CROSSWALK,
        WALL,
        GRID,
        TRAIL,
        DRIVEN_PATH,
        PREDICTED_PATH,
        LIDAR_RAY,
        LIDAR_HIT,
        ACTOR,
        EGO,
        GHOST,
        HEADING_MARK,
        VELOCITY,
        COLLISION,
        GOAL,
        NAME,
        SCALE_BAR,
        PLOT_FRAME,
        PLOT_LINE,
        PLOT_TEXT,
        PLOT_EVENT,
        TIME_CURSOR,
        HEADER
    }

    /** A closed shape. */
    record Polygon(Role role, double[] x, double[] y, int fill, int stroke, double strokeWidth) implements Primitive {}

    /**
     * An open line.
     *
     * @param dash lengths on and off, px; empty for a solid line
     * @param dashPhase px of the dash pattern that lie before the first point
     */
    record Polyline(Role role, double[] x, double[] y, int colour, double width, double[] dash, double dashPhase)
            implements Primitive {
        Polyline(Role role, double[] x, double[] y, int colour, double width) {
            this(role, x, y, colour, width, SOLID, 0);
        }

        /** True where it ends where it began, so that the corner there is joined like the others. */
        public boolean closed() {
            int last = x.length - 1;
            return last > 1 && x[0] == x[last] && y[0] == y[last];
        }
    }

    /** Unconnected segments of one colour: x0, y0, x1, y1 for each. */
    record Segments(Role role, double[] xyxy, int colour, double width) implements Primitive {}

    /** Squares of one size and colour centred on x0, y0, x1, y1, … */
    record Dots(Role role, double[] xy, double size, int colour) implements Primitive {}

    record Disc(Role role, double x, double y, double radius, int fill, int stroke, double strokeWidth)
            implements Primitive {}

    /**
     * A line of text, centred vertically on y.
     *
     * @param size of the font, px
     * @param halo colour around the letters, so that they can be read over lines; 0 for none
     */
    record Label(
            Role role, double x, double y, String text, double size, boolean bold, Anchor anchor, int colour, int halo)
            implements Primitive {
        Label(Role role, double x, double y, String text, double size, boolean bold, Anchor anchor, int colour) {
            this(role, x, y, text, size, bold, anchor, colour, 0);
        }
    }

    /** Items painted only where they lie inside a rectangle. */
    record Clip(Role role, Area area, List<Primitive> items) implements Primitive {
        public Clip {
            items = List.copyOf(items);
        }
    }

    /** Which end of a label sits at its x. */
    enum Anchor {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A solid line's dash pattern. */
    double[] SOLID = {};
}
