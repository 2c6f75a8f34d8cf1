package org.skidpad.sim.dynamics;

/**
 * What lies between a command and the motion: pure delay, then a first-order lag, then rate and value limits, for the
 * longitudinal and the lateral command each (units as in {@code MotionModel}).
 *
 * @param delayS pure delay of both commands, s, rounded to whole ticks
 * @param longitudinalLagS first-order time constant, s, 0 for none
 * @param lateralLagS first-order time constant, s, 0 for none
 * @param longitudinalMin least longitudinal value
 * @param longitudinalMax greatest longitudinal value
 * @param longitudinalRate greatest change per second, {@code +Infinity} for none
 * @param lateralMax greatest magnitude of the lateral value
 * @param lateralRate greatest change per second, {@code +Infinity} for none
 * @param speedMin least speed reached, m/s
 * @param speedMax greatest speed reached, m/s
 */
public record ActuatorParameters(
        double delayS,
        double longitudinalLagS,
        double lateralLagS,
        double longitudinalMin,
        double longitudinalMax,
        double longitudinalRate,
        double lateralMax,
        double lateralRate,
        double speedMin,
        double speedMax) {
    public ActuatorParameters {
        if (!(delayS >= 0 && longitudinalLagS >= 0 && lateralLagS >= 0)) {
            throw new IllegalArgumentException(
                    "delay and lags must not be negative: " + delayS + ", " + longitudinalLagS + ", " + lateralLagS);
        }
        if (!(longitudinalMin <= longitudinalMax && speedMin <= speedMax && lateralMax >= 0)) {
            throw new IllegalArgumentException("limits are empty: longitudinal " + longitudinalMin + "…"
                    + longitudinalMax + ", speed " + speedMin + "…" + speedMax + ", lateral " + lateralMax);
        }
        if (!(longitudinalRate > 0 && lateralRate > 0)) {
            throw new IllegalArgumentException("rates must be positive: " + longitudinalRate + ", " + lateralRate);
        }
    }
}
