package org.skidpad.sim.traffic;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;

/**
 * All actors of a world that do nothing but follow their lane by {@link Idm}, decided in loops over arrays. Gives each the
 * command that its own {@link IdmDriver} would give it, bit for bit. Index = actor.
 */
public final class IdmFleet {
    private final boolean[] isMember;
    private final double[] inverseDesiredSpeed;
    private final double[] timeHeadway;
    private final double[] minimumGap;
    private final double[] acceleration;
    private final double[] inverseBraking;
    /** Scratch: s* over the gap. */
    private final double[] interaction;
    /** No member is here or beyond. */
    private int end;

    public IdmFleet(int capacity) {
        isMember = new boolean[capacity];
        inverseDesiredSpeed = new double[capacity];
        timeHeadway = new double[capacity];
        minimumGap = new double[capacity];
        acceleration = new double[capacity];
        inverseBraking = new double[capacity];
        interaction = new double[capacity];
    }

    public void clear() {
        Arrays.fill(isMember, false);
        end = 0;
    }

    /**
     * Takes an actor in.
     *
     * @return false, and nothing is done, where the model is more than an {@link IdmDriver} that keeps its lane, with δ = 4
     */
    public boolean add(int actor, TrafficModel model) {
        if (!(model instanceof IdmDriver driver
                && driver.keepsLane()
                && driver.parameters().exponent() == 4)) {
            return false;
        }
        IdmParameters p = driver.parameters();
        isMember[actor] = true;
        inverseDesiredSpeed[actor] = 1 / p.desiredSpeed();
        timeHeadway[actor] = p.timeHeadway();
        minimumGap[actor] = p.minimumGap();
        acceleration[actor] = p.acceleration();
        inverseBraking[actor] = Idm.inverseBraking(p);
        end = Math.max(end, actor + 1);
        return true;
    }

    /**
     * Writes the commands of all that are present and not overridden.
     *
     * @param gap of each actor to its lead, m, {@code +Infinity} where there is none
     * @param approachRate own speed minus the lead's, m/s, 0 where there is none
     */
    public void decide(ActorStates a, double[] gap, double[] approachRate, ActorCommands out) {
        int from = next(0, true, a.present, out.overridden);
        while (from < end) {
            int to = next(from, false, a.present, out.overridden);
            follow(from, to, a.speed, gap, approachRate, out.longitudinal);
            Arrays.fill(out.lateral, from, to, 0);
            from = next(to, true, a.present, out.overridden);
        }
    }

    /**
     * {@link Idm#acceleration}, to the same bits for all that is no NaN: short loops that call nothing and branch nowhere, so
     * that the compiler unrolls them and uses vector instructions.
     */
    private void follow(int from, int to, double[] speed, double[] gap, double[] approachRate, double[] wish) {
        double[] headway = timeHeadway;
        double[] leastGap = minimumGap;
        double[] perBraking = inverseBraking;
        for (int i = from; i < to; i++) {
            double dynamic = speed[i] * (headway[i] + approachRate[i] * perBraking[i]);
            double desired = leastGap[i] + Math.max(0.0, dynamic);
            interaction[i] = desired / Math.max(gap[i], Idm.LEAST_GAP);
        }
        double[] perDesiredSpeed = inverseDesiredSpeed;
        double[] a = acceleration;
        for (int i = from; i < to; i++) {
            double ratio = speed[i] * perDesiredSpeed[i];
            double square = ratio * ratio;
            double free = a[i] * (1 - square * square - interaction[i] * interaction[i]);
            wish[i] = Math.max(-IdmDriver.HARDEST_BRAKING, free);
        }
    }

    /** The first actor from an index on that is, or is not, to be decided for; else the end. */
    private int next(int from, boolean wanted, boolean[] present, boolean[] overridden) {
        int i = from;
        while (i < end && (isMember[i] && present[i] && !overridden[i]) != wanted) {
            i++;
        }
        return i;
    }
}
