package org.skidpad.scenarios.script;

/**
 * Limits of a motion, all positive, infinite where they do not bind (OpenSCENARIO XML, class {@code DynamicConstraints}).
 *
 * @param acceleration m/s²
 * @param deceleration m/s²
 * @param accelerationRate m/s³
 * @param decelerationRate m/s³
 * @param speed m/s
 */
public record MotionLimits(
        double acceleration, double deceleration, double accelerationRate, double decelerationRate, double speed) {
    public static final MotionLimits NONE = new MotionLimits(
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    public MotionLimits {
        if (!(acceleration > 0 && deceleration > 0 && accelerationRate > 0 && decelerationRate > 0 && speed >= 0)) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    boolean bindsAcceleration() {
        return Double.isFinite(acceleration) || Double.isFinite(deceleration);
    }
}
