package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;

/** The kinds of actions of OpenSCENARIO XML that move somebody. SI units. */
public final class Actions {
    private Actions() {}

    /** The speed an actor goes for. */
    public interface TargetSpeed {
        double of(Stage stage);

        default boolean relative() {
            return false;
        }
    }

    /** {@code factor} times the speed of an actor plus {@code delta}, m/s. */
    public static TargetSpeed speedOf(int actor, double factor, double delta) {
        return new TargetSpeed() {
            @Override
            public double of(Stage stage) {
                return stage.puppets[actor].speed * factor + delta;
            }

            @Override
            public boolean relative() {
                return true;
            }
        };
    }

    /** Puts an actor somewhere. */
    public static Action teleport(Position position) {
        return new Action(Domain.BOTH, position.relative() ? 1 : 0) {
            @Override
            public boolean places() {
                return true;
            }

            @Override
            ActionRun begin(Stage stage, int actor) {
                return new Once(actor) {
                    @Override
                    void act(Puppet p) {
                        Spot spot = new Spot();
                        if (!position.resolve(stage, spot)) {
                            stage.note(p.index, "teleport of " + p.name + ": there is no such place; it stays");
                            return;
                        }
                        p.spot.copy(spot);
                        p.nextOffset = spot.offset;
                        p.teleported = true;
                    }
                };
            }
        };
    }

    /** Changes speed to a fixed or relative target; {@code continuous} never ends and follows the target. */
    public static Action speed(Dynamics dynamics, TargetSpeed target, boolean continuous) {
        return new Action(Domain.LONGITUDINAL, target.relative() ? 3 : 2) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                return new SpeedRun(p, dynamics, target, continuous);
            }
        };
    }

    private static final class SpeedRun extends ActionRun {
        private final Puppet p;
        private final Dynamics dynamics;
        private final TargetSpeed target;
        private final boolean continuous;
        private double from;
        private double travelledBefore;
        private double elapsed;
        private double goal = Double.NaN;

        SpeedRun(Puppet p, Dynamics dynamics, TargetSpeed target, boolean continuous) {
            this.p = p;
            this.dynamics = dynamics;
            this.target = target;
            this.continuous = continuous;
            from = p.speed;
            travelledBefore = p.odometer;
        }

        @Override
        boolean step(Stage stage, double dt) {
            elapsed += dt;
            if (continuous || Double.isNaN(goal)) {
                goal = target.of(stage);
            }
            double change = goal - from;
            double progress = dynamics.progress(change, elapsed, p.odometer - travelledBefore);
            p.nextSpeed = progress >= 1 ? goal : from + change * dynamics.fraction(progress);
            return progress >= 1 && !continuous;
        }

        @Override
        public void visitState(StateVisitor v) {
            from = v.real(from);
            travelledBefore = v.real(travelledBefore);
            elapsed = v.real(elapsed);
            goal = v.real(goal);
        }
    }

    /** The lane that a lane change goes for. */
    public interface TargetLane {
        /** A lane of the section that the actor is in, or null. */
        Lane of(Stage stage, Puppet actor);
    }

    public static TargetLane laneWithId(int odrLaneId) {
        return (stage, p) -> p.spot.lane == null ? null : stage.map.sibling(p.spot.lane, odrLaneId);
    }

    /** {@code count} lanes to the left of the one that {@code reference} is in. */
    public static TargetLane laneBeside(int reference, int count) {
        return (stage, p) -> {
            Lane theirs = stage.currentLane(stage.puppets[reference].spot);
            if (theirs == null || p.spot.lane == null) {
                return null;
            }
            Lane wanted = stage.map.beside(theirs, count);
            // Where the two are in different sections or roads, lanes are counted from the reference's id.
            return wanted == null ? null : stage.map.sibling(p.spot.lane, wanted.odrLaneId());
        };
    }

    /**
     * Changes to the centre (or {@code offset} left of the reference line's side of the centre) of a lane.
     *
     * @param dynamics of the lateral offset
     */
    public static Action laneChange(Dynamics dynamics, TargetLane target, double offset) {
        return new Action(Domain.LATERAL, 5) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                Lane lane = target.of(stage, p);
                if (lane == null) {
                    stage.note(actor, "lane change of " + p.name + ": there is no such lane; it keeps its own");
                    return new Nothing();
                }
                Spot spot = p.spot;
                double now = stage.map.offsetIn(lane, spot.lane, spot.s, spot.offset);
                double s = LaneMap.laneS(lane, LaneMap.roadS(spot.lane, spot.s));
                double turn = lane.forward() == spot.lane.forward() ? 0 : Math.PI;
                spot.onLane(stage.map, lane, s, now, spot.relativeHeading + turn);
                p.nextOffset = now;
                return new LateralRun(p, dynamics, now, lane.forward() ? offset : -offset, true);
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return new LateralRun(stage.puppets[actor], dynamics, 0, 0, true);
            }
        };
    }

    /** The offset that an actor goes for, from the centre of its lane, to the left of the driving direction, m. */
    public interface TargetOffset {
        double of(Stage stage, Puppet actor);
    }

    /** Towards the left of the reference line. */
    public static TargetOffset offset(double offset) {
        return (stage, p) -> p.spot.lane == null || p.spot.lane.forward() ? offset : -offset;
    }

    /** Added to the offset that {@code reference} has in its own lane. */
    public static TargetOffset offsetOf(int reference, double offset) {
        return (stage, p) -> {
            Spot theirs = stage.puppets[reference].spot;
            Lane lane = stage.currentLane(theirs);
            double have = lane == null ? 0 : stage.map.offsetIn(lane, theirs.lane, theirs.s, theirs.offset);
            return have + offset(offset).of(stage, p);
        };
    }

    /**
     * Moves to an offset inside the lane.
     *
     * @param maxAcceleration greatest lateral acceleration, m/s², infinite for at once
     */
    public static Action laneOffset(Dynamics.Shape shape, double maxAcceleration, TargetOffset target) {
        return new Action(Domain.LATERAL, 5) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                Puppet p = stage.puppets[actor];
                Lane lane = stage.currentLane(p.spot);
                if (lane == null) {
                    stage.note(actor, "lane offset of " + p.name + ": it is on no lane");
                    return new Nothing();
                }
                Spot spot = p.spot;
                spot.onLane(
                        stage.map,
                        lane,
                        LaneMap.laneS(lane, LaneMap.roadS(spot.lane, spot.s)),
                        stage.map.offsetIn(lane, spot.lane, spot.s, spot.offset),
                        spot.relativeHeading);
                double goal = target.of(stage, p);
                double way = Math.abs(goal - spot.offset);
                // Greatest acceleration of a height h over T: sine π²h/2T², cubic 6h/T². A straight line has none
                // except at
                // its ends; like the reference player it takes as long as the cubic.
                double duration = switch (shape) {
                    case STEP -> 0;
                    case SINUSOIDAL -> Math.PI * Math.sqrt(way / (2 * maxAcceleration));
                    case CUBIC, LINEAR -> Math.sqrt(6 * way / maxAcceleration);
                };
                Dynamics dynamics =
                        duration > 0 ? new Dynamics(shape, Dynamics.Dimension.TIME, duration) : Dynamics.STEP;
                return new LateralRun(p, dynamics, spot.offset, goal, false);
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return new LateralRun(stage.puppets[actor], Dynamics.STEP, 0, 0, false);
            }
        };
    }

    private static final class LateralRun extends ActionRun {
        private final Puppet p;
        private final boolean costsProgress;
        private Dynamics dynamics;
        private double from;
        private double to;
        private double travelledBefore;
        private double elapsed;

        /**
         * @param costsProgress the speed is that along the slanting path, as in a lane change; otherwise that along the lane.
         *     The reference player has it so for lane offsets, where the difference is small.
         */
        LateralRun(Puppet p, Dynamics dynamics, double from, double to, boolean costsProgress) {
            this.p = p;
            this.costsProgress = costsProgress;
            this.dynamics = dynamics;
            this.from = from;
            this.to = to;
            travelledBefore = p.odometer;
        }

        @Override
        boolean step(Stage stage, double dt) {
            elapsed += dt;
            double change = to - from;
            double progress = dynamics.progress(change, elapsed, p.odometer - travelledBefore);
            p.nextOffset = from + change * dynamics.fraction(progress);
            // A jump sideways is no motion that could turn the actor.
            p.moveSideways = dynamics.shape() != Dynamics.Shape.STEP;
            p.slowedBySlant = costsProgress;
            return progress >= 1;
        }

        @Override
        public void visitState(StateVisitor v) {
            dynamics = dynamics.visited(v);
            from = v.real(from);
            to = v.real(to);
            travelledBefore = v.real(travelledBefore);
            elapsed = v.real(elapsed);
        }
    }

    /**
     * Keeps or takes a distance to an actor along the road.
     *
     * @param distance m, NaN where {@code timeGap} counts
     * @param timeGap s of the follower's speed
     * @param ahead true to be in front of the reference
     * @param freespace bumper to bumper instead of between reference points
     * @param limits of the motion, or null to be there at once
     */
    public static Action longitudinalDistance(
            int reference,
            double distance,
            double timeGap,
            boolean ahead,
            boolean freespace,
            boolean continuous,
            Limits limits) {
        return new Action(Domain.LONGITUDINAL, 4) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                return new DistanceRun(
                        stage.puppets[actor],
                        stage.puppets[reference],
                        distance,
                        timeGap,
                        ahead,
                        freespace,
                        continuous,
                        limits);
            }
        };
    }

    /** Limits of a motion: m/s², m/s² (positive), m/s. */
    public record Limits(double acceleration, double deceleration, double speed) {}

    private static final class DistanceRun extends ActionRun {
        /** Share of the error that is worked off per second; slow enough not to swing. */
        private static final double GAIN = 0.5;

        private final Puppet p;
        private final Puppet reference;
        private final double distance;
        private final double timeGap;
        private final boolean ahead;
        private final boolean freespace;
        private final boolean continuous;
        private final Limits limits;

        DistanceRun(
                Puppet p,
                Puppet reference,
                double distance,
                double timeGap,
                boolean ahead,
                boolean freespace,
                boolean continuous,
                Limits limits) {
            this.p = p;
            this.reference = reference;
            this.distance = distance;
            this.timeGap = timeGap;
            this.ahead = ahead;
            this.freespace = freespace;
            this.continuous = continuous;
            this.limits = limits;
        }

        @Override
        boolean step(Stage stage, double dt) {
            Puppet follower = ahead ? reference : p;
            Puppet leader = ahead ? p : reference;
            double between = Distances.alongRoad(stage.map, follower, leader);
            if (Double.isNaN(between)) {
                stage.note(p.index, "distance of " + p.name + " to " + reference.name + ": no road joins them");
                return true;
            }
            double wanted = Double.isNaN(distance) ? timeGap * Math.abs(follower.nextSpeed) : distance;
            double boxes = freespace ? Distances.front(follower, follower) + Distances.rear(follower, leader) : 0;
            double error = (wanted + boxes - between) * (ahead ? 1 : -1);
            if (limits == null) {
                shift(stage, error);
                return !continuous;
            }
            double goal = reference.speed + GAIN * error;
            double next =
                    Math.max(p.speed - limits.deceleration * dt, Math.min(p.speed + limits.acceleration * dt, goal));
            p.nextSpeed = Math.max(0, Math.min(limits.speed, next));
            return !continuous && Math.abs(error) < 0.05 && Math.abs(p.speed - reference.speed) < 0.05;
        }

        /** None: it looks at the others anew each tick. */
        @Override
        public void visitState(StateVisitor v) {}

        private void shift(Stage stage, double metres) {
            Spot spot = p.spot;
            if (spot.lane == null) {
                return;
            }
            double s = spot.s + metres;
            if (s >= 0 && s <= spot.lane.length()) {
                spot.onLane(stage.map, spot.lane, s, spot.offset, spot.relativeHeading);
            }
        }
    }

    /** Follows a trajectory; with a time reference it is there when the trajectory says, otherwise at its own speed. */
    public static Action followTrajectory(Trajectory trajectory) {
        return new Action(trajectory.timed() ? Domain.BOTH : Domain.LATERAL, 5) {
            @Override
            public boolean places() {
                return true;
            }

            @Override
            ActionRun begin(Stage stage, int actor) {
                return trajectory.begin(stage, stage.puppets[actor]);
            }

            @Override
            ActionRun resume(Stage stage, int actor) {
                return trajectory.resume(stage.puppets[actor]);
            }
        };
    }

    /** Gives the ego to the policy or takes it back; other actors have no controller that could be switched. */
    public static Action controller(boolean active) {
        return new Action(active ? Domain.BOTH : Domain.NONE, 9) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                if (actor == stage.ego) {
                    stage.drive(active);
                }
                return new Nothing();
            }
        };
    }

    /** Does nothing and is done at once: what is not supported, after it was reported. */
    public static Action nothing() {
        return new Action(Domain.NONE, 9) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                return new Nothing();
            }
        };
    }

    /** Sets a parameter or variable of the running scenario; null leaves it. */
    public static Action set(String name, java.util.function.UnaryOperator<String> change) {
        return new Action(Domain.NONE, 0) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                stage.values.compute(name, (key, old) -> change.apply(old));
                return new Nothing();
            }
        };
    }

    /** What cannot be done is done at once. */
    static final class Nothing extends ActionRun {
        @Override
        boolean step(Stage stage, double dt) {
            return true;
        }

        @Override
        public void visitState(StateVisitor v) {}
    }

    private abstract static class Once extends ActionRun {
        private final int actor;

        Once(int actor) {
            this.actor = actor;
        }

        abstract void act(Puppet p);

        @Override
        boolean step(Stage stage, double dt) {
            act(stage.puppets[actor]);
            return true;
        }

        @Override
        public void visitState(StateVisitor v) {}
    }
}
