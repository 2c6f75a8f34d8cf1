package org.skidpad.scenarios.script;

import java.util.List;
import java.util.Set;
import org.skidpad.sim.geometry.Trigonometry;

/** The kinds of conditions of OpenSCENARIO XML, classes {@code ByEntityCondition} and {@code ByValueCondition}. SI units. */
public final class Checks {
    /** Time is compared with this slack, so that 300 ticks of 0.01 s are 3 s. */
    private static final double TIME_SLACK = 1e-9;

    private Checks() {}

    /** Something that holds for one actor or not. */
    public interface OfActor {
        boolean holds(Stage stage, int actor);
    }

    /** Holds where it holds for any, or for all, of some actors. */
    public static Check entities(List<Integer> actors, boolean any, OfActor check) {
        List<Integer> fixed = List.copyOf(actors);
        return new Check() {
            @Override
            public boolean holds(Stage stage) {
                for (int actor : fixed) {
                    if (check.holds(stage, actor) == any) {
                        return any;
                    }
                }
                return !any;
            }

            @Override
            public void triggering(Stage stage, Set<Integer> out) {
                for (int actor : fixed) {
                    if (check.holds(stage, actor)) {
                        out.add(actor);
                    }
                }
            }
        };
    }

    public static Check simulationTime(Comparison rule, double seconds) {
        return stage -> {
            double late = stage.time - seconds;
            return rule.holds(Math.abs(late) <= TIME_SLACK ? 0 : late, 0);
        };
    }

    /** A condition whose value cannot change: the time of day without an environment that sets it. */
    public static Check constant(boolean value) {
        return stage -> value;
    }

    /** Compares a parameter or variable; as text where one of the two is no number. */
    public static Check value(String name, java.util.function.Predicate<String> holds) {
        return stage -> {
            String value = stage.values.get(name);
            return value != null && holds.test(value);
        };
    }

    public static Check elementState(ElementType type, String name, ElementState state) {
        return stage -> stage.elements != null && stage.elements.isIn(type, name, state, stage.tick);
    }

    /** What kind of distance. */
    public enum DistanceType {
        LONGITUDINAL,
        LATERAL,
        EUCLIDEAN
    }

    /** Coordinates a distance is measured in. */
    public enum Coordinates {
        ENTITY,
        LANE,
        ROAD,
        WORLD;

        Distances.Frame frame() {
            return Distances.Frame.valueOf(name());
        }
    }

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

    public static OfActor speed(Comparison rule, double value) {
        return (stage, actor) -> rule.holds(stage.puppets[actor].speed, value);
    }

    public static OfActor relativeSpeed(int reference, Comparison rule, double value) {
        return (stage, actor) -> rule.holds(stage.puppets[actor].speed - stage.puppets[reference].speed, value);
    }

    public static OfActor acceleration(Comparison rule, double value) {
        return (stage, actor) -> rule.holds(stage.puppets[actor].acceleration, value);
    }

    /** Since the start of the scenario. */
    public static OfActor travelledDistance(double metres) {
        return (stage, actor) -> stage.puppets[actor].odometer >= metres;
    }

    public static OfActor standstill(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].standstillS >= seconds - TIME_SLACK && stage.puppets[actor].standstillS > 0;
    }

    public static OfActor endOfRoad(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].endOfRoadS >= seconds - TIME_SLACK && stage.puppets[actor].endOfRoadS > 0;
    }

    public static OfActor offRoad(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].offRoadS >= seconds - TIME_SLACK && stage.puppets[actor].offRoadS > 0;
    }

    public static OfActor reachPosition(Position position, double tolerance) {
        return (stage, actor) -> within(stage, actor, position, tolerance, false, Comparison.LESS_OR_EQUAL);
    }

    public static OfActor distance(Position position, boolean freespace, Comparison rule, double value) {
        return (stage, actor) -> within(stage, actor, position, value, freespace, rule);
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

    /** Touches one actor, or anything where the reference is -1. */
    public static OfActor collision(int reference) {
        return (stage, actor) -> {
            if (reference >= 0) {
                return actor != reference && Boxes.distance(stage.puppets[actor], stage.puppets[reference]) == 0;
            }
            return stage.world != null && stage.world.touching(actor);
        };
    }
}
