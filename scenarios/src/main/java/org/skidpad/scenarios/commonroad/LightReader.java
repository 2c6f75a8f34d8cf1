package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadPosition;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.Signal;

/**
 * Reads traffic lights and the stop lines at which the lanelets that refer to them end (documentation of the format, sections
 * "Traffic lights" and "Lanelets"). Durations and offsets are counted in steps of the file.
 */
final class LightReader {
    private final Values values;
    private final Problems problems;
    private final double step;

    LightReader(Values values, Problems problems, double step) {
        this.values = values;
        this.problems = problems;
        this.step = step;
    }

    /** The lights that work, by id. */
    Map<Long, Signal> read(XmlElement root) {
        Map<Long, Signal> lights = new LinkedHashMap<>();
        for (XmlElement light : root.children("trafficLight")) {
            XmlElement active = light.child("active");
            List<Signal.Phase> phases = new ArrayList<>();
            double cycle = 0;
            XmlElement round = light.child("cycle");
            for (XmlElement part : light.children("cycle", "cycleElement")) {
                double seconds = step * values.needed(part, "duration");
                XmlElement colour = part.child("color");
                if (seconds > 0 && colour != null) {
                    phases.add(new Signal.Phase(shown(colour), seconds));
                    cycle += seconds;
                }
            }
            double offset = round == null ? 0 : step * values.optional(round, "timeOffset", 0);
            boolean works = active == null || !active.content().strip().equals("false");
            if (works && !phases.isEmpty()) {
                double into = -offset - cycle * Math.floor(-offset / cycle);
                long id = values.id(light);
                lights.put(id, new Signal("light " + id, phases, Double.isFinite(into) ? Math.max(0, into) : 0));
            }
        }
        return lights;
    }

    private Signal.Light shown(XmlElement colour) {
        String text = colour.content().strip();
        return switch (text) {
            case "red", "redYellow" -> Signal.Light.RED;
            case "yellow" -> Signal.Light.AMBER;
            case "green" -> Signal.Light.GREEN;
            case "inactive" -> Signal.Light.OFF;
            default -> {
                problems.error(
                        colour.location, "color must be red, redYellow, yellow, green or inactive, is '" + text + "'");
                yield Signal.Light.OFF;
            }
        };
    }

    /** Where the lights are heeded: at the stop line of a lanelet that refers to one, else at its end. */
    List<RoadRules.SignalHead> heads(Map<Long, Signal> lights, Map<Long, Lanelet> lanelets, LaneletRoads.Built built) {
        List<RoadRules.SignalHead> heads = new ArrayList<>();
        for (Lanelet lanelet : lanelets.values()) {
            XmlElement line = lanelet.element().child("stopLine");
            List<XmlElement> references = new ArrayList<>(lanelet.element().children("trafficLightRef"));
            if (line != null) {
                references.addAll(line.children("trafficLightRef"));
            }
            Integer lane = built.laneOf().get(lanelet.id());
            for (XmlElement reference : references) {
                Signal light = lights.get(values.whole(reference, "ref"));
                if (light != null && lane != null) {
                    heads.add(new RoadRules.SignalHead(light, lane, station(line, built.roads(), lane)));
                }
            }
        }
        return heads;
    }

    /** Of a stop line on a lane, m; the lane's end without one. */
    double station(XmlElement line, RoadNetwork roads, int index) {
        Lane lane = roads.lane(index);
        double[] points = line == null ? new double[0] : values.points(line);
        if (points.length < 4) {
            return lane.length();
        }
        RoadPosition middle = new RoadPosition();
        roads.mapToRoad(lane.road(), (points[0] + points[2]) / 2, (points[1] + points[3]) / 2, middle);
        return Math.max(0, Math.min(lane.length(), roads.laneStation(index, middle.s)));
    }
}
