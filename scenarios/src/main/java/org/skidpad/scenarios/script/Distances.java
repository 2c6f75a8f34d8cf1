package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;

/** Distances between actors, between reference points or between bounding boxes ("freespace"). Metres. */
final class Distances {
    private Distances() {}

    /** In whose coordinates a distance is measured (OpenSCENARIO XML, enumeration {@code CoordinateSystem}). */
    enum Frame {
        ENTITY,
        LANE,
        ROAD,
        WORLD
    }

    /** Signed metres of station from one reference point to another in the driving direction of the first; NaN without a way. */
    static double alongRoad(LaneMap map, Puppet from, Puppet to) {
        if (map == null || from.spot.lane == null || to.spot.lane == null) {
            return Double.NaN;
        }
        return map.along(from.spot.lane, from.spot.s, to.spot.lane, to.spot.s);
    }

    /** From the reference point of {@code of} to the foremost part of its box along the lane direction of {@code seenBy}. */
    static double front(Puppet seenBy, Puppet of) {
        return centre(seenBy, of) + halfExtent(of, of.spot.heading - direction(seenBy, of));
    }

    /** From the rearmost part of the box of {@code of} to its reference point along the lane direction of {@code seenBy}. */
    static double rear(Puppet seenBy, Puppet of) {
        return halfExtent(of, of.spot.heading - direction(seenBy, of)) - centre(seenBy, of);
    }

    private static double centre(Puppet seenBy, Puppet of) {
        return of.boxOffset * Trigonometry.cos(of.spot.heading - direction(seenBy, of));
    }

    /** The lane direction at {@code of}, turned so that it is that of {@code seenBy} where both share a road. */
    private static double direction(Puppet seenBy, Puppet of) {
        double there = of.spot.laneHeading();
        boolean against = of.spot.lane != null
                && seenBy.spot.lane != null
                && of.spot.lane.road() == seenBy.spot.lane.road()
                && of.spot.lane.forward() != seenBy.spot.lane.forward();
        return against ? there + Math.PI : there;
    }

    private static double halfExtent(Puppet p, double turned) {
        return (p.length * Math.abs(Trigonometry.cos(turned)) + p.width * Math.abs(Trigonometry.sin(turned))) / 2;
    }

    /** Signed: positive where {@code to} is ahead of {@code from}; with freespace 0 where they are side by side. */
    static double longitudinal(Stage stage, Puppet from, Puppet to, Frame frame, boolean freespace) {
        if (frame == Frame.LANE || frame == Frame.ROAD) {
            double ds = alongRoad(stage.map, from, to);
            return freespace ? between(ds, front(from, from), rear(from, from), front(from, to), rear(from, to)) : ds;
        }
        double axis = frame == Frame.WORLD ? 0 : from.spot.heading;
        return projected(from, to, axis, freespace);
    }

    /** Signed: positive where {@code to} is to the left of {@code from}. */
    static double lateral(Stage stage, Puppet from, Puppet to, Frame frame, boolean freespace) {
        if ((frame == Frame.LANE || frame == Frame.ROAD) && from.spot.lane != null && to.spot.lane != null) {
            double dt = stage.map.t(to.spot.lane, to.spot.s, to.spot.offset)
                    - stage.map.t(from.spot.lane, from.spot.s, from.spot.offset);
            double d = from.spot.lane.forward() ? dt : -dt;
            double a = halfExtent(from, from.spot.relativeHeading + Math.PI / 2);
            double b = halfExtent(to, to.spot.relativeHeading + Math.PI / 2);
            return freespace ? between(d, a, a, b, b) : d;
        }
        double axis = (frame == Frame.WORLD ? 0 : from.spot.heading) + Math.PI / 2;
        return projected(from, to, axis, freespace);
    }

    private static double projected(Puppet from, Puppet to, double axis, boolean freespace) {
        double cos = Trigonometry.cos(axis);
        double sin = Trigonometry.sin(axis);
        double d = (to.spot.x - from.spot.x) * cos + (to.spot.y - from.spot.y) * sin;
        if (!freespace) {
            return d;
        }
        double fromCentre = from.boxOffset * Trigonometry.cos(from.spot.heading - axis);
        double toCentre = to.boxOffset * Trigonometry.cos(to.spot.heading - axis);
        double a = halfExtent(from, from.spot.heading - axis);
        double b = halfExtent(to, to.spot.heading - axis);
        return between(d, fromCentre + a, a - fromCentre, toCentre + b, b - toCentre);
    }

    private static double between(double d, double fromFront, double fromRear, double toFront, double toRear) {
        if (d >= 0) {
            return Math.max(0, d - fromFront - toRear);
        }
        return Math.min(0, d + fromRear + toFront);
    }

    static double euclidean(Puppet from, Puppet to, boolean freespace) {
        double dx = to.spot.x - from.spot.x;
        double dy = to.spot.y - from.spot.y;
        return freespace ? Boxes.distance(from, to) : Math.sqrt(dx * dx + dy * dy);
    }
}
