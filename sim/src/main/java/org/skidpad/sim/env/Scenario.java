package org.skidpad.sim.env;

import java.util.List;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.Populator;

/** A family of episodes: a world to be populated for each seed, what its ego is for, and what makes a run of it pass. */
public interface Scenario extends Populator {
    /** What the ego observes, does and is rewarded for. */
    Task task();

    /** What a run must satisfy to pass; empty where any run passes. */
    List<Criterion> criteria();
}
