package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.GlobalActions;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.TrafficPlan;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldBuilder.Body;

/** {@code TrafficAction}: vehicles that no entity stands for. */
final class TrafficActionReader {
    static final Family<Named, Action> FAMILY = new Family<Named, Action>("TrafficAction")
            .approximated(
                    "TrafficSwarmAction",
                    "vehicles of our own on the lanes of the ellipse outside of the inner circle; they keep their lanes by IDM and heed"
                            + " signals; who leaves the ellipse comes back at its border",
                    TrafficActionReader::swarm)
            .approximated(
                    "TrafficSourceAction",
                    "one vehicle of our own on a lane within the radius each 1 / rate seconds, as soon as there is room, up to 40 at a"
                            + " time; they keep their lanes by IDM, heed signals and leave at the end of the road",
                    TrafficActionReader::source)
            .approximated(
                    "TrafficSinkAction",
                    "vehicles of swarms and sources leave within the radius; entities of the scenario stay",
                    TrafficActionReader::sink)
            .approximated(
                    "TrafficAreaAction",
                    "vehicles of our own on the lanes of the area; they keep their lanes by IDM and heed signals; of a continuous one,"
                            + " who leaves comes back somewhere in it",
                    TrafficActionReader::area)
            .supported(
                    "TrafficStopAction",
                    "nobody new comes; who is there drives on",
                    (named, node) -> GlobalActions.stopTraffic(named.name));

    /** At a time, of one source. */
    private static final int MOST_OF_SOURCE = 40;

    private static final int MOST_OF_SWARM = 500;

    /** Where no speed is stated, m/s: 36 to 50 km/h. */
    private static final double SLOWEST = 10;

    private static final double FASTEST = 50 / 3.6;

    /** Length, width, box centre ahead of the rear axle, wheelbase in m, mass in kg; of the usual size. */
    private static final Body CAR = new Body(4.5, 1.8, 1.3, 0, 2.7, 1500);

    private static final Body TRUCK = new Body(12, 2.55, 3.6, 0, 6.2, 18000);
    private static final Body BUS = new Body(12, 2.55, 3, 0, 6, 15000);
    private static final Body MOTORCYCLE = new Body(2.2, 0.8, 0.7, 0, 1.45, 250);
    private static final Body BICYCLE = new Body(1.8, 0.6, 0.52, 0, 1.05, 85);

    private TrafficActionReader() {}

    /** For whom, and under which name, traffic is read. */
    record Named(Who who, String name) {
        Action plan(TrafficPlan plan) {
            List<TrafficPlan> plans = who.reader().traffic;
            plans.add(plan);
            return GlobalActions.startTraffic(plans.size() - 1);
        }
    }

    static Action read(Who who, Node node) {
        return FAMILY.read(new Named(who, node.text("trafficName", "")), node, Actions.nothing());
    }

    private static Action swarm(Named named, Node node) {
        Node central = node.child("CentralObject") != null ? node.child("CentralObject") : node.need("CentralEntity");
        int entity = central == null ? -1 : named.who.reader().entities.actor(central, "entityRef");
        double along = positive(node, "semiMajorAxis");
        double across = positive(node, "semiMinorAxis");
        int vehicles = node.integer("numberOfVehicles");
        if (vehicles < 0 || vehicles > MOST_OF_SWARM) {
            node.problems.error(
                    node.at("numberOfVehicles"),
                    "numberOfVehicles must be from 0 to " + MOST_OF_SWARM + ", is " + vehicles);
            return Actions.nothing();
        }
        TrafficPlan.Fleet fleet = fleet(node);
        return entity < 0
                ? Actions.nothing()
                : named.plan(new TrafficPlan.Swarm(
                        named.name,
                        entity,
                        along,
                        across,
                        Math.max(0, node.number("innerRadius", 0)),
                        node.number("offset", 0),
                        vehicles,
                        fleet));
    }

    private static Action source(Named named, Node node) {
        Position position = named.who.reader().positions.read(node);
        double rate = positive(node, "rate");
        TrafficPlan.Fleet fleet = fleet(node);
        double radius = Math.max(0, node.number("radius", 0));
        return position == null
                ? Actions.nothing()
                : named.plan(new TrafficPlan.Source(named.name, position, radius, rate, MOST_OF_SOURCE, fleet));
    }

    private static Action sink(Named named, Node node) {
        Position position = named.who.reader().positions.read(node);
        double rate = node.has("rate") ? positive(node, "rate") : Double.POSITIVE_INFINITY;
        double radius = Math.max(0, node.number("radius", 0));
        definition(node);
        return position == null
                ? Actions.nothing()
                : named.plan(new TrafficPlan.Sink(named.name, position, radius, rate));
    }

    private static Action area(Named named, Node node) {
        int vehicles = node.integer("numberOfEntities");
        if (vehicles < 0 || vehicles > MOST_OF_SWARM) {
            node.problems.error(
                    node.at("numberOfEntities"),
                    "numberOfEntities must be from 0 to " + MOST_OF_SWARM + ", is " + vehicles);
            return Actions.nothing();
        }
        boolean continuous = node.flag("continuous");
        TrafficPlan.Fleet fleet = fleet(node);
        Node area = node.need("TrafficArea");
        if (area == null) {
            return Actions.nothing();
        }
        List<Position> corners = new ArrayList<>();
        Node polygon = area.child("Polygon");
        if (polygon != null) {
            for (Node corner : polygon.children("Position")) {
                Position position = named.who.reader().positions.inside(corner);
                if (position != null) {
                    corners.add(position);
                }
            }
            if (corners.size() < 3) {
                node.problems.error(polygon.location(), "a <Polygon> needs three positions or more");
            }
        }
        List<TrafficPlan.Stretch> stretches = new ArrayList<>();
        RoadNetwork roads = named.who.reader().positions.roads();
        for (Node range : area.children("RoadRange")) {
            stretches.addAll(RoadRanges.read(range, roads));
        }
        if (corners.isEmpty() && stretches.isEmpty()) {
            node.problems.error(
                    area.location(), "a <TrafficArea> needs a <Polygon> or a <RoadRange> on a road of the map");
            return Actions.nothing();
        }
        return named.plan(new TrafficPlan.Area(named.name, corners, stretches, vehicles, continuous, fleet));
    }

    private static double positive(Node node, String attribute) {
        double value = node.number(attribute);
        if (!(value > 0 && value < 1e6)) {
            node.problems.error(node.at(attribute), attribute + " must be positive, is " + value);
            return 1;
        }
        return value;
    }

    private static TrafficPlan.Fleet fleet(Node node) {
        double slowest = SLOWEST;
        double fastest = FASTEST;
        for (String attribute : List.of("velocity", "speed")) {
            if (node.has(attribute)) {
                slowest = Math.max(0, node.number(attribute));
                fastest = slowest;
            }
        }
        Node range = node.child("InitialSpeedRange");
        if (range != null) {
            double a = Math.max(0, range.number("lowerLimit"));
            double b = Math.max(0, range.number("upperLimit"));
            slowest = Math.min(a, b);
            fastest = Math.max(a, b);
        }
        return new TrafficPlan.Fleet(slowest, fastest, definition(node));
    }

    /** The kinds of vehicles; cars where the file names others than categories. */
    private static List<TrafficPlan.Share> definition(Node node) {
        List<TrafficPlan.Share> shares = new ArrayList<>();
        Node definition = node.child("TrafficDefinition");
        Node categories = definition == null ? null : definition.child("VehicleCategoryDistribution");
        if (categories != null) {
            for (Node entry : categories.children("VehicleCategoryDistributionEntry")) {
                double weight = Math.max(0, entry.number("weight"));
                if (weight > 0) {
                    shares.add(share(entry.text("category", "car"), weight));
                }
            }
        }
        for (String taken : List.of("TrafficDefinition", "TrafficDistribution", "DirectionOfTravelDistribution")) {
            if (node.child(taken) != null) {
                node.child(taken).settle();
            }
        }
        return shares.isEmpty() ? List.of(share("car", 1)) : shares;
    }

    private static TrafficPlan.Share share(String category, double weight) {
        return switch (category) {
            case "truck", "trailer", "semitrailer", "van" -> new TrafficPlan.Share(ActorType.TRUCK, TRUCK, weight);
            case "bus", "tram", "train" -> new TrafficPlan.Share(ActorType.BUS, BUS, weight);
            case "motorbike" -> new TrafficPlan.Share(ActorType.MOTORCYCLE, MOTORCYCLE, weight);
            case "bicycle" -> new TrafficPlan.Share(ActorType.BICYCLE, BICYCLE, weight);
            default -> new TrafficPlan.Share(ActorType.CAR, CAR, weight);
        };
    }
}
