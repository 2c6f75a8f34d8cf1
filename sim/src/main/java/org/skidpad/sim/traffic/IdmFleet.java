package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;

/**
 * All actors of a world that do nothing but follow their lane by {@link Idm}, decided in one loop over arrays. Gives each the
 * command that its own {@link IdmDriver} would give it, bit for bit.
 */
public final class IdmFleet {
    private final int[] member;
    private final double[] inverseDesiredSpeed;
    private final double[] timeHeadway;
    private final double[] minimumGap;
    private final double[] acceleration;
    private final double[] inverseBraking;
    private int size;

    public IdmFleet(int capacity) {
        member = new int[capacity];
        inverseDesiredSpeed = new double[capacity];
        timeHeadway = new double[capacity];
        minimumGap = new double[capacity];
        acceleration = new double[capacity];
        inverseBraking = new double[capacity];
    }

    public void clear() {
        size = 0;
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
        member[size] = actor;
        inverseDesiredSpeed[size] = 1 / p.desiredSpeed();
        timeHeadway[size] = p.timeHeadway();
        minimumGap[size] = p.minimumGap();
        acceleration[size] = p.acceleration();
        inverseBraking[size] = Idm.inverseBraking(p);
        size++;
        return true;
    }

    /**
     * Writes the commands of all that are present and not overridden.
     *
     * @param lead of each actor, or -1
     * @param gap to it, m, {@code +Infinity} where there is none
     */
    public void decide(ActorStates a, int[] lead, double[] gap, ActorCommands out) {
        double[] speed = a.speed;
        boolean[] present = a.present;
        boolean[] overridden = out.overridden;
        double[] longitudinal = out.longitudinal;
        double[] lateral = out.lateral;
        for (int k = 0; k < size; k++) {
            int i = member[k];
            if (!present[i] || overridden[i]) {
                continue;
            }
            double v = speed[i];
            int other = lead[i];
            double wish = Idm.acceleration(
                    v,
                    gap[i],
                    other < 0 ? 0 : v - speed[other],
                    inverseDesiredSpeed[k],
                    timeHeadway[k],
                    minimumGap[k],
                    acceleration[k],
                    inverseBraking[k]);
            longitudinal[i] = wish < -IdmDriver.HARDEST_BRAKING ? -IdmDriver.HARDEST_BRAKING : wish;
            lateral[i] = 0;
        }
    }
}
