package org.skidpad.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number measures, and the units in which it may be written. A bare number is in the first unit, which is SI. */
public enum Quantity {
    /** Dimensionless; {@code 50 %} is 0.5. */
    NUMBER("a number", "", 1, "%", 0.01),
    LENGTH("a length", "m", 1, "km", 1000, "cm", 0.01, "mm", 0.001, "ft", 0.3048),
    SPEED("a speed", "m/s", 1, "km/h", 1 / 3.6, "mph", 0.44704, "kn", 1852 / 3600.0),
    ACCELERATION("an acceleration", "m/s^2", 1, "m/s²", 1, "m/s2", 1),
    TIME("a time", "s", 1, "ms", 0.001, "min", 60, "h", 3600),
    ANGLE("an angle", "rad", 1, "deg", Math.PI / 180, "°", Math.PI / 180),
    ANGULAR_SPEED("an angular speed", "rad/s", 1, "deg/s", Math.PI / 180, "°/s", Math.PI / 180),
    JERK("a jerk", "m/s^3", 1, "m/s³", 1, "m/s3", 1),
    ANGULAR_ACCELERATION("an angular acceleration", "rad/s^2", 1, "rad/s²", 1, "rad/s2", 1, "deg/s^2", Math.PI / 180),
    ANGULAR_JERK("an angular jerk", "rad/s^3", 1, "rad/s³", 1, "rad/s3", 1),
    MASS("a mass", "kg", 1, "t", 1000, "g", 0.001),
    FREQUENCY("a frequency", "Hz", 1),
    /** Vehicles along a lane. */
    DENSITY("a density", "1/m", 1, "1/km", 0.001);

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?\\.inf)\\s*(.*)");

    private final String noun;
    private final Map<String, Double> factors = new LinkedHashMap<>();

    Quantity(String noun, Object... unitsAndFactors) {
        this.noun = noun;
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            factors.put((String) unitsAndFactors[i], ((Number) unitsAndFactors[i + 1]).doubleValue());
        }
    }

    /** {@code a speed in m/s, km/h, mph or kn}. */
    public String expected() {
        List<String> units = factors.keySet().stream().filter(u -> !u.isEmpty()).toList();
        if (this == NUMBER) {
            return noun;
        }
        String text = units.size() == 1
                ? units.get(0)
                : String.join(", ", units.subList(0, units.size() - 1)) + " or " + units.get(units.size() - 1);
        return noun + " in " + text;
    }

    /** The SI unit, an empty string for plain numbers. */
    public String siUnit() {
        return factors.keySet().iterator().next();
    }

    /**
     * The value in SI units.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public double parse(String text) {
        Matcher m = NUMBER_AND_UNIT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected());
        }
        String unit = m.group(2).strip();
        Double factor = unit.isEmpty() ? Double.valueOf(1) : factors.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected() + " (unit '" + unit + "')");
        }
        return number(m.group(1)) * factor;
    }

    private static double number(String text) {
        if (text.endsWith("inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
