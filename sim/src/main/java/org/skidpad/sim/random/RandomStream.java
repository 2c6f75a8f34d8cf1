package org.skidpad.sim.random;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * A SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) whose
 * stream is chosen by (seed, actor, purpose), an actor by its name: its index says who else is there. Equal on every JDK:
 * integer arithmetic and {@link StrictMath} only.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** @param actor its name; empty for what belongs to nobody */
    public RandomStream(long seed, String actor, String purpose) {
        reseed(seed, actor, purpose);
    }

    /** For what has a number and no name: worlds of an environment, rounds of a training. */
    public RandomStream(long seed, int number, String purpose) {
        reseed(seed, number, purpose);
    }

    /** Starts this stream anew, without allocating. */
    public void reseed(long seed, String actor, String purpose) {
        // The name's length keeps ("ab", "c") apart from ("a", "bc").
        state = with(purpose, with(actor, mix(mix(seed + GOLDEN_GAMMA) ^ ~(long) actor.length())));
    }

    /** As {@link #RandomStream(long, int, String)}. */
    public void reseed(long seed, int number, String purpose) {
        state = with(purpose, mix(mix(seed + GOLDEN_GAMMA) ^ (number * 0xD1B54A32D192ED03L + GOLDEN_GAMMA)));
    }

    private static long with(String text, long hash) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = mix(h + text.charAt(i) + GOLDEN_GAMMA);
        }
        return h;
    }

    public long state() {
        return state;
    }

    public void restore(long savedState) {
        state = savedState;
    }

    /** Goes on with other numbers, chosen by this stream's state and a seed: streams that differ stay different. */
    public void branch(long seed) {
        state = mix(state ^ mix(seed + GOLDEN_GAMMA));
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** Uniform in 0 … bound - 1; bound at least 1. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, is " + bound);
        }
        return (int) (nextDouble() * bound);
    }

    /** Standard normal, by Box and Muller (1958); one draw costs two uniforms, so that the state stays one long. */
    public double nextGaussian() {
        double u = 1 - nextDouble();
        double v = nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * Trigonometry.cos(2 * Math.PI * v);
    }

    /**
     * Standard normal for sensor noise, some fifty times as fast as {@link #nextGaussian}: the inverse distribution function,
     * linear between 4,096 quantiles and cut off at ±3.67. One draw costs one long.
     */
    public double nextTabledGaussian() {
        long bits = nextLong();
        int cell = (int) (bits >>> 52);
        double share = ((bits >>> 12) & 0xFFFFFFFFFFL) * 0x1.0p-40;
        double low = GaussianQuantiles.TABLE[cell];
        return low + share * (GaussianQuantiles.TABLE[cell + 1] - low);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
