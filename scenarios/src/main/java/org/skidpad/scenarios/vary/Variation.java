package org.skidpad.scenarios.vary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The points at which a scenario is run, in order.
 *
 * @param points values by name of parameter, in the order written
 */
public record Variation(List<Map<String, String>> points) {
    /** No variation has more points: each costs about 3 kB while a file is read. */
    public static final int MOST_POINTS = 200_000;

    /** The scenario as it is written. */
    public static final Variation NONE = new Variation(List.of(Map.of()));

    public Variation {
        points = List.copyOf(points);
    }

    /**
     * All combinations, the last axis fastest.
     *
     * @param axes each a list of alternatives, which may set several parameters together
     * @throws IllegalArgumentException where there are more than {@link #MOST_POINTS}
     */
    public static Variation combinations(List<List<Map<String, String>>> axes) {
        long count = 1;
        for (List<Map<String, String>> axis : axes) {
            count *= axis.size();
            if (count > MOST_POINTS) {
                throw new IllegalArgumentException("more than " + MOST_POINTS + " combinations");
            }
        }
        List<Map<String, String>> points = new ArrayList<>(List.of(Map.of()));
        for (List<Map<String, String>> axis : axes) {
            List<Map<String, String>> longer = new ArrayList<>(points.size() * axis.size());
            for (Map<String, String> point : points) {
                for (Map<String, String> value : axis) {
                    Map<String, String> next = new LinkedHashMap<>(point);
                    next.putAll(value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return new Variation(points);
    }

    /** For people: {@code v=20 m/s, friction=0.7}; empty for the scenario as it is written. */
    public static String words(Map<String, String> point) {
        return point.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A number as {@code --set} takes it; whole ones without a point, since some parameters are integers. */
    public static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * The numbers low, low + step … that are not above high by more than rounding, as in OpenSCENARIO's {@code
     * DistributionRange}.
     *
     * @throws IllegalArgumentException where the step is not positive, or there are more than {@link #MOST_POINTS}
     */
    public static double[] range(double low, double high, double step) {
        if (!(step > 0) || !(low <= high)) {
            throw new IllegalArgumentException("a range needs low <= high and a step above 0");
        }
        double steps = Math.floor((high - low) / step * (1 + 1e-12) + 1e-9);
        if (steps >= MOST_POINTS) {
            throw new IllegalArgumentException("more than " + MOST_POINTS + " steps");
        }
        double[] out = new double[(int) steps + 1];
        for (int k = 0; k < out.length; k++) {
            // Through the ninth digit: 0.1 in steps of 0.1 shall be 0.3, not 0.30000000000000004.
            double value = low + k * step;
            out[k] = Math.abs(value) < 1e6 ? Math.rint(value * 1e9) / 1e9 : value;
        }
        return out;
    }
}
