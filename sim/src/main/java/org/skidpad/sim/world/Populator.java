package org.skidpad.sim.world;

import java.util.Map;

/**
 * Fills a world for one episode: whatever is fixed, and a way to draw the rest from a seed. Implementations are immutable and
 * safe to share between worlds and threads; all state of an episode lives in the {@link World}.
 */
public interface Populator {
    /** Short name, unique within a suite. */
    String name();

    WorldConfig config();

    /** Fills an empty world for one episode; every draw comes from streams of {@code seed}. */
    void populate(long seed, WorldBuilder world);

    /** What was chosen from outside when it was loaded, by name, for the recording: what {@link #source} does not say. */
    default Map<String, String> options() {
        return Map.of();
    }

    /** The text it was loaded from, for the recording; empty where it was made in code. */
    default String source() {
        return "";
    }
}
