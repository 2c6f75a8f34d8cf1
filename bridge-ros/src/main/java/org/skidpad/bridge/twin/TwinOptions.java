package org.skidpad.bridge.twin;

import java.util.Map;
import java.util.TreeMap;
import org.skidpad.sim.robot.RobotDescription;

/**
 * How the twin runs.
 *
 * @param factor simulated seconds a second; 0 for as fast as it can
 * @param waitS time between two commands, s; 0 for no waiting. It tells time only when a command is due, and once somebody drives,
 *     time stands still until that has come (at most 0.9 s of wall time). So a driver on a busy machine sees the delays of
 *     an idle one
 * @param seed of its sensors' noise
 * @param physics numbers of the robot by name ({@code friction}, {@code motor_lag}, …) in place of its own
 * @param limits what it counts commands against, by its own names; empty for what the robot can do at all
 */
public record TwinOptions(
        double factor, double waitS, long seed, Map<String, Double> physics, Map<String, Double> limits) {
    public static final TwinOptions DEFAULT = new TwinOptions(1, 0, 1, Map.of(), Map.of());

    public TwinOptions {
        if (!(factor >= 0 && waitS >= 0)) {
            throw new IllegalArgumentException("factor and wait must not be negative: " + factor + ", " + waitS);
        }
        physics = Map.copyOf(new TreeMap<>(physics));
        limits = Map.copyOf(limits);
    }

    public TwinOptions withFactor(double times) {
        return new TwinOptions(times, waitS, seed, physics, limits);
    }

    public TwinOptions withWait(double seconds) {
        return new TwinOptions(factor, seconds, seed, physics, limits);
    }

    public TwinOptions withSeed(long newSeed) {
        return new TwinOptions(factor, waitS, newSeed, physics, limits);
    }

    public TwinOptions withPhysics(Map<String, Double> numbers) {
        return new TwinOptions(factor, waitS, seed, numbers, limits);
    }

    /**
     * Lets the twin count commands beyond a robot's limits of value, rate and jerk.
     *
     * @param periodS between two commands, s
     */
    public TwinOptions withLimits(RobotDescription.Limits of, double periodS) {
        Map<String, Double> all = new TreeMap<>();
        all.put("limit_period", periodS);
        put(all, "limit_speed_", of.speed());
        put(all, "limit_turn_", of.turn());
        return new TwinOptions(factor, waitS, seed, physics, all);
    }

    private static void put(Map<String, Double> all, String name, RobotDescription.Limit limit) {
        all.put(name + "low", limit.low());
        all.put(name + "high", limit.high());
        // The twin reads finite numbers; what is larger than any command is no limit.
        all.put(name + "rate", Math.min(limit.rate(), 1e9));
        all.put(name + "jerk", Math.min(limit.jerk(), 1e9));
    }
}
