package org.skidpad.scenarios.openscenario;

import java.util.Set;
import java.util.TreeSet;
import org.skidpad.scenarios.geo.MapProjection;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Positions;
import org.skidpad.scenarios.script.Positions.Facing;
import org.skidpad.scenarios.script.Route;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.road.Road;
import org.skidpad.sim.road.RoadNetwork;

/** {@code Position}. A kind that is not supported notes an error: whoever stands there would stand somewhere else. */
final class PositionReader {
    static final Family<PositionReader, Position> FAMILY = new Family<PositionReader, Position>("Position")
            .supported("WorldPosition", PositionReader::world)
            .supported("RelativeWorldPosition", (r, n) -> r.offset(n, false))
            .supported("RelativeObjectPosition", (r, n) -> r.offset(n, true))
            .supported("RoadPosition", (r, n) -> {
                int road = r.road(n);
                return road < 0 ? null : Positions.road(road, r.station(road, n), n.finite("t"), facing(n));
            })
            .supported("RelativeRoadPosition", (r, n) -> {
                int actor = r.entities.actor(n, "entityRef");
                return actor < 0 ? null : Positions.relativeRoad(actor, n.finite("ds"), n.finite("dt"), facing(n));
            })
            .supported("LanePosition", PositionReader::lane)
            .supported("RelativeLanePosition", PositionReader::relativeLane)
            .supported("RoutePosition", PositionReader::route)
            .supported("TrajectoryPosition", PositionReader::trajectory)
            .supported("GeoPosition", "through the projection that the map's geoReference states", PositionReader::geo);

    private static final int MAX_DEPTH = 20;

    private final Entities entities;
    private final RoadNetwork roads;
    private final LaneMap map;
    private final RouteReader routes;
    private final TrajectoryReader trajectories;
    /** Positions inside trajectories inside positions and so on. */
    private int depth;

    PositionReader(Entities entities, RoadNetwork roads, LaneMap map, Catalogs catalogs) {
        this.entities = entities;
        this.roads = roads;
        this.map = map;
        routes = new RouteReader(this, catalogs);
        trajectories = new TrajectoryReader(this, catalogs);
    }

    /** Null in a scenario without roads. */
    RoadNetwork roads() {
        return roads;
    }

    RouteReader routes() {
        return routes;
    }

    TrajectoryReader trajectories() {
        return trajectories;
    }

    /** What is inside a {@code <Position>} below {@code parent}, or null with an error noted. */
    Position read(Node parent) {
        Node position = parent.need("Position");
        return position == null ? null : inside(position);
    }

    /** True where the position says which way to face. */
    static boolean hasFacing(Node parent) {
        Node position = parent.child("Position");
        if (position == null) {
            return false;
        }
        for (XmlElement kind : position.all()) {
            if (kind.attributes.containsKey("h")) {
                return true;
            }
            for (XmlElement inside : kind.children) {
                if (inside.name.equals("Orientation")) {
                    return inside.attributes.containsKey("h");
                }
            }
        }
        return false;
    }

    /** What a node of type {@code Position} is, or null with an error noted. */
    Position inside(Node position) {
        if (depth > MAX_DEPTH) {
            position.problems.error(position.location(), "positions refer to each other too deeply");
            return null;
        }
        depth++;
        Position read = FAMILY.read(this, position, null);
        depth--;
        return read;
    }

    /** Degrees; the names of versions before 1.2 are in radians. */
    private Position geo(Node node) {
        double latitude =
                node.has("latitudeDeg") ? node.finite("latitudeDeg") : node.finite("latitude") * 180 / Math.PI;
        double longitude =
                node.has("longitudeDeg") ? node.finite("longitudeDeg") : node.finite("longitude") * 180 / Math.PI;
        node.finite("altitude", 0);
        node.finite("height", 0);
        node.text("verticalRoadSelection", "");
        Node orientation = node.child("Orientation");
        double heading = orientation == null ? 0 : orientation.finite("h", 0);
        if (orientation != null) {
            orientation.finite("p", 0);
            orientation.finite("r", 0);
            orientation.wordOr("type", "absolute", "absolute", "relative");
        }
        try {
            if (roads == null || roads.georeference().isEmpty()) {
                throw new IllegalArgumentException("needs a road network that states its geoReference");
            }
            double[] at = MapProjection.of(roads.georeference()).toMap(latitude, longitude);
            return Positions.world(at[0], at[1], heading);
        } catch (IllegalArgumentException e) {
            node.problems.error(node.location(), "<GeoPosition> " + e.getMessage());
            return null;
        }
    }

    private Position world(Node node) {
        node.finite("z", 0);
        node.finite("p", 0);
        node.finite("r", 0);
        return Positions.world(node.finite("x"), node.finite("y"), node.finite("h", 0));
    }

    private Position offset(Node node, boolean ownFrame) {
        int actor = entities.actor(node, "entityRef");
        double dx = node.finite("dx");
        double dy = node.finite("dy");
        node.finite("dz", 0);
        Facing facing = facing(node);
        if (actor < 0) {
            return null;
        }
        return ownFrame
                ? Positions.relativeObject(actor, dx, dy, facing)
                : Positions.relativeWorld(actor, dx, dy, facing);
    }

    private Position relativeLane(Node node) {
        int actor = entities.actor(node, "entityRef");
        double ds = node.has("dsLane") ? node.finite("dsLane") : node.finite("ds", 0);
        int lanes = node.integer("dLane");
        double offset = node.finite("offset", 0);
        Facing facing = facing(node);
        return actor < 0 ? null : Positions.relativeLane(actor, lanes, ds, offset, facing);
    }

    private Position trajectory(Node node) {
        double s = node.finite("s");
        double t = node.finite("t", 0);
        Facing facing = relativeFacing(node);
        TrajectoryReader.Line line = trajectories.inside(node);
        return line == null ? null : Positions.onTrajectory(line.shape(), s, t, facing);
    }

    private Position route(Node node) {
        Node reference = node.need("RouteRef");
        Route route = reference == null ? null : routes.inside(reference);
        Facing facing = relativeFacing(node);
        // Versions 1.0 and 1.1 differ in how this element is written.
        Node in = node.child("InRoutePosition");
        Node where = in == null ? node : in;
        Node current = where.child("FromCurrentEntity");
        Node byRoad = where.child("FromRoadCoordinates");
        Node byLane = where.child("FromLaneCoordinates");
        if (current != null) {
            int actor = entities.actor(current, "entityRef");
            return actor < 0 ? null : Positions.ofActor(actor);
        }
        if (byRoad != null) {
            double s = byRoad.finite("pathS");
            double t = byRoad.finite("t");
            return route == null ? null : Positions.onRoute(route, s, 0, t, true, facing);
        }
        if (byLane != null) {
            double s = byLane.finite("pathS");
            int lane = byLane.integer("laneId");
            double offset = byLane.finite("laneOffset", 0);
            return route == null ? null : Positions.onRoute(route, s, lane, offset, false, facing);
        }
        node.problems.error(
                node.location(),
                "<RoutePosition> needs an <InRoutePosition> with <FromCurrentEntity>, <FromRoadCoordinates> or"
                        + " <FromLaneCoordinates>");
        return null;
    }

    private Position lane(Node node) {
        int road = road(node);
        int lane = node.integer("laneId");
        double offset = node.finite("offset", 0);
        Facing facing = facing(node);
        if (road < 0) {
            return null;
        }
        double s = station(road, node);
        if (lane == 0) {
            node.report(Detail.LANE_ZERO, "laneId");
            return Positions.road(road, s, offset, facing);
        }
        if (map.lane(road, lane, s) == null) {
            node.problems.error(
                    node.at("laneId"), "road " + roads.road(road).id() + " has no lane " + lane + " at s = " + s);
            return null;
        }
        return Positions.lane(road, lane, s, offset, facing);
    }

    /** Stations behind the end of a road are taken as its end, like in the reference player. */
    private double station(int road, Node node) {
        return Math.min(node.finite("s"), roads.road(road).length());
    }

    private int road(Node node) {
        String id = node.text("roadId");
        if (id == null) {
            return -1;
        }
        if (roads == null) {
            node.problems.error(node.location(), "<" + node.name() + "> needs a road network, and there is none");
            return -1;
        }
        int road = roads.roadIndex(id);
        if (road < 0) {
            Set<String> ids = new TreeSet<>();
            for (Road known : roads.roads()) {
                ids.add(known.id());
            }
            node.problems.error(node.at("roadId"), "there is no road '" + id + "'", Suggestion.forWord(id, ids));
            return -1;
        }
        double length = roads.road(road).length();
        double s = node.finite("s");
        if (s < 0) {
            node.problems.error(node.at("s"), "s is " + s + " m, but road " + id + " goes from 0 to " + length + " m");
            return -1;
        }
        if (s > length + 1e-6) {
            node.report(
                    Detail.BEHIND_THE_END,
                    "s",
                    "s is " + s + " m, but road " + id + " goes from 0 to " + length + " m");
        }
        return road;
    }

    private static Facing facing(Node node) {
        return facing(node, "absolute");
    }

    /** On a line of its own an orientation is relative to it unless it says otherwise. */
    private static Facing relativeFacing(Node node) {
        return facing(node, "relative");
    }

    private static Facing facing(Node node, String otherwise) {
        Node orientation = node.child("Orientation");
        if (orientation == null) {
            return Facing.ALONG;
        }
        orientation.finite("p", 0);
        orientation.finite("r", 0);
        boolean absolute =
                orientation.wordOr("type", otherwise, "absolute", "relative").equals("absolute");
        // An orientation without a heading says nothing about it.
        return orientation.has("h") ? new Facing(orientation.finite("h"), absolute) : Facing.ALONG;
    }
}
