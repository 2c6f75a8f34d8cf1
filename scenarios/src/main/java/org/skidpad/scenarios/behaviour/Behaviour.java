package org.skidpad.scenarios.behaviour;

import java.util.List;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.traffic.Crosswalk;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.traffic.Walker;

/** What an actor does, before it is drawn for an episode. Immutable. */
public sealed interface Behaviour {
    /**
     * Draws the behaviour of one episode.
     *
     * @param name of the actor, for the random streams and for notes
     * @return null where the actor gets no model of its own
     */
    TrafficModel draw(Draws draws, String name);

    /** How the actor moves under it, given whether it stands on a lane. */
    default MotionModel motion(boolean onLane) {
        return onLane ? MotionModel.LANE_POINT : MotionModel.PRESCRIBED;
    }

    /** Keeps lane and speed. */
    record Hold() implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return null;
        }
    }

    /** Never moves. */
    record Parked() implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return null;
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.FIXED;
        }
    }

    /** Stands until it is pushed; where contacts are only detected it never moves. */
    record Pushable() implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return null;
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.PUSHABLE;
        }
    }

    /** Follows lane and lead, and whatever else a driver does. */
    record Drive(DriverSpec driver) implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return driver.draw(draws, name);
        }
    }

    /** Follows, then brakes to {@code toSpeed}, m/s, at {@code deceleration}, m/s². */
    record Brake(FollowSpec follow, Trigger when, Distribution deceleration, Distribution toSpeed)
            implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return new BrakeModel(
                    follow.draw(draws, name),
                    when.arm(draws, name),
                    draws.of(deceleration, name, "deceleration", name + ".deceleration"),
                    draws.of(toSpeed, name, "to_speed", name + ".to_speed"));
        }
    }

    /**
     * Moves in front of the ego.
     *
     * @param gap rear bumper ahead of the ego's front bumper at the trigger, m
     * @param relativeSpeed to the ego's speed at the trigger, m/s
     * @param duration of the lane change, s
     * @param brakeProbability whether it then brakes
     * @param brakeAfter s from the end of the lane change
     */
    record CutIn(
            FollowSpec follow,
            Trigger when,
            Distribution gap,
            Distribution relativeSpeed,
            Distribution duration,
            Distribution brakeProbability,
            Distribution brakeAfter,
            Distribution brakeDeceleration,
            Distribution brakeToSpeed)
            implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            boolean brakes = draws.stream(name, "brakes").nextDouble()
                    < draws.quietly(brakeProbability, name, "brake_probability");
            draws.note(name + ".brakes", brakes ? 1 : 0);
            return new CutInModel(
                    follow.draw(draws, name),
                    when.arm(draws, name),
                    draws.of(gap, name, "gap", name + ".gap"),
                    draws.of(relativeSpeed, name, "relative_speed", name + ".relative_speed"),
                    draws.of(duration, name, "duration", name + ".duration"),
                    brakes,
                    draws.of(brakeAfter, name, "brake.after", name + ".brake.after"),
                    draws.of(brakeDeceleration, name, "brake.deceleration", name + ".brake.deceleration"),
                    draws.of(brakeToSpeed, name, "brake.to_speed", name + ".brake.to_speed"));
        }
    }

    /** Stands, and drives from the trigger on. */
    record SetOff(DriverSpec driver, Trigger when) implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return new SetOffModel(when.arm(draws, name), driver.draw(draws, name));
        }
    }

    /**
     * Keeps its speed whatever is ahead, changes lanes at the trigger, and follows from then on.
     *
     * @param lanesLeft 1 or -1
     * @param duration of the change, s
     */
    record Swerve(FollowSpec follow, Trigger when, Distribution lanesLeft, Distribution duration) implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return new SwerveModel(
                    follow.draw(draws, name),
                    when.arm(draws, name),
                    draws.of(lanesLeft, name, "swerve.lanes_left", name + ".lanes_left") > 0,
                    draws.of(duration, name, "duration", name + ".duration"));
        }
    }

    /** Walks a path, m, map frame, from the trigger on; to and fro where {@code repeats}. */
    record Walk(List<Pose> path, Distribution speed, Trigger when, boolean repeats) implements Behaviour {
        public Walk {
            path = List.copyOf(path);
        }

        @Override
        public TrafficModel draw(Draws draws, String name) {
            return new WalkModel(path, draws.of(speed, name, "walk", name + ".walk"), when.arm(draws, name), repeats);
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.PRESCRIBED;
        }
    }

    /** Goes along way points, m, map frame, from the trigger on and makes way for others; to and fro where {@code repeats}. */
    record Stroll(List<Pose> path, Distribution speed, Trigger when, boolean repeats) implements Behaviour {
        public Stroll {
            path = List.copyOf(path);
        }

        @Override
        public TrafficModel draw(Draws draws, String name) {
            double[] x = path.stream().mapToDouble(Pose::x).toArray();
            double[] y = path.stream().mapToDouble(Pose::y).toArray();
            double drawn = draws.of(speed, name, "walk", name + ".walk");
            return WaitingModel.until(when.arm(draws, name), new Walker(x, y, drawn, repeats));
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.PRESCRIBED;
        }
    }

    /** Crosses at a crosswalk from the trigger on, when it may; {@code margin} in s. */
    record Cross(Crosswalk crosswalk, boolean fromFirst, Distribution speed, Distribution margin, Trigger when)
            implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            double drawn = draws.of(speed, name, "walk", name + ".walk");
            double spare = draws.of(margin, name, "margin", name + ".margin");
            return WaitingModel.until(when.arm(draws, name), Walker.across(crosswalk, fromFirst, drawn, spare));
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.PRESCRIBED;
        }

        /** Where it stands until then: at the kerb and along it, so that drivers do not wait. */
        public Pose start() {
            Pose kerb = Walker.kerb(crosswalk, fromFirst);
            return new Pose(kerb.x(), kerb.y(), kerb.heading() + Math.PI / 2);
        }
    }

    /** In a room: goes to and fro on a line that the room draws for it. */
    record Wander(Distribution speed) implements Behaviour {
        @Override
        public TrafficModel draw(Draws draws, String name) {
            return null;
        }

        /** @param line two points with nothing between them */
        public TrafficModel along(Pose[] line, Draws draws, String name) {
            return new Walk(List.of(line), speed, Trigger.AT_START, true).draw(draws, name);
        }

        @Override
        public MotionModel motion(boolean onLane) {
            return MotionModel.PRESCRIBED;
        }
    }
}
