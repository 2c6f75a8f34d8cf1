package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;

/** Lane changes and lane offsets (OpenSCENARIO XML, class {@code LateralAction}). SI units. */
public final class LateralActions {
    private LateralActions() {}

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
            Lane theirs = stage.laneOf(stage.puppets[reference]);
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
                    return new Actions.Nothing();
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

    /** So far to the left of where {@code reference} is across the road, as it faces. */
    public static TargetOffset offsetOf(int reference, double offset) {
        return (stage, p) -> {
            Puppet other = stage.puppets[reference];
            Spot theirs = other.spot;
            Lane own = p.spot.lane;
            if (theirs.lane == null || own == null) {
                return offset(offset).of(stage, p);
            }
            double left = other.facesAlong() == theirs.lane.forward() ? offset : -offset;
            double t = stage.map.t(theirs.lane, theirs.s, theirs.offset) + left;
            double across = t - stage.map.centreT(own, LaneMap.roadS(own, p.spot.s));
            return own.forward() ? across : -across;
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
                    return new Actions.Nothing();
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
                // except at its ends; like the reference player it takes as long as the cubic.
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
            // The reference player moves to an offset a tick later than to a lane.
            double before = elapsed;
            elapsed += dt;
            double now = costsProgress || dynamics.shape() == Dynamics.Shape.STEP ? elapsed : before;
            double change = to - from;
            double progress = dynamics.progress(change, now, p.odometer - travelledBefore);
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
}
