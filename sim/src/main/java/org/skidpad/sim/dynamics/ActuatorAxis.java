package org.skidpad.sim.dynamics;

import java.util.Arrays;
import org.skidpad.sim.state.StateVisitor;

/** One command of every actor on its way to the motion; index = actor. */
final class ActuatorAxis {
    /** What reaches the motion. */
    final double[] value;

    private final double[] gain;
    /** Of commands. */
    private final double[] scale;

    private final double[] offset;
    private final double[] deadZone;
    private final double[] step;
    private final double[] min;
    private final double[] max;
    /** Commands under way of actor i: from i * ringSize, as many as its delay has ticks, oldest where the next one goes. */
    private double[] ring = new double[0];

    private int ringSize;

    ActuatorAxis(int capacity) {
        value = new double[capacity];
        gain = new double[capacity];
        scale = new double[capacity];
        offset = new double[capacity];
        deadZone = new double[capacity];
        step = new double[capacity];
        min = new double[capacity];
        max = new double[capacity];
    }

    void configure(int actor, ActuatorParameters.Axis p, double dt, int delay) {
        gain[actor] = p.lagS() == 0 ? 1 : 1 - StrictMath.exp(-dt / p.lagS());
        scale[actor] = p.gain();
        offset[actor] = p.offset();
        deadZone[actor] = p.deadZone();
        step[actor] = p.rate() * dt;
        min[actor] = p.min();
        max[actor] = p.max();
        if (delay > ringSize) {
            grow(delay);
        }
        start(actor, 0, delay);
    }

    /** Least command that is not cut off. */
    double least(int actor) {
        return (min[actor] - offset[actor]) / scale[actor];
    }

    double most(int actor) {
        return (max[actor] - offset[actor]) / scale[actor];
    }

    /** Puts the value where it has been for the whole delay. */
    void start(int actor, double at, int delay) {
        value[actor] = at;
        Arrays.fill(ring, actor * ringSize, actor * ringSize + delay, at);
    }

    void apply(int actor, long tick, int delay, double command) {
        double u = command;
        if (delay > 0) {
            int at = actor * ringSize + (int) (tick % delay);
            double delayed = ring[at];
            ring[at] = u;
            u = delayed;
        }
        u = u * scale[actor] + offset[actor];
        if (Math.abs(u) < deadZone[actor]) {
            u = 0;
        }
        // Comparisons are cheaper than Math.max, which must mind NaN and the sign of zero.
        double wanted = (u - value[actor]) * gain[actor];
        double most = step[actor];
        double change = wanted < -most ? -most : wanted > most ? most : wanted;
        double reached = value[actor] + change;
        value[actor] = reached <= min[actor] ? min[actor] : reached > max[actor] ? max[actor] : reached;
    }

    void visitUnderWay(StateVisitor v, int actor, int delay) {
        v.reals(ring, actor * ringSize, delay);
    }

    private void grow(int ticks) {
        double[] wider = new double[value.length * ticks];
        for (int i = 0; i < value.length; i++) {
            System.arraycopy(ring, i * ringSize, wider, i * ticks, ringSize);
        }
        ring = wider;
        ringSize = ticks;
    }
}
