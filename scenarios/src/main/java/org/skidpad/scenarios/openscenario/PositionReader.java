package org.skidpad.scenarios.openscenario;

import java.util.Set;
import java.util.TreeSet;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Positions;
import org.skidpad.scenarios.script.Positions.Facing;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.road.Road;
import org.skidpad.sim.road.RoadNetwork;

/** {@code Position}. A kind that is not supported notes an error: whoever stands there would stand somewhere else. */
final class PositionReader {
    private static final String[] SUPPORTED = {
        "WorldPosition",
        "LanePosition",
        "RoadPosition",
        "RelativeLanePosition",
        "RelativeRoadPosition",
        "RelativeObjectPosition",
        "RelativeWorldPosition"
    };

    private final Entities entities;
    private final RoadNetwork roads;
    private final LaneMap map;

    PositionReader(Entities entities, RoadNetwork roads, LaneMap map) {
        this.entities = entities;
        this.roads = roads;
        this.map = map;
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
            if (kind.attributes.containsKey("h") || kind.child("Orientation") != null) {
                return true;
            }
        }
        return false;
    }

    private Position inside(Node position) {
        for (XmlElement kind : position.all()) {
            Node node = position.of(kind);
            switch (kind.name) {
                case "WorldPosition" -> {
                    node.number("z", 0);
                    node.number("p", 0);
                    node.number("r", 0);
                    return Positions.world(node.number("x"), node.number("y"), node.number("h", 0));
                }
                case "LanePosition" -> {
                    return lane(node);
                }
                case "RoadPosition" -> {
                    int road = road(node);
                    return road < 0 ? null : Positions.road(road, node.number("s"), node.number("t"), facing(node));
                }
                case "RelativeLanePosition" -> {
                    int actor = entities.actor(node, "entityRef");
                    double ds = node.has("dsLane") ? node.number("dsLane") : node.number("ds");
                    return actor < 0
                            ? null
                            : Positions.relativeLane(
                                    actor, node.integer("dLane"), ds, node.number("offset", 0), facing(node));
                }
                case "RelativeRoadPosition" -> {
                    int actor = entities.actor(node, "entityRef");
                    return actor < 0
                            ? null
                            : Positions.relativeRoad(actor, node.number("ds"), node.number("dt"), facing(node));
                }
                case "RelativeObjectPosition", "RelativeWorldPosition" -> {
                    int actor = entities.actor(node, "entityRef");
                    double dx = node.number("dx");
                    double dy = node.number("dy");
                    node.number("dz", 0);
                    Facing facing = facing(node);
                    if (actor < 0) {
                        return null;
                    }
                    return kind.name.equals("RelativeObjectPosition")
                            ? Positions.relativeObject(actor, dx, dy, facing)
                            : Positions.relativeWorld(actor, dx, dy, facing);
                }
                default -> {
                    node.element.settle();
                    node.problems.error(
                            node.location(),
                            "the position <" + kind.name + "> is not supported",
                            Suggestion.forWord(kind.name, java.util.List.of(SUPPORTED)));
                    return null;
                }
            }
        }
        position.problems.error(position.location(), "<Position> is empty");
        return null;
    }

    private Position lane(Node node) {
        int road = road(node);
        int lane = node.integer("laneId");
        double s = node.number("s");
        double offset = node.number("offset", 0);
        Facing facing = facing(node);
        if (road < 0) {
            return null;
        }
        if (map.lane(road, lane, s) == null) {
            node.problems.error(
                    node.at("laneId"), "road " + roads.road(road).id() + " has no lane " + lane + " at s = " + s);
            return null;
        }
        return Positions.lane(road, lane, s, offset, facing);
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
        double s = node.number("s");
        if (s < 0 || s > length + 1e-6) {
            node.problems.error(node.at("s"), "s is " + s + " m, but road " + id + " goes from 0 to " + length + " m");
            return -1;
        }
        return road;
    }

    private static Facing facing(Node node) {
        Node orientation = node.child("Orientation");
        if (orientation == null) {
            return Facing.ALONG;
        }
        orientation.number("p", 0);
        orientation.number("r", 0);
        boolean absolute =
                orientation.wordOr("type", "absolute", "absolute", "relative").equals("absolute");
        // An orientation without a heading says nothing about it.
        return orientation.has("h") ? new Facing(orientation.number("h"), absolute) : Facing.ALONG;
    }
}
