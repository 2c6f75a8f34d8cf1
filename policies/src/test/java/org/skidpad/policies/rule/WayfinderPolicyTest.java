package org.skidpad.policies.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.ObservationBuilder;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.sensor.Measurement;

class WayfinderPolicyTest {
    private static final PolicyContract BURGER = StandardTasks.burger();

    /** A hall of 6 m by 4 m; in its middle a trap of three walls, open to the start. Each {x0, y0, x1, y1}, along an axis. */
    private static final double[][] TRAP = {
        {0, 0, 6, 0}, {0, 4, 6, 4}, {0, 0, 0, 4}, {6, 0, 6, 4}, {4, 1.2, 4, 2.8}, {2, 1.2, 4, 1.2}, {2, 2.8, 4, 2.8}
    };

    private static double range(double x, double y, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double least = 20;
        for (double[] w : TRAP) {
            boolean upright = w[0] == w[2];
            double t = upright ? (w[0] - x) / c : (w[1] - y) / s;
            double at = upright ? y + t * s : x + t * c;
            if (t > 0 && at >= (upright ? w[1] : w[0]) && at <= (upright ? w[3] : w[2])) {
                least = Math.min(least, t);
            }
        }
        return least;
    }

    /** Drives a unicycle from (1, 2) towards (5, 2); the trajectory as x, y a decision. */
    private static double[] drive(Policy policy, int decisions) {
        Observations in = new Observations(1, BURGER.observationSize());
        Actions out = new Actions(1, 2);
        Measurement m = new Measurement(360, 2);
        m.scanAngleIncrement = Math.PI / 180;
        double[] trace = new double[2 * decisions];
        double x = 1;
        double y = 2;
        double heading = 0;
        for (int k = 0; k < decisions; k++) {
            for (int beam = 0; beam < 360; beam++) {
                m.ranges[beam] = (float) range(x, y, heading + Math.toRadians(beam));
            }
            double gx = 5 - x;
            double gy = 2 - y;
            m.goalX = gx * Math.cos(heading) + gy * Math.sin(heading);
            m.goalY = gy * Math.cos(heading) - gx * Math.sin(heading);
            // The scan is new with every second decision.
            m.time = k * BURGER.periodS();
            m.scanTime = k / 2 * 2 * BURGER.periodS();
            new ObservationBuilder(BURGER).build(m, in.values, 0);
            policy.act(in, out);
            m.speed = out.values[0];
            m.yawRate = out.values[1];
            heading += m.yawRate * BURGER.periodS();
            x += m.speed * BURGER.periodS() * Math.cos(heading);
            y += m.speed * BURGER.periodS() * Math.sin(heading);
            trace[2 * k] = x;
            trace[2 * k + 1] = y;
        }
        return trace;
    }

    private static double nearest(double[] trace) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < trace.length; k += 2) {
            least = Math.min(least, Math.hypot(5 - trace[k], 2 - trace[k + 1]));
        }
        return least;
    }

    @Test
    void getsOutOfADeadEndInWhichARuleWithoutMemoryStays() {
        assertTrue(
                nearest(drive(RulePolicies.create("follow-gap", BURGER), 1600)) > 0.9,
                "follow-gap is held by the trap");
        assertTrue(nearest(drive(RulePolicies.create("wayfinder", BURGER), 1600)) < 0.25);
    }

    @Test
    void forgetsAllWithANewEpisode() {
        Policy policy = RulePolicies.create("wayfinder", BURGER);
        double[] first = drive(policy, 400);
        policy.reset(1);
        assertArrayEquals(first, drive(policy, 400));
    }

    @Test
    void goesRoundWhatWasSeenAndStraightThroughWhatWasNot() {
        SeenGrid grid = new SeenGrid();
        grid.plan(0, 0, 2, 0);
        assertEquals(-1, grid.straightOn(0, 0, 5), "nothing was seen: straight to the end");
        double[] ranges = new double[36];
        Arrays.fill(ranges, Double.POSITIVE_INFINITY);
        // A wall across at x = 1 from y = -1 to y = 1.
        for (int k = -4; k <= 4; k++) {
            ranges[Math.floorMod(k, 36)] = 1 / Math.cos(Math.toRadians(10 * k));
        }
        grid.look(0, 0, 0, ranges);
        grid.plan(0, 0, 2, 0);
        int next = grid.straightOn(0, 0, 5);
        assertTrue(next > 0, "not straight");
        assertTrue(Math.abs(grid.wayY(next)) > 0.8, "by an end of the wall, y " + grid.wayY(next));
        Arrays.fill(ranges, Double.POSITIVE_INFINITY);
        grid.look(0, 0, 0, ranges);
        grid.plan(0, 0, 2, 0);
        assertEquals(-1, grid.straightOn(0, 0, 5), "it went away");
    }
}
