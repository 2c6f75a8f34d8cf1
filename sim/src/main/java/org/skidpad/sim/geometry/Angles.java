package org.skidpad.sim.geometry;

/** Angle arithmetic in radians. */
public final class Angles {
    public static final double TWO_PI = 2 * Math.PI;

    private Angles() {}

    /** The equivalent of {@code angle} in [-π, π); exact where it already lies there. */
    public static double wrap(double angle) {
        if (angle >= -Math.PI && angle < Math.PI) {
            return angle;
        }
        double turns = Math.floor((angle + Math.PI) / TWO_PI);
        double wrapped = angle - turns * TWO_PI;
        // Rounding can land exactly on the excluded end.
        return wrapped >= Math.PI ? wrapped - TWO_PI : wrapped;
    }
}
