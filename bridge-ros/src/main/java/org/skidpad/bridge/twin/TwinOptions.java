package org.skidpad.bridge.twin;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the twin runs.
 *
 * @param factor simulated seconds a second; 0 for as fast as it can
 * @param waitS once somebody drives, it waits after so much simulated time until another command has come (at most half a second
 *     of wall time), s; 0 for never. So a driver on a busy machine sees the delays of an idle one
 * @param seed of its sensors' noise
 * @param physics numbers of the robot by name ({@code friction}, {@code motor_lag}, …) in place of its own
 */
public record TwinOptions(double factor, double waitS, long seed, Map<String, Double> physics) {
    public static final TwinOptions DEFAULT = new TwinOptions(1, 0, 1, Map.of());

    public TwinOptions {
        if (!(factor >= 0 && waitS >= 0)) {
            throw new IllegalArgumentException("factor and wait must not be negative: " + factor + ", " + waitS);
        }
        physics = Map.copyOf(new TreeMap<>(physics));
    }

    public TwinOptions withFactor(double times) {
        return new TwinOptions(times, waitS, seed, physics);
    }

    public TwinOptions withWait(double seconds) {
        return new TwinOptions(factor, seconds, seed, physics);
    }

    public TwinOptions withSeed(long newSeed) {
        return new TwinOptions(factor, waitS, newSeed, physics);
    }

    public TwinOptions withPhysics(Map<String, Double> numbers) {
        return new TwinOptions(factor, waitS, seed, numbers);
    }
}
