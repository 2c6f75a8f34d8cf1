package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;

/** The kinds of places of OpenSCENARIO XML, class {@code Position}. Metres and radians. */
public final class Positions {
    private Positions() {}

    /**
     * Which way somebody faces at a place.
     *
     * @param h heading, rad
     * @param absolute true for the map frame; false for relative to the driving direction of the lane, or to the entity for
     *     places relative to one
     */
    public record Facing(double h, boolean absolute) {
        public static final Facing ALONG = new Facing(0, false);
    }

    /** In the map frame. */
    public static Position world(double x, double y, double heading) {
        return (stage, out) -> {
            out.lane = null;
            out.atPose(stage.map, x, y, heading);
            return true;
        };
    }

    /**
     * On a lane of a road.
     *
     * @param road index of the road in the network
     * @param s station of the reference line
     * @param offset from the lane's centre, towards the left of the reference line
     */
    public static Position lane(int road, int odrLaneId, double s, double offset, Facing facing) {
        return (stage, out) -> {
            Lane lane = stage.map.lane(road, odrLaneId, s);
            return lane != null
                    && put(stage, out, lane, LaneMap.laneS(lane, s), lane.forward() ? offset : -offset, facing);
        };
    }

    /** In road coordinates; heading relative to the reference line. */
    public static Position road(int road, double s, double t, Facing facing) {
        return (stage, out) -> {
            Lane lane = stage.map.laneNearT(road, s, t);
            return lane != null && putAtT(stage, out, lane, s, t, facing);
        };
    }

    private static boolean putAtT(Stage stage, Spot out, Lane lane, double roadS, double t, Facing facing) {
        double dt = t - stage.map.centreT(lane, roadS);
        Facing turned = facing.absolute || lane.forward() ? facing : new Facing(facing.h + Math.PI, false);
        return put(stage, out, lane, LaneMap.laneS(lane, roadS), lane.forward() ? dt : -dt, turned);
    }

    /**
     * Lanes and metres away from an actor.
     *
     * @param lanes to the left of the actor's lane direction, centre not counted
     * @param ds along it
     * @param offset from the centre of the lane found, towards the left of the reference line
     */
    public static Position relativeLane(int actor, int lanes, double ds, double offset, Facing facing) {
        return new Relative(actor) {
            @Override
            public boolean resolve(Stage stage, Spot out) {
                Spot from = stage.puppets[actor].spot;
                Lane own = stage.laneOf(stage.puppets[actor]);
                Lane lane = own == null ? null : stage.map.beside(own, lanes);
                if (lane == null) {
                    return false;
                }
                double roadS = LaneMap.roadS(own, from.s) + (own.forward() ? ds : -ds);
                return put(stage, out, lane, LaneMap.laneS(lane, roadS), lane.forward() ? offset : -offset, facing);
            }
        };
    }

    /** Road coordinates away from an actor. */
    public static Position relativeRoad(int actor, double ds, double dt, Facing facing) {
        return new Relative(actor) {
            @Override
            public boolean resolve(Stage stage, Spot out) {
                Spot from = stage.puppets[actor].spot;
                if (from.lane == null) {
                    return false;
                }
                double roadS = LaneMap.roadS(from.lane, from.s) + ds;
                double t = stage.map.t(from.lane, from.s, from.offset) + dt;
                Lane lane = stage.map.laneNearT(from.lane.road(), roadS, t);
                return lane != null && putAtT(stage, out, lane, roadS, t, facing);
            }
        };
    }

    /** Metres away in an actor's own frame; heading relative to its heading. */
    public static Position relativeObject(int actor, double dx, double dy, Facing facing) {
        return new Relative(actor) {
            @Override
            public boolean resolve(Stage stage, Spot out) {
                Spot from = stage.puppets[actor].spot;
                double cos = Trigonometry.cos(from.heading);
                double sin = Trigonometry.sin(from.heading);
                out.lane = from.lane;
                out.atPose(
                        stage.map,
                        from.x + dx * cos - dy * sin,
                        from.y + dx * sin + dy * cos,
                        facing.absolute ? facing.h : from.heading + facing.h);
                return true;
            }
        };
    }

    /** Metres away in the map frame; heading relative to the actor's. */
    public static Position relativeWorld(int actor, double dx, double dy, Facing facing) {
        return new Relative(actor) {
            @Override
            public boolean resolve(Stage stage, Spot out) {
                Spot from = stage.puppets[actor].spot;
                out.lane = from.lane;
                out.atPose(stage.map, from.x + dx, from.y + dy, facing.absolute ? facing.h : from.heading + facing.h);
                return true;
            }
        };
    }

    /**
     * On a trajectory, as it runs now.
     *
     * @param s m from its start, clamped to its ends
     * @param t m to its left
     * @param facing relative to the trajectory where not absolute
     */
    public static Position onTrajectory(Shape shape, double s, double t, Facing facing) {
        return (stage, out) -> {
            Path path = shape.resolve(stage, -1, false);
            if (path == null) {
                return false;
            }
            double at = Math.max(0, Math.min(path.length(), s));
            Spot spot = new Spot();
            path.pose(at, spot);
            Path.shift(spot, path.direction(at), t);
            out.lane = null;
            out.atPose(stage.map, spot.x, spot.y, facing.absolute ? facing.h : spot.heading + facing.h);
            return true;
        };
    }

    /**
     * On a route.
     *
     * @param s m from its first waypoint
     * @param odrLaneId lane there, or 0 for the route's own
     * @param offset from the lane's centre, towards the left of the reference line; or t of the road where {@code byT}
     */
    public static Position onRoute(Route route, double s, int odrLaneId, double offset, boolean byT, Facing facing) {
        return (stage, out) -> {
            RoutePath path = route.resolve(stage, null);
            if (path == null || !path.at(s, out)) {
                return false;
            }
            Lane own = out.lane;
            double roadS = LaneMap.roadS(own, out.s);
            if (byT) {
                Lane lane = stage.map.laneNearT(own.road(), roadS, offset);
                Facing along = facing.absolute || own.forward() ? facing : new Facing(facing.h + Math.PI, false);
                return lane != null && putAtT(stage, out, lane, roadS, offset, along);
            }
            Lane lane = odrLaneId == 0 ? own : stage.map.sibling(own, odrLaneId);
            return lane != null
                    && put(stage, out, lane, LaneMap.laneS(lane, roadS), lane.forward() ? offset : -offset, facing);
        };
    }

    /** Where an actor is now: on its route, for a place that is given by an actor on one. */
    public static Position ofActor(int actor) {
        return new Relative(actor) {
            @Override
            public boolean resolve(Stage stage, Spot out) {
                out.copy(stage.puppets[actor].spot);
                return true;
            }
        };
    }

    private abstract static class Relative implements Position {
        private final int actor;

        Relative(int actor) {
            this.actor = actor;
        }

        @Override
        public int reference() {
            return actor;
        }
    }

    /** Puts on a lane, or on those before and after it where s lies beyond its ends. */
    private static boolean put(Stage stage, Spot out, Lane lane, double s, double offset, Facing facing) {
        Lane at = lane;
        double rest = s;
        while (rest > at.length() + 1e-6 && !at.successors().isEmpty()) {
            rest -= at.length();
            at = stage.map.roads.lane(at.successors().get(0));
        }
        while (rest < -1e-6 && !at.predecessors().isEmpty()) {
            at = stage.map.roads.lane(at.predecessors().get(0));
            rest += at.length();
        }
        if (rest > at.length() + 1e-6 || rest < -1e-6) {
            return false;
        }
        out.onLane(stage.map, at, Math.max(0, Math.min(at.length(), rest)), offset, facing.absolute ? 0 : facing.h);
        if (facing.absolute) {
            out.onLane(stage.map, at, out.s, offset, facing.h - out.heading);
        }
        return true;
    }
}
