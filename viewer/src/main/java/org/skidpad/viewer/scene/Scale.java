package org.skidpad.viewer.scene;

import java.util.Locale;

/** Round numbers for axes, grids and scale bars. */
final class Scale {
    private Scale() {}

    /** The smallest of 1, 2, 5 · 10^n that is at least {@code value}; {@code value} is positive. */
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= value * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** The largest of 1, 2, 5 · 10^n that is at most {@code value}; {@code value} is positive. */
    static double roundDown(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {5, 2}) {
            if (factor * power <= value * (1 + 1e-9)) {
                return factor * power;
            }
        }
        return power;
    }

    /** As few decimals as tell two neighbouring ticks apart. */
    static String format(double value, double step) {
        int decimals = step >= 1 ? 0 : (int) Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /** A length with its unit: cm, m or km. */
    static String formatLength(double metres) {
        if (metres >= 1000) {
            return format(metres / 1000, metres / 1000) + " km";
        }
        return metres >= 1 ? format(metres, metres) + " m" : format(metres * 100, metres * 100) + " cm";
    }
}
