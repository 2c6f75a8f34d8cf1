package org.skidpad.bridge.message;

/** The one thing a planar robot needs of a quaternion. */
final class Quaternions {
    private Quaternions() {}

    /** Rotation about z, rad in [-π, π]; NaN where the quaternion has no length. */
    static double yaw(double x, double y, double z, double w) {
        double norm = x * x + y * y + z * z + w * w;
        if (!(norm > 1e-12)) {
            return Double.NaN;
        }
        return Math.atan2(2 * (w * z + x * y), norm - 2 * (y * y + z * z));
    }
}
