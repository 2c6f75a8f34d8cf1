package org.skidpad.viewer.scene;

/** A rectangle on the screen: top left corner and size, px. */
public record Area(double x, double y, double width, double height) {
    public boolean contains(double px, double py) {
        return px >= x && px <= x + width && py >= y && py <= y + height;
    }

    /** This rectangle without a border of the given widths. */
    public Area inset(double left, double top, double right, double bottom) {
        return new Area(x + left, y + top, Math.max(0, width - left - right), Math.max(0, height - top - bottom));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }
}
