package org.skidpad.bridge.control;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;

/** Turns towards the goal and drives; sees no obstacle. */
public class GoalSeeker implements Policy {
    /** Places of the goal's direction in an observation of {@link StandardTasks#burger}. */
    private static final int COS = 3;

    private static final int SIN = 4;

    @Override
    public PolicyContract contract() {
        return StandardTasks.burger();
    }

    @Override
    public void act(Observations in, Actions out) {
        double bearing = Math.atan2(in.values[SIN], in.values[COS]);
        out.values[0] = (float) (0.22 * Math.max(0, Math.cos(bearing)));
        out.values[1] = (float) Math.max(-2.84, Math.min(2.84, 3 * bearing));
    }
}
