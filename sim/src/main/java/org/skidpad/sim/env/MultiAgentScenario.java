package org.skidpad.sim.env;

import org.skidpad.sim.grid.SegmentIndex;

/**
 * A scenario in which several actors are driven by policies at once. The agents are single tracks ({@code
 * MotionModel.KINEMATIC_BICYCLE}), and start where {@link #populate} puts them.
 */
public interface MultiAgentScenario extends Scenario {
    MultiAgentTask agentTask();

    /** What the agents see of the map; the same object at each call, since it is costly to build. */
    SegmentIndex map();

    /** The goals of all agents in the episode of a seed, m, map frame. Allocates nothing. */
    void goals(long seed, double[] x, double[] y);
}
