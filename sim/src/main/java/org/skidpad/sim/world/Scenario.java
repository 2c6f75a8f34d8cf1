package org.skidpad.sim.world;

import java.util.List;
import java.util.Map;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;

/**
 * A family of episodes: whatever is fixed, and a way to draw the rest from a seed. Implementations are immutable and safe to
 * share between worlds and threads; all state of an episode lives in the {@link World}.
 */
public interface Scenario {
    /** Short name, unique within a suite. */
    String name();

    WorldConfig config();

    /** What the ego observes, does and is rewarded for. */
    Task task();

    /** What a run must satisfy to pass; empty where any run passes. */
    List<Criterion> criteria();

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
