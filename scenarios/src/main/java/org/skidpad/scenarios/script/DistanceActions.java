package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Action.Domain;
import org.skidpad.scenarios.script.Checks.Coordinates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;

/**
 * Distances to another actor (OpenSCENARIO XML, classes {@code LongitudinalDistanceAction} and {@code LateralDistanceAction}).
 * The standard leaves open how a distance is approached; here a critically damped spring does it, within the limits, like in the
 * reference player. Metres and seconds.
 */
public final class DistanceActions {
    /** Stiffness of the spring per m/s² of what the limits allow, 1/m. */
    private static final double STIFFNESS = 0.4;

    /** A distance is reached within this, m. */
    private static final double REACHED = 0.01;

    private DistanceActions() {}

    /** On which side of the reference the actor goes. */
    public enum Side {
        /** Stays on the side where it is when it begins. */
        ANY,
        /** Behind, or to the right. */
        NEGATIVE,
        /** Ahead, or to the left. */
        POSITIVE
    }

    /**
     * @param distance m, NaN where {@code timeGap} counts
     * @param timeGap s at the speed of the reference
     * @param freespace bumper to bumper instead of between reference points
     * @param continuous never ends
     */
    public record Goal(
            int reference,
            double distance,
            double timeGap,
            Side side,
            Coordinates in,
            boolean freespace,
            boolean continuous,
            MotionLimits limits) {}

    /** Keeps or takes a distance along the way. */
    public static Action longitudinal(Goal goal) {
        return new Action(Domain.LONGITUDINAL, 4) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                return new Along(goal, stage.puppets[actor], stage.puppets[goal.reference]);
            }
        };
    }

    /** Keeps or takes a distance across. */
    public static Action lateral(Goal goal) {
        return new Action(Domain.LATERAL, 5) {
            @Override
            ActionRun begin(Stage stage, int actor) {
                return new Across(goal, stage.puppets[actor], stage.puppets[goal.reference]);
            }
        };
    }

    /** Acceleration of a critically damped spring within limits and, from one tick to the next, within a jerk. */
    private static double spring(double error, double approach, double before, double dt, MotionLimits limits) {
        // Closing in is braking in the end, and falling back ends with speeding up.
        double bound = error < 0 ? limits.acceleration() : limits.deceleration();
        double stiffness = STIFFNESS * Math.min(bound, 1000);
        double wanted = error * stiffness + approach * 2 * Math.sqrt(stiffness);
        double within = Math.max(-limits.deceleration(), Math.min(limits.acceleration(), wanted));
        // At the start no time passes, and an infinite rate times nothing is no number.
        return dt == 0
                ? 0
                : Math.max(
                        before - limits.decelerationRate() * dt,
                        Math.min(before + limits.accelerationRate() * dt, within));
    }

    private static final class Along extends ActionRun {
        private final Goal goal;
        private final Puppet p;
        private final Puppet reference;
        /** +1 to be ahead of the reference, -1 behind it, 0 not decided yet. */
        private int side;

        private double acceleration;

        Along(Goal goal, Puppet p, Puppet reference) {
            this.goal = goal;
            this.p = p;
            this.reference = reference;
        }

        @Override
        boolean step(Stage stage, double dt) {
            double between = along(stage);
            if (Double.isNaN(between)) {
                stage.note(p.index, "distance of " + p.name + " to " + reference.name + ": no road joins them");
                return true;
            }
            if (side == 0) {
                side = goal.side == Side.POSITIVE || goal.side == Side.ANY && between < 0 ? 1 : -1;
            }
            double wanted = Double.isNaN(goal.distance) ? goal.timeGap * Math.abs(reference.speed) : goal.distance;
            double boxes = !goal.freespace
                    ? 0
                    : side < 0
                            ? Distances.front(p, p) + Distances.rear(p, reference)
                            : Distances.front(reference, reference) + Distances.rear(reference, p);
            // Positive where the actor has to move ahead.
            double error = between + side * (wanted + boxes);
            boolean reached = Math.abs(error) < REACHED;
            if (!goal.limits.bindsAcceleration()) {
                shift(stage, error);
                p.nextSpeed = reference.speed;
                return !goal.continuous;
            }
            acceleration = spring(error, reference.speed - p.speed, acceleration, dt, goal.limits);
            double next = p.speed + acceleration * dt;
            p.nextSpeed = Math.max(-goal.limits.speed(), Math.min(goal.limits.speed(), next));
            return !goal.continuous && reached;
        }

        /** Signed metres from the actor to the reference, positive ahead. */
        private double along(Stage stage) {
            if (stage.map == null || p.spot.lane == null || reference.spot.lane == null) {
                return Distances.longitudinal(stage, p, reference, Distances.Frame.ENTITY, false);
            }
            boolean road = goal.in == Coordinates.LANE || goal.in == Coordinates.ROAD;
            double ds = Distances.alongRoad(stage.map, p, reference);
            return road || !Double.isNaN(ds) && goal.in == Coordinates.ENTITY
                    ? ds
                    : Distances.longitudinal(stage, p, reference, goal.in.frame(), false);
        }

        private void shift(Stage stage, double metres) {
            Spot spot = p.spot;
            if (spot.lane == null) {
                p.posed = true;
                p.nextX = spot.x + metres * Trigonometry.cos(spot.heading);
                p.nextY = spot.y + metres * Trigonometry.sin(spot.heading);
                p.nextHeading = spot.heading;
                return;
            }
            double s = spot.s + metres;
            if (s >= 0 && s <= spot.lane.length()) {
                spot.onLane(stage.map, spot.lane, s, spot.offset, spot.relativeHeading);
            }
        }

        @Override
        public void visitState(StateVisitor v) {
            side = (int) v.whole(side, -1, 1);
            acceleration = v.real(acceleration);
        }
    }

    private static final class Across extends ActionRun {
        private final Goal goal;
        private final Puppet p;
        private final Puppet reference;
        /** +1 to be left of the reference, -1 right of it, 0 not decided yet. */
        private int side;

        private double velocity;
        private double acceleration;

        Across(Goal goal, Puppet p, Puppet reference) {
            this.goal = goal;
            this.p = p;
            this.reference = reference;
        }

        @Override
        boolean step(Stage stage, double dt) {
            double between = Distances.lateral(stage, p, reference, frame(), false);
            if (side == 0) {
                boolean left = goal.side == Side.POSITIVE || goal.side == Side.ANY && between <= 0;
                side = left ? 1 : -1;
            }
            double boxes = goal.freespace ? (p.width + reference.width) / 2 : 0;
            // Positive where the actor has to move to its left.
            double error = between + side * (goal.distance + boxes);
            boolean reached = Math.abs(error) < REACHED;
            double sideways = sideways(error, dt);
            move(stage, sideways, dt);
            return !goal.continuous && (reached || Math.abs(error - sideways) < 1e-9);
        }

        private Distances.Frame frame() {
            return goal.in == Coordinates.LANE ? Distances.Frame.ROAD : goal.in.frame();
        }

        /** Metres to the left in this tick. */
        private double sideways(double error, double dt) {
            if (!goal.limits.bindsAcceleration() && Double.isInfinite(goal.limits.speed())) {
                return error;
            }
            double fastest = Math.min(goal.limits.speed(), Math.abs(p.nextSpeed) * 0.999);
            if (!goal.limits.bindsAcceleration()) {
                double most = fastest * dt;
                return Math.max(-most, Math.min(most, error));
            }
            acceleration = spring(error, -velocity, acceleration, dt, goal.limits);
            velocity = Math.max(-fastest, Math.min(fastest, velocity + acceleration * dt));
            return velocity * dt;
        }

        private void move(Stage stage, double left, double dt) {
            Spot spot = p.spot;
            if (spot.lane != null) {
                p.nextOffset = spot.offset + (p.facesAlong() ? left : -left);
                p.moveSideways = Math.abs(left) <= Math.abs(p.nextSpeed) * dt;
                p.slowedBySlant = true;
                return;
            }
            double cos = Trigonometry.cos(spot.heading);
            double sin = Trigonometry.sin(spot.heading);
            double ahead = Math.sqrt(Math.max(0, p.nextSpeed * p.nextSpeed * dt * dt - left * left));
            p.posed = true;
            p.nextX = spot.x + ahead * cos - left * sin;
            p.nextY = spot.y + ahead * sin + left * cos;
            p.nextHeading = spot.heading;
        }

        @Override
        public void visitState(StateVisitor v) {
            side = (int) v.whole(side, -1, 1);
            velocity = v.real(velocity);
            acceleration = v.real(acceleration);
        }
    }
}
