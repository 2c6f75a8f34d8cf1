package org.skidpad.bridge.identify;

/**
 * One number of a robot.
 *
 * @param name as in a scenario where it has a place there ({@code actuator.delay}), else of the robot ({@code wheel_radius})
 * @param value best estimate; NaN where the recording does not tell
 * @param low of its 95 % interval
 * @param high likewise
 * @param unit SI, {@code 1} for none
 * @param note why it is not told, or what to know; may be empty
 */
public record Finding(String name, double value, double low, double high, String unit, String note) {
    private static final double Z95 = 1.959964;

    static Finding of(String name, double value, double standardError, String unit) {
        return new Finding(name, value, value - Z95 * standardError, value + Z95 * standardError, unit, "");
    }

    static Finding untold(String name, String unit, String why) {
        return new Finding(name, Double.NaN, Double.NaN, Double.NaN, unit, why);
    }

    public boolean isTold() {
        return !Double.isNaN(value);
    }

    Finding noted(String text) {
        return new Finding(name, value, low, high, unit, text);
    }
}
