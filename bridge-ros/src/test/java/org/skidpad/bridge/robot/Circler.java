package org.skidpad.bridge.robot;

import java.util.concurrent.atomic.AtomicLong;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;

/** Drives in a circle of 0.3 m for ever, so that a stop shows at once; can be made to freeze. */
final class Circler implements Policy {
    /** The next decision takes this long, ms. */
    final AtomicLong freezeMs = new AtomicLong();

    @Override
    public PolicyContract contract() {
        return StandardTasks.burger();
    }

    @Override
    public void act(Observations in, Actions out) {
        long ms = freezeMs.getAndSet(0);
        if (ms > 0) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        out.values[0] = 0.15f;
        out.values[1] = 0.5f;
    }
}
