package org.skidpad.sim.dynamics;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.state.StateVisitor;

/**
 * What lies between every actor's commands and its motion: pure delay (a ring of past commands), gain and offset, dead
 * zone, first-order lag, rate limit, saturation, in this order ({@link ActuatorParameters}). The lag is discretised exactly for a command held over the
 * tick: {@code y += (u - y)(1 - exp(-dt/τ))}. Index = actor.
 */
public final class Actuators {
    /** What reaches the actor's motion this tick; units as in {@code MotionModel}. */
    public final double[] longitudinal;

    public final double[] lateral;
    /** Zero for models without a third command. */
    public final double[] turn;

    /** Limits of speed, m/s. */
    public final double[] speedMin;

    public final double[] speedMax;

    private final ActuatorAxis longitudinalAxis;
    private final ActuatorAxis lateralAxis;
    private final ActuatorAxis turnAxis;
    private final boolean[] ideal;
    private final boolean[] turning;
    private final int[] delay;

    /** Actors whose commands do not simply pass, by index; to be gathered anew where {@link #gathered} is behind. */
    private final int[] special;

    private int specials;
    /** How many actors {@link #special} was gathered from, or -1. */
    private int gathered = -1;

    public Actuators(int capacity) {
        longitudinalAxis = new ActuatorAxis(capacity);
        lateralAxis = new ActuatorAxis(capacity);
        turnAxis = new ActuatorAxis(capacity);
        longitudinal = longitudinalAxis.value;
        lateral = lateralAxis.value;
        turn = turnAxis.value;
        speedMin = new double[capacity];
        speedMax = new double[capacity];
        ideal = new boolean[capacity];
        turning = new boolean[capacity];
        delay = new int[capacity];
        special = new int[capacity];
    }

    /**
     * Forgets all commands under way and makes every actuator act at once, with the given least speed and no other limit.
     *
     * @param turns whether the actor's model has a third command
     */
    public void idealise(int actor, double leastSpeed, boolean turns) {
        gathered = -1;
        ideal[actor] = true;
        turning[actor] = turns;
        delay[actor] = 0;
        longitudinal[actor] = 0;
        lateral[actor] = 0;
        turn[actor] = 0;
        speedMin[actor] = leastSpeed;
        speedMax[actor] = Double.POSITIVE_INFINITY;
    }

    /** Sets an actor's actuator, at rest. */
    public void configure(int actor, ActuatorParameters p, double dt) {
        int ticks = (int) Math.rint(p.delayS() / dt);
        gathered = -1;
        ideal[actor] = false;
        delay[actor] = ticks;
        speedMin[actor] = p.speedMin();
        speedMax[actor] = p.speedMax();
        longitudinalAxis.configure(actor, p.longitudinal(), dt, ticks);
        lateralAxis.configure(actor, p.lateral(), dt, ticks);
        if (turning[actor]) {
            turnAxis.configure(actor, p.turn(), dt, ticks);
        }
    }

    /** Least first command that reaches an actor's motion as it is; smaller ones are cut off. */
    public double longitudinalLeast(int actor) {
        return ideal[actor] ? Double.NEGATIVE_INFINITY : longitudinalAxis.least(actor);
    }

    /** Largest one likewise. */
    public double longitudinalMost(int actor) {
        return ideal[actor] ? Double.POSITIVE_INFINITY : longitudinalAxis.most(actor);
    }

    /** Starts a speed actuator where the actor already moves, so that it does not brake from a standing command. */
    public void start(int actor, double longitudinalValue) {
        longitudinalAxis.start(actor, longitudinalValue, delay[actor]);
    }

    /**
     * Takes the commands of one tick and updates {@link #longitudinal}, {@link #lateral} and {@link #turn} of the first {@code
     * count} actors.
     */
    public void apply(int count, long tick, ActorCommands commands) {
        if (gathered != count) {
            gather(count);
        }
        int from = 0;
        for (int k = 0; k < specials; k++) {
            int actor = special[k];
            pass(from, actor, commands);
            applyTo(actor, tick, commands);
            from = actor + 1;
        }
        pass(from, count, commands);
    }

    private void gather(int count) {
        specials = 0;
        for (int i = 0; i < count; i++) {
            if (!ideal[i] || turning[i]) {
                special[specials++] = i;
            }
        }
        gathered = count;
    }

    /** What has two commands and acts at once. */
    private void pass(int from, int to, ActorCommands commands) {
        System.arraycopy(commands.longitudinal, from, longitudinal, from, to - from);
        System.arraycopy(commands.lateral, from, lateral, from, to - from);
    }

    private void applyTo(int actor, long tick, ActorCommands commands) {
        if (ideal[actor]) {
            longitudinal[actor] = commands.longitudinal[actor];
            lateral[actor] = commands.lateral[actor];
            turn[actor] = commands.turn[actor];
            return;
        }
        int d = delay[actor];
        longitudinalAxis.apply(actor, tick, d, commands.longitudinal[actor]);
        lateralAxis.apply(actor, tick, d, commands.lateral[actor]);
        if (turning[actor]) {
            turnAxis.apply(actor, tick, d, commands.turn[actor]);
        }
    }

    /** The values and the commands under way of the first {@code count} actors. */
    public void visitState(StateVisitor v, int count) {
        v.reals(longitudinal, count);
        v.reals(lateral, count);
        for (int i = 0; i < count; i++) {
            if (delay[i] > 0) {
                longitudinalAxis.visitUnderWay(v, i, delay[i]);
                lateralAxis.visitUnderWay(v, i, delay[i]);
            }
            if (turning[i]) {
                turn[i] = v.real(turn[i]);
                if (delay[i] > 0) {
                    turnAxis.visitUnderWay(v, i, delay[i]);
                }
            }
        }
    }
}
