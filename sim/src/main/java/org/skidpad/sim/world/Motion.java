package org.skidpad.sim.world;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.HeadingVectors;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.Actuators;
import org.skidpad.sim.dynamics.Arc;
import org.skidpad.sim.dynamics.SpeedChange;
import org.skidpad.sim.dynamics.Vehicles;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * The dynamics phase of the tick: moves every actor by its model for one dt, and keeps lane coordinates and map pose in step.
 * An actor that was knocked about slides: what its model cannot express (motion across the heading) decays by friction.
 */
final class Motion implements Stateful {
    private final ActorStates actors;
    private final HeadingVectors headings;
    private final Actuators actuators;
    private final Vehicles vehicles;
    private final double dt;
    private final boolean rigid;
    private final Cruise cruise;
    /** Off its rails: a lane point that was hit slides to rest and stays there. */
    final boolean[] derailed;

    private LaneGraph graph;
    private int ego;
    /** Of a body that slides on the ground, m/s². */
    private double slidingDeceleration;

    private final PoseHolder pose = new PoseHolder();
    private final LanePosition lanePosition = new LanePosition();

    Motion(
            ActorStates actors,
            HeadingVectors headings,
            Actuators actuators,
            Vehicles vehicles,
            double dt,
            boolean rigid) {
        this.actors = actors;
        this.headings = headings;
        this.actuators = actuators;
        this.vehicles = vehicles;
        this.dt = dt;
        this.rigid = rigid;
        derailed = new boolean[actors.capacity];
        cruise = new Cruise(actors, actuators, dt);
    }

    void reset(LaneGraph newGraph, int newEgo, double newSlidingDeceleration) {
        graph = newGraph;
        ego = newEgo;
        slidingDeceleration = newSlidingDeceleration;
        Arrays.fill(derailed, false);
        cruise.reset(newGraph);
    }

    @Override
    public void visitState(StateVisitor v) {
        v.flags(derailed, actors.count);
        if (v.restoring()) {
            cruise.forget();
        }
    }

    /** Takes out who is withdrawn, and puts who is prescribed and was away where it shall be, so that it comes without a jolt. */
    void enterAndLeave(ActorCommands commands) {
        if (!commands.isPlacing()) {
            return;
        }
        for (int i = 0; i < actors.count; i++) {
            if (commands.withdrawn[i]) {
                actors.present[i] = false;
                actors.lane[i] = -1;
                commands.prescribed[i] = false;
                cruise.note(i, derailed[i]);
            } else if (commands.prescribed[i] && !actors.present[i]) {
                actors.present[i] = true;
                actors.x[i] = commands.prescribedX[i];
                actors.y[i] = commands.prescribedY[i];
                actors.heading[i] = Angles.wrap(commands.prescribedHeading[i]);
                actors.speed[i] = commands.prescribedSpeed[i];
                actors.yawRate[i] = 0;
            }
        }
    }

    void advance(ActorCommands commands) {
        int n = actors.count;
        for (int i = cruise.run(0, n, commands); i < n; i = cruise.run(i + 1, n, commands)) {
            move(i, commands);
            cruise.note(i, derailed[i]);
        }
    }

    private void move(int i, ActorCommands commands) {
        if (!actors.present[i]) {
            return;
        }
        if (commands.prescribed[i]) {
            prescribe(i, commands);
            return;
        }
        switch (actors.motion[i]) {
            case FIXED -> {}
            case PUSHABLE -> {
                if (rigid) {
                    slide(i);
                }
            }
            case KINEMATIC_BICYCLE -> singleTrack(i);
            case DYNAMIC_SINGLE_TRACK -> dynamicSingleTrack(i);
            case OMNIDIRECTIONAL -> {
                vehicles.glide(i, actuators.longitudinal[i], actuators.lateral[i], actuators.turn[i], dt);
                locate(i);
            }
            case DIFFERENTIAL_DRIVE -> differentialDrive(i);
            case LANE_POINT -> {
                if (derailed[i]) {
                    slide(i);
                    locate(i);
                } else {
                    lanePoint(i);
                }
            }
            case PRESCRIBED -> roll(i);
        }
    }

    /** Finds the lane under an actor from its map pose. */
    void locate(int i) {
        if (graph == null) {
            actors.lane[i] = -1;
            return;
        }
        if (graph.roads.locate(actors.x[i], actors.y[i], actors.lane[i], lanePosition)) {
            actors.lane[i] = lanePosition.lane;
            actors.laneS[i] = lanePosition.s;
            actors.laneOffset[i] = lanePosition.offset;
        } else {
            actors.lane[i] = -1;
            actors.laneS[i] = 0;
            actors.laneOffset[i] = 0;
        }
    }

    /** Takes note that a contact moved the actor; what ran on a lane slides from now on. */
    void pushed(int i) {
        if (actors.motion[i] == MotionModel.LANE_POINT) {
            derailed[i] = true;
        }
        locate(i);
        cruise.note(i, derailed[i]);
    }

    private void prescribe(int i, ActorCommands commands) {
        actors.acceleration[i] = (commands.prescribedSpeed[i] - actors.speed[i]) / dt;
        actors.yawRate[i] = Angles.wrap(commands.prescribedHeading[i] - actors.heading[i]) / dt;
        actors.x[i] = commands.prescribedX[i];
        actors.y[i] = commands.prescribedY[i];
        actors.heading[i] = Angles.wrap(commands.prescribedHeading[i]);
        actors.speed[i] = commands.prescribedSpeed[i];
        actors.lateralSpeed[i] = 0;
        locate(i);
    }

    private void singleTrack(int i) {
        double v = actors.speed[i];
        double a = vehicles.acceleration(i, actuators.longitudinal[i]);
        double min = actuators.speedMin[i];
        double max = actuators.speedMax[i];
        double distance = SpeedChange.distance(v, a, dt, min, max);
        double after = SpeedChange.speedAfter(v, a, dt, min, max);
        actors.steering[i] = actuators.lateral[i];
        double curvature = vehicles.curvature(i, a);
        drive(i, distance, distance * curvature, after, after * curvature);
    }

    private void dynamicSingleTrack(int i) {
        if (vehicles.rolls(i)) {
            singleTrack(i);
            return;
        }
        double min = actuators.speedMin[i];
        double max = actuators.speedMax[i];
        vehicles.drive(i, actuators.longitudinal[i], actuators.lateral[i], min, max, dt);
        locate(i);
    }

    private void differentialDrive(int i) {
        double after = Math.max(actuators.speedMin[i], Math.min(actuators.speedMax[i], actuators.longitudinal[i]));
        double yawRate = actuators.lateral[i];
        if (vehicles.slips(i)) {
            double rims = after;
            after = vehicles.speedOverGround(i, rims, yawRate, dt);
            yawRate = vehicles.yawRateOverGround(i, rims, yawRate, dt);
        }
        drive(i, after * dt, yawRate * dt, after, yawRate);
    }

    /** Holds speed and heading. */
    private void roll(int i) {
        drive(i, actors.speed[i] * dt, 0, actors.speed[i], 0);
    }

    private void drive(int i, double distance, double turn, double speedAfter, double yawRate) {
        actors.acceleration[i] = (speedAfter - actors.speed[i]) / dt;
        actors.speed[i] = speedAfter;
        actors.yawRate[i] = yawRate;
        if (distance != 0 || turn != 0) {
            pose.x = actors.x[i];
            pose.y = actors.y[i];
            pose.heading = actors.heading[i];
            Arc.advance(pose, distance, turn);
            actors.x[i] = pose.x;
            actors.y[i] = pose.y;
            actors.heading[i] = pose.heading;
        }
        if (actors.lateralSpeed[i] != 0) {
            slip(i);
        }
        locate(i);
    }

    private void slip(int i) {
        double v = actors.lateralSpeed[i];
        double left = v * dt;
        actors.x[i] -= left * Trigonometry.sin(actors.heading[i]);
        actors.y[i] += left * Trigonometry.cos(actors.heading[i]);
        double lost = slidingDeceleration * dt;
        actors.lateralSpeed[i] = v > 0 ? Math.max(0, v - lost) : Math.min(0, v + lost);
    }

    /** A free body on the ground: goes on, turns on, and is slowed by friction. */
    private void slide(int i) {
        double forward = actors.speed[i];
        double left = actors.lateralSpeed[i];
        double turning = actors.yawRate[i];
        if (forward == 0 && left == 0 && turning == 0) {
            actors.acceleration[i] = 0;
            return;
        }
        double before = Math.sqrt(forward * forward + left * left);
        double after = Math.max(0, before - slidingDeceleration * dt);
        double mean = (before + after) * 0.5 * dt;
        headings.update(i);
        double c = headings.cos[i];
        double s = headings.sin[i];
        double dirX = before > 0 ? (forward * c - left * s) / before : 0;
        double dirY = before > 0 ? (forward * s + left * c) / before : 0;
        actors.x[i] += dirX * mean;
        actors.y[i] += dirY * mean;
        if (turning == 0) {
            double kept = before > 0 ? after / before : 0;
            actors.speed[i] = forward * kept;
            actors.lateralSpeed[i] = left * kept;
        } else {
            // Friction of a spinning body acts at about a quarter of its size from the middle; yaw inertia is that of a
            // disc.
            double size = Math.max(actors.length[i], Math.max(actors.width[i], 2 * actors.radius[i]));
            double lost = slidingDeceleration * dt * 2 / size;
            double turningAfter = turning > 0 ? Math.max(0, turning - lost) : Math.min(0, turning + lost);
            actors.heading[i] = Angles.wrap(actors.heading[i] + (turning + turningAfter) * 0.5 * dt);
            actors.yawRate[i] = turningAfter;
            headings.update(i);
            double c1 = headings.cos[i];
            double s1 = headings.sin[i];
            actors.speed[i] = after * (dirX * c1 + dirY * s1);
            actors.lateralSpeed[i] = after * (dirY * c1 - dirX * s1);
        }
        actors.acceleration[i] = (actors.speed[i] - forward) / dt;
    }

    private void lanePoint(int i) {
        double v = actors.speed[i];
        double a = actuators.longitudinal[i];
        double distance = SpeedChange.distance(v, a, dt, actuators.speedMin[i], actuators.speedMax[i]);
        double after = SpeedChange.speedAfter(v, a, dt, actuators.speedMin[i], actuators.speedMax[i]);
        double lateral = actuators.lateral[i];
        if (graph == null || actors.lane[i] < 0) {
            drive(i, distance, 0, after, 0);
            return;
        }
        int lane = actors.lane[i];
        double offset = actors.laneOffset[i] + lateral * dt;
        double s = actors.laneS[i]
                + (graph.straight[lane]
                        ? distance
                        : distance / graph.roads.stretch(lane, actors.laneS[i], actors.laneOffset[i]));
        while (s > graph.length[lane]) {
            int next = graph.next[lane];
            if (next < 0) {
                leaveRoad(i, distance, after);
                return;
            }
            s -= graph.length[lane];
            lane = next;
        }
        if (lateral != 0) {
            double half = graph.roads.width(lane, s) * 0.5;
            if (offset > half && graph.left[lane] >= 0) {
                offset -= graph.spacingToLeft(lane, s);
                lane = graph.left[lane];
            } else if (offset < -half && graph.right[lane] >= 0) {
                offset += graph.spacingToRight(lane, s);
                lane = graph.right[lane];
            }
        }
        graph.roads.toMap(lane, s, offset, pose);
        actors.acceleration[i] = (after - v) / dt;
        double turn = pose.heading - actors.heading[i];
        actors.yawRate[i] = turn == 0 ? 0 : Angles.wrap(turn) / dt;
        actors.speed[i] = after;
        actors.lateralSpeed[i] = lateral;
        actors.x[i] = pose.x;
        actors.y[i] = pose.y;
        actors.heading[i] = Angles.wrap(pose.heading);
        actors.lane[i] = lane;
        actors.laneS[i] = s;
        actors.laneOffset[i] = offset;
    }

    /** Past the end of the last lane the ego rolls straight on, off the road; anybody else has left the world. */
    private void leaveRoad(int i, double distance, double speedAfter) {
        if (i == ego) {
            actors.lane[i] = -1;
            drive(i, distance, 0, speedAfter, 0);
        } else {
            actors.present[i] = false;
            actors.lane[i] = -1;
        }
    }
}
