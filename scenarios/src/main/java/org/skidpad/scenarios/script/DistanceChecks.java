package org.skidpad.scenarios.script;

import java.util.List;
import org.skidpad.scenarios.script.Checks.Coordinates;
import org.skidpad.scenarios.script.Checks.DistanceType;
import org.skidpad.scenarios.script.Checks.OfActor;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;

/** Conditions on how actors stand to each other or to a place (OpenSCENARIO XML, class {@code ByEntityCondition}). SI units. */
public final class DistanceChecks {
    private DistanceChecks() {}

    public static OfActor relativeDistance(
            int reference, DistanceType type, Coordinates in, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> {
            Puppet a = stage.puppets[actor];
            Puppet b = stage.puppets[reference];
            double d = switch (type) {
                case LONGITUDINAL -> Math.abs(Distances.longitudinal(stage, a, b, in.frame(), freespace));
                case LATERAL -> Math.abs(Distances.lateral(stage, a, b, in.frame(), freespace));
                case EUCLIDEAN -> Distances.euclidean(a, b, freespace);
            };
            return rule.holds(d, value);
        };
    }

    /** Seconds until the actor is where the reference is now; never true behind it or when standing. */
    public static OfActor timeHeadway(
            int reference, DistanceType type, Coordinates in, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> {
            Puppet a = stage.puppets[actor];
            Puppet b = stage.puppets[reference];
            double d = type == DistanceType.EUCLIDEAN
                    ? Distances.euclidean(a, b, freespace)
                    : Distances.longitudinal(stage, a, b, in.frame(), freespace);
            return d >= 0 && a.speed > 1e-6 && rule.holds(d / a.speed, value);
        };
    }

    /** Seconds until the two would touch at constant speed; never true while the gap does not close. */
    public static OfActor timeToCollision(
            int reference, DistanceType type, Coordinates in, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> {
            Puppet a = stage.puppets[actor];
            Puppet b = stage.puppets[reference];
            double d;
            double closing;
            if (type == DistanceType.EUCLIDEAN) {
                d = Distances.euclidean(a, b, freespace);
                closing = closing(a, b);
            } else {
                double axis = a.spot.heading;
                double signed = Distances.longitudinal(stage, a, b, in.frame(), freespace);
                d = Math.abs(signed);
                double mine = a.speed;
                double theirs = b.speed * Trigonometry.cos(b.spot.heading - axis);
                closing = signed >= 0 ? mine - theirs : theirs - mine;
            }
            return closing > 1e-6 && rule.holds(d / closing, value);
        };
    }

    /** Seconds until the actor reaches a place at its present speed towards it. */
    public static OfActor timeToCollision(Position position, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> {
            Spot spot = new Spot();
            if (!position.resolve(stage, spot)) {
                return false;
            }
            Puppet a = stage.puppets[actor];
            double dx = spot.x - a.spot.x;
            double dy = spot.y - a.spot.y;
            double d = Math.sqrt(dx * dx + dy * dy);
            double towards = d == 0
                    ? Math.abs(a.speed)
                    : a.speed * (dx * Trigonometry.cos(a.spot.heading) + dy * Trigonometry.sin(a.spot.heading)) / d;
            return towards > 1e-6 && rule.holds((freespace ? Boxes.distance(a, spot.x, spot.y) : d) / towards, value);
        };
    }

    private static double closing(Puppet a, Puppet b) {
        double dx = b.spot.x - a.spot.x;
        double dy = b.spot.y - a.spot.y;
        double d = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        double vx = a.speed * Trigonometry.cos(a.spot.heading) - b.speed * Trigonometry.cos(b.spot.heading);
        double vy = a.speed * Trigonometry.sin(a.spot.heading) - b.speed * Trigonometry.sin(b.spot.heading);
        return (vx * dx + vy * dy) / d;
    }

    public static OfActor reachPosition(Position position, double tolerance) {
        return (stage, actor) -> within(stage, actor, position, tolerance, false, Comparison.LESS_OR_EQUAL);
    }

    /** The straight distance to a place. */
    public static OfActor distance(Position position, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> within(stage, actor, position, value, freespace, rule);
    }

    /**
     * The distance to a place along or across; without a road that joins the two, in the frame of the actor.
     *
     * @param freespace from the actor's bumper or side
     */
    public static OfActor distance(
            Position position, DistanceType type, Coordinates in, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> {
            Puppet a = stage.puppets[actor];
            Spot spot = new Spot();
            if (!position.resolve(stage, spot)) {
                return false;
            }
            boolean along = type == DistanceType.LONGITUDINAL;
            double d = in == Coordinates.LANE || in == Coordinates.ROAD ? onRoad(stage, a, spot, along) : Double.NaN;
            if (Double.isNaN(d)) {
                double axis = (in == Coordinates.WORLD ? 0 : a.spot.heading) + (along ? 0 : Math.PI / 2);
                d = (spot.x - a.spot.x) * Trigonometry.cos(axis) + (spot.y - a.spot.y) * Trigonometry.sin(axis);
            }
            double box = !freespace ? 0 : !along ? a.width / 2 : d >= 0 ? Distances.front(a, a) : Distances.rear(a, a);
            return rule.holds(Math.max(0, Math.abs(d) - box), value);
        };
    }

    private static double onRoad(Stage stage, Puppet a, Spot to, boolean along) {
        if (stage.map == null || a.spot.lane == null || to.lane == null) {
            return Double.NaN;
        }
        return along
                ? stage.map.along(a.spot.lane, a.spot.s, to.lane, to.s)
                : stage.map.t(to.lane, to.s, to.offset) - stage.map.t(a.spot.lane, a.spot.s, a.spot.offset);
    }

    /**
     * Nobody is near: holds where none of some actors is inside the stretch of some lanes around the actor.
     *
     * @param others who counts
     * @param lanes relative lanes from and to, left positive; both ends count
     * @param forward m ahead
     * @param backward m behind
     * @param freespace bumper to bumper
     * @param opposite lanes of the other direction count too
     */
    public static OfActor clearance(
            List<Integer> others,
            List<int[]> lanes,
            double forward,
            double backward,
            boolean freespace,
            boolean opposite) {
        List<Integer> fixed = List.copyOf(others);
        List<int[]> ranges = List.copyOf(lanes);
        return (stage, actor) -> {
            Puppet a = stage.puppets[actor];
            for (int other : fixed) {
                Puppet b = stage.puppets[other];
                if (other == actor || !b.present || !inLanes(stage, a, b, ranges, opposite)) {
                    continue;
                }
                double d = Distances.longitudinal(stage, a, b, Distances.Frame.ROAD, freespace);
                if (!Double.isNaN(d) && d <= forward && d >= -backward) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean inLanes(Stage stage, Puppet a, Puppet b, List<int[]> ranges, boolean opposite) {
        Lane own = stage.currentLane(a.spot);
        Lane theirs = stage.currentLane(b.spot);
        if (own == null || theirs == null) {
            return false;
        }
        boolean sameWay = own.road() != theirs.road() || own.forward() == theirs.forward();
        if (!sameWay && !opposite) {
            return false;
        }
        int step = Integer.signum(own.odrLaneId()) != Integer.signum(theirs.odrLaneId()) ? 1 : 0;
        int away = theirs.odrLaneId() - own.odrLaneId();
        away -= step * Integer.signum(away);
        int left = own.forward() ? away : -away;
        return ranges.isEmpty() || ranges.stream().anyMatch(r -> left >= r[0] && left <= r[1]);
    }

    private static boolean within(
            Stage stage, int actor, Position position, double value, boolean freespace, Comparison rule) {
        Spot spot = new Spot();
        if (!position.resolve(stage, spot)) {
            return false;
        }
        Puppet a = stage.puppets[actor];
        double dx = spot.x - a.spot.x;
        double dy = spot.y - a.spot.y;
        return rule.holds(freespace ? Boxes.distance(a, spot.x, spot.y) : Math.sqrt(dx * dx + dy * dy), value);
    }

    /** Touches anything. */
    public static OfActor collision() {
        return (stage, actor) -> stage.world != null && stage.world.touching(actor);
    }

    /** Touches one of some actors. */
    public static OfActor collision(List<Integer> others) {
        List<Integer> fixed = List.copyOf(others);
        return (stage, actor) -> {
            for (int other : fixed) {
                Puppet b = stage.puppets[other];
                if (other != actor && b.present && Boxes.distance(stage.puppets[actor], b) == 0) {
                    return true;
                }
            }
            return false;
        };
    }
}
