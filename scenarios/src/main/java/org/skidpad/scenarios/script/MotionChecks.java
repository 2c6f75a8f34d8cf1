package org.skidpad.scenarios.script;

import org.skidpad.scenarios.script.Checks.OfActor;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;

/** Conditions on how an actor moves (OpenSCENARIO XML, class {@code ByEntityCondition}). SI units. */
public final class MotionChecks {
    private MotionChecks() {}

    /** Which part of a speed or an acceleration counts. */
    public enum Direction {
        /** Along the actor's heading with its sign: where the file names no direction. */
        SIGNED,
        LONGITUDINAL,
        /** To the left of the actor. */
        LATERAL,
        VERTICAL
    }

    private static double part(Puppet p, Direction direction, double ownValue, double x, double y) {
        double cos = Trigonometry.cos(p.spot.heading);
        double sin = Trigonometry.sin(p.spot.heading);
        return switch (direction) {
            case SIGNED -> ownValue;
            case LONGITUDINAL -> x * cos + y * sin;
            case LATERAL -> y * cos - x * sin;
            case VERTICAL -> 0;
        };
    }

    private static double speed(Puppet p, Direction direction) {
        return part(p, direction, p.speed, p.velocityX, p.velocityY);
    }

    public static OfActor speed(Direction direction, Comparison rule, double value) {
        return (stage, actor) -> rule.holds(speed(stage.puppets[actor], direction), value);
    }

    /** The actor's speed less the reference's, each in its own direction. */
    public static OfActor relativeSpeed(int reference, Direction direction, Comparison rule, double value) {
        return (stage, actor) ->
                rule.holds(speed(stage.puppets[actor], direction) - speed(stage.puppets[reference], direction), value);
    }

    public static OfActor acceleration(Direction direction, Comparison rule, double value) {
        return (stage, actor) -> {
            Puppet p = stage.puppets[actor];
            return rule.holds(part(p, direction, p.acceleration, p.accelerationX, p.accelerationY), value);
        };
    }

    /**
     * The heading is within a tolerance of an angle.
     *
     * @param relativeTo actor whose heading counts as 0, or -1
     * @param toLane the direction of the lane counts as 0 instead of the map's x
     */
    public static OfActor heading(int relativeTo, boolean toLane, double angle, double tolerance) {
        return (stage, actor) -> {
            Spot own = stage.puppets[actor].spot;
            double zero = relativeTo >= 0 ? stage.puppets[relativeTo].spot.heading : toLane ? own.laneHeading() : 0;
            return Math.abs(Angles.wrap(own.heading - zero - angle)) <= tolerance + 1e-9;
        };
    }

    /** Since the start of the scenario. */
    public static OfActor travelledDistance(double metres) {
        return (stage, actor) -> stage.puppets[actor].odometer >= metres;
    }

    public static OfActor standstill(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].standstillS >= seconds - Checks.TIME_SLACK && stage.puppets[actor].standstillS > 0;
    }

    public static OfActor endOfRoad(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].endOfRoadS >= seconds - Checks.TIME_SLACK && stage.puppets[actor].endOfRoadS > 0;
    }

    public static OfActor offRoad(double seconds) {
        return (stage, actor) ->
                stage.puppets[actor].offRoadS >= seconds - Checks.TIME_SLACK && stage.puppets[actor].offRoadS > 0;
    }
}
