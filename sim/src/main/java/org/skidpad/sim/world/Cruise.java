package org.skidpad.sim.world;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.Actuators;

/**
 * The common case of traffic: a lane point that keeps its place across a straight lane, undisturbed. Moved in loops over
 * arrays, to the same bits as {@link Motion} moves it alone; index = actor.
 *
 * <p>Who cruises changes seldom, so it is noted rather than asked each tick. It follows from the state and is no state.
 */
final class Cruise {
    private final ActorStates actors;
    private final Actuators actuators;
    private final double dt;
    private LaneGraph graph;

    /** False: not in the common case, or not known to be. */
    private final boolean[] cruises;
    /** Of the lane of each that cruises: where its centre line starts, its direction, its length. */
    private final double[] startX;

    private final double[] startY;
    private final double[] cos;
    private final double[] sin;
    private final double[] length;

    /** Scratch: speed and station at the end of the tick. */
    private final double[] nextSpeed;

    private final double[] nextS;

    Cruise(ActorStates actors, Actuators actuators, double dt) {
        this.actors = actors;
        this.actuators = actuators;
        this.dt = dt;
        int n = actors.capacity;
        cruises = new boolean[n];
        startX = new double[n];
        startY = new double[n];
        cos = new double[n];
        sin = new double[n];
        length = new double[n];
        nextSpeed = new double[n];
        nextS = new double[n];
    }

    void reset(LaneGraph newGraph) {
        graph = newGraph;
        forget();
    }

    /** To be called when the state was replaced from outside. */
    void forget() {
        Arrays.fill(cruises, false);
    }

    /** To be called when anything but {@link #run} has changed an actor. */
    void note(int i, boolean derailed) {
        int lane = actors.lane[i];
        cruises[i] = lane >= 0
                && graph.straight[lane]
                && actors.motion[i] == MotionModel.LANE_POINT
                && actors.present[i]
                && !derailed
                && actors.lateralSpeed[i] == 0
                && actors.yawRate[i] == 0
                && actors.heading[i] == graph.heading[lane];
        if (cruises[i]) {
            startX[i] = graph.startX[lane];
            startY[i] = graph.startY[lane];
            cos[i] = graph.cos[lane];
            sin[i] = graph.sin[lane];
            length[i] = graph.length[lane];
        }
    }

    /**
     * Moves actors from an index on, for as long as they cruise, meet no limit of speed and stay within their lanes.
     *
     * @return the first actor that is another case, or {@code count}
     */
    int run(int from, int count, ActorCommands commands) {
        int to = end(from, count, commands);
        if (to > from) {
            accelerate(from, to);
            placeX(from, to);
            placeY(from, to);
        }
        return to;
    }

    /** As {@link org.skidpad.sim.dynamics.SpeedChange} between the limits. */
    private int end(int from, int count, ActorCommands commands) {
        boolean[] prescribed = commands.prescribed;
        double[] sideways = actuators.lateral;
        double[] speedMin = actuators.speedMin;
        double[] speedMax = actuators.speedMax;
        double[] wish = actuators.longitudinal;
        double[] speed = actors.speed;
        double[] laneS = actors.laneS;
        for (int i = from; i < count; i++) {
            if (!cruises[i] || sideways[i] != 0 || prescribed[i]) {
                return i;
            }
            double after = speed[i] + wish[i] * dt;
            double s = laneS[i] + (speed[i] + after) * 0.5 * dt;
            if (!(after >= speedMin[i] && after <= speedMax[i] && s <= length[i])) {
                return i;
            }
            nextSpeed[i] = after;
            nextS[i] = s;
        }
        return count;
    }

    // Short loops that call nothing and branch nowhere, so that the compiler unrolls them and uses vector instructions.

    private void accelerate(int from, int to) {
        double[] speed = actors.speed;
        double[] acceleration = actors.acceleration;
        for (int i = from; i < to; i++) {
            acceleration[i] = (nextSpeed[i] - speed[i]) / dt;
        }
        System.arraycopy(nextSpeed, from, speed, from, to - from);
        System.arraycopy(nextS, from, actors.laneS, from, to - from);
    }

    private void placeX(int from, int to) {
        double[] laneS = actors.laneS;
        double[] laneOffset = actors.laneOffset;
        double[] x = actors.x;
        for (int i = from; i < to; i++) {
            x[i] = startX[i] + laneS[i] * cos[i] - laneOffset[i] * sin[i];
        }
    }

    private void placeY(int from, int to) {
        double[] laneS = actors.laneS;
        double[] laneOffset = actors.laneOffset;
        double[] y = actors.y;
        for (int i = from; i < to; i++) {
            y[i] = startY[i] + laneS[i] * sin[i] + laneOffset[i] * cos[i];
        }
    }
}
