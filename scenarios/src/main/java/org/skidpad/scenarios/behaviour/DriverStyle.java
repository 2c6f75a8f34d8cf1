package org.skidpad.scenarios.behaviour;

import java.util.List;
import org.skidpad.scenarios.sample.Distribution;

/**
 * A kind of driver: distributions of the traits in which drivers differ; units as in docs/scenario-format.md. The four named ones
 * lie within the ranges to which IDM has been fitted on recorded drivers (Kesting and Treiber, "Calibrating car-following models
 * by using trajectory data", Transportation Research Record 2088, 2008: T 1.1 … 1.6 s, a 1.0 … 1.6 m/s², b 0.6 … 4 m/s²), the
 * timid and the aggressive at and beyond their ends; reaction delays as in Treiber, Kesting and Helbing, Physica A 360 (2006).
 *
 * @param speedFactor of the desired speed
 * @param timeHeadway s
 * @param minGap m
 * @param acceleration m/s²
 * @param deceleration m/s²
 * @param politeness of MOBIL
 * @param reactionDelay s
 * @param criticalGap s
 */
public record DriverStyle(
        String name,
        Distribution speedFactor,
        Distribution timeHeadway,
        Distribution minGap,
        Distribution acceleration,
        Distribution deceleration,
        Distribution politeness,
        Distribution reactionDelay,
        Distribution criticalGap) {
    public static final DriverStyle TIMID = new DriverStyle(
            "timid",
            normal(0.9, 0.05, 0.75, 1),
            normal(2, 0.3, 1.4, 3),
            normal(3, 0.5, 2, 5),
            normal(0.8, 0.1, 0.5, 1.2),
            normal(1.5, 0.2, 1, 2),
            normal(0.5, 0.1, 0.2, 1),
            Distribution.constant(0),
            normal(7.5, 0.8, 6, 10));

    public static final DriverStyle NORMAL = new DriverStyle(
            "normal",
            normal(1, 0.05, 0.85, 1.15),
            normal(1.4, 0.2, 1, 2),
            normal(2, 0.3, 1.2, 3),
            normal(1.2, 0.2, 0.8, 1.8),
            normal(2, 0.3, 1.2, 3),
            normal(0.2, 0.05, 0, 0.4),
            Distribution.constant(0),
            normal(6.5, 0.7, 5, 8));

    public static final DriverStyle AGGRESSIVE = new DriverStyle(
            "aggressive",
            normal(1.15, 0.07, 1, 1.35),
            normal(0.8, 0.15, 0.5, 1.2),
            normal(1.5, 0.2, 1, 2),
            normal(2, 0.3, 1.3, 3),
            normal(3, 0.4, 2, 4),
            Distribution.constant(0),
            Distribution.constant(0),
            normal(4.5, 0.5, 3.5, 6));

    public static final DriverStyle DISTRACTED = new DriverStyle(
            "distracted",
            normal(0.95, 0.07, 0.75, 1.15),
            normal(1.6, 0.2, 1.2, 2.2),
            normal(2, 0.3, 1.2, 3),
            normal(1, 0.2, 0.6, 1.6),
            normal(2, 0.3, 1.2, 3),
            normal(0.1, 0.05, 0, 0.3),
            normal(0.7, 0.2, 0.3, 1.1),
            normal(6.5, 1, 4.5, 9));

    public static final List<DriverStyle> NAMED = List.of(TIMID, NORMAL, AGGRESSIVE, DISTRACTED);

    private static Distribution normal(double mean, double sd, double low, double high) {
        return new Distribution.Normal(mean, sd, low, high);
    }
}
