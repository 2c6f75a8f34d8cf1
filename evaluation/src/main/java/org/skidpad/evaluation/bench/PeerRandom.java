package org.skidpad.evaluation.bench;

/**
 * The generator from which every language rebuilds the peers' scenes bit for bit: {@code s = s * 6364136223846793005 +
 * 1442695040888963407, u = (s >>> 33) / 2³¹}. For scenes only; the simulator draws from {@code sim.random}.
 */
final class PeerRandom {
    private long state;

    PeerRandom(long seed) {
        state = seed;
    }

    /** Evenly from [0, 1). */
    double next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 33) / 2147483648.0;
    }
}
