package org.skidpad.sim.dynamics;

import java.util.Arrays;
import org.skidpad.sim.state.StateVisitor;

/**
 * What lies between every actor's command and its motion: pure delay (a ring of past commands), first-order lag, rate limit,
 * saturation, in this order ({@link ActuatorParameters}). The lag is discretised exactly for a command held over the tick:
 * {@code y += (u - y)(1 - exp(-dt/τ))}. Index = actor.
 */
public final class Actuators {
    /** What reaches the actor's motion this tick; units as in {@code MotionModel}. */
    public final double[] longitudinal;

    public final double[] lateral;

    /** Limits of speed, m/s. */
    public final double[] speedMin;

    public final double[] speedMax;

    private final double[] longitudinalGain;
    private final double[] lateralGain;
    private final double[] longitudinalStep;
    private final double[] lateralStep;
    private final double[] longitudinalMin;
    private final double[] longitudinalMax;
    private final double[] lateralMax;
    private final boolean[] ideal;
    private final int[] delay;
    /** Commands under way of actor i: from i * ringSize, delay[i] of them, oldest where the next one goes. */
    private double[] longitudinalRing = new double[0];

    private double[] lateralRing = new double[0];
    private int ringSize;
    private final int capacity;

    public Actuators(int capacity) {
        this.capacity = capacity;
        longitudinal = new double[capacity];
        lateral = new double[capacity];
        speedMin = new double[capacity];
        speedMax = new double[capacity];
        longitudinalGain = new double[capacity];
        lateralGain = new double[capacity];
        longitudinalStep = new double[capacity];
        lateralStep = new double[capacity];
        longitudinalMin = new double[capacity];
        longitudinalMax = new double[capacity];
        lateralMax = new double[capacity];
        ideal = new boolean[capacity];
        delay = new int[capacity];
    }

    /** Forgets all commands under way and makes every actuator act at once, with the given least speed and no other limit. */
    public void idealise(int actor, double leastSpeed) {
        ideal[actor] = true;
        delay[actor] = 0;
        longitudinal[actor] = 0;
        lateral[actor] = 0;
        speedMin[actor] = leastSpeed;
        speedMax[actor] = Double.POSITIVE_INFINITY;
    }

    /** Sets an actor's actuator, at rest. */
    public void configure(int actor, ActuatorParameters p, double dt) {
        ideal[actor] = false;
        longitudinal[actor] = 0;
        lateral[actor] = 0;
        speedMin[actor] = p.speedMin();
        speedMax[actor] = p.speedMax();
        longitudinalGain[actor] = gain(p.longitudinalLagS(), dt);
        lateralGain[actor] = gain(p.lateralLagS(), dt);
        longitudinalStep[actor] = p.longitudinalRate() * dt;
        lateralStep[actor] = p.lateralRate() * dt;
        longitudinalMin[actor] = p.longitudinalMin();
        longitudinalMax[actor] = p.longitudinalMax();
        lateralMax[actor] = p.lateralMax();
        int ticks = (int) Math.rint(p.delayS() / dt);
        if (ticks > ringSize) {
            grow(ticks);
        }
        delay[actor] = ticks;
        Arrays.fill(longitudinalRing, actor * ringSize, actor * ringSize + ticks, 0);
        Arrays.fill(lateralRing, actor * ringSize, actor * ringSize + ticks, 0);
    }

    /** Starts a speed actuator where the actor already moves, so that it does not brake from a standing command. */
    public void start(int actor, double longitudinalValue) {
        longitudinal[actor] = longitudinalValue;
        int from = actor * ringSize;
        Arrays.fill(longitudinalRing, from, from + delay[actor], longitudinalValue);
    }

    /** Takes the command of one tick and updates {@link #longitudinal} and {@link #lateral} of the actor. */
    public void apply(int actor, long tick, double longitudinalCommand, double lateralCommand) {
        if (ideal[actor]) {
            longitudinal[actor] = longitudinalCommand;
            lateral[actor] = lateralCommand;
            return;
        }
        double lon = longitudinalCommand;
        double lat = lateralCommand;
        int d = delay[actor];
        if (d > 0) {
            int at = actor * ringSize + (int) (tick % d);
            double delayedLon = longitudinalRing[at];
            double delayedLat = lateralRing[at];
            longitudinalRing[at] = lon;
            lateralRing[at] = lat;
            lon = delayedLon;
            lat = delayedLat;
        }
        double lonStep = limit((lon - longitudinal[actor]) * longitudinalGain[actor], longitudinalStep[actor]);
        double latStep = limit((lat - lateral[actor]) * lateralGain[actor], lateralStep[actor]);
        longitudinal[actor] =
                Math.max(longitudinalMin[actor], Math.min(longitudinalMax[actor], longitudinal[actor] + lonStep));
        lateral[actor] = limit(lateral[actor] + latStep, lateralMax[actor]);
    }

    /** The values and the commands under way of the first {@code count} actors. */
    public void visitState(StateVisitor v, int count) {
        v.reals(longitudinal, count);
        v.reals(lateral, count);
        for (int i = 0; i < count; i++) {
            if (delay[i] > 0) {
                v.reals(longitudinalRing, i * ringSize, delay[i]);
                v.reals(lateralRing, i * ringSize, delay[i]);
            }
        }
    }

    private void grow(int ticks) {
        double[] lon = new double[capacity * ticks];
        double[] lat = new double[capacity * ticks];
        for (int i = 0; i < capacity; i++) {
            System.arraycopy(longitudinalRing, i * ringSize, lon, i * ticks, delay[i]);
            System.arraycopy(lateralRing, i * ringSize, lat, i * ticks, delay[i]);
        }
        longitudinalRing = lon;
        lateralRing = lat;
        ringSize = ticks;
    }

    private static double gain(double lagS, double dt) {
        return lagS == 0 ? 1 : 1 - StrictMath.exp(-dt / lagS);
    }

    private static double limit(double value, double magnitude) {
        return Math.max(-magnitude, Math.min(magnitude, value));
    }
}
