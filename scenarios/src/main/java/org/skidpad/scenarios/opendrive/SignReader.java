package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.opendrive.MapSigns.Line;
import org.skidpad.scenarios.opendrive.RoadReader.ReadRoad;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Reads {@code <signal>} and {@code <signalReference>} (OpenDRIVE 1.8, clause 14). Types are those of the standard's own list of
 * lights, of the German catalogue and of the American one; a stop line (294) upstream of a light is where one waits for it.
 */
final class SignReader {
    /** What a signal is to a driver. */
    enum Kind {
        LIGHT,
        STOP,
        YIELD,
        SPEED,
        /** Says where to wait. */
        STOP_LINE,
        OTHER
    }

    /** Lights for vehicles, of the list in the standard's annex; the others are for people on foot, cyclists and trams. */
    private static final Set<String> LIGHTS = Set.of("1000001", "1000008", "1000009", "1000010", "1000011", "1000012");

    /** From a light to the stop line that belongs to it, m. */
    private static final double LINE_SIGHT = 25;

    private final RoadNetwork roads;
    private final MapProblems problems;
    private final Map<String, List<Line>> lights = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<MapSigns.Sign> signs = new ArrayList<>();

    SignReader(RoadNetwork roads, MapProblems problems) {
        this.roads = roads;
        this.problems = problems;
    }

    static Kind kind(XmlElement signal) {
        String type = signal.text("type", "").strip().toUpperCase(Locale.ROOT);
        if (signal.text("dynamic", "no").equals("yes")) {
            return LIGHTS.contains(type) ? Kind.LIGHT : Kind.OTHER;
        }
        return switch (type) {
            case "206", "R1-1" -> Kind.STOP;
            case "205", "R1-2" -> Kind.YIELD;
            case "274", "R2-1" -> Kind.SPEED;
            case "294" -> Kind.STOP_LINE;
            default -> Kind.OTHER;
        };
    }

    /** The limit of a speed sign, m/s; NaN where it states none. */
    static double limit(XmlElement sign, MapProblems problems) {
        double value = problems.lenient(sign, "value", Double.NaN);
        String unit = sign.text("unit", "").strip().toLowerCase(Locale.ROOT);
        if (!(value > 0)) {
            return Double.NaN;
        }
        boolean american =
                sign.text("type", "").strip().toUpperCase(Locale.ROOT).startsWith("R");
        return switch (unit) {
            case "km/h" -> value / 3.6;
            case "mph" -> value * 0.44704;
            case "m/s" -> value;
            // Without a unit: whole tens and fives are what stands on the sign, anything else has been converted to
            // m/s.
            default -> value % 5 == 0 && value >= 5 ? (american ? value * 0.44704 : value / 3.6) : value;
        };
    }

    MapSigns read(XmlElement root, Map<String, ReadRoad> all) {
        all.forEach((id, road) -> {
            for (XmlElement signal : road.element().children("signals", "signal")) {
                signal(signal, road, roads.roadIndex(id));
            }
        });
        all.forEach((id, road) -> {
            for (XmlElement reference : road.element().children("signals", "signalReference")) {
                String signal = reference.text("id", "");
                if (lights.containsKey(signal)) {
                    lights.get(signal).addAll(lines(reference, road, roads.roadIndex(id), true));
                }
            }
        });
        Map<String, List<String>> controllers = new LinkedHashMap<>();
        for (XmlElement controller : root.children("controller")) {
            List<String> controlled = controller.children("control").stream()
                    .map(c -> c.text("signalId", ""))
                    .toList();
            for (String name : List.of(controller.text("id", ""), controller.text("name", ""))) {
                if (!name.isEmpty()) {
                    controllers.putIfAbsent(name, controlled);
                }
            }
        }
        List<MapSigns.Light> found = new ArrayList<>();
        lights.forEach((id, lines) -> found.add(new MapSigns.Light(id, names.get(id), lines)));
        return found.isEmpty() && signs.isEmpty() ? MapSigns.NONE : new MapSigns(roads, found, signs, controllers);
    }

    private void signal(XmlElement signal, ReadRoad road, int index) {
        String id = signal.text("id", "");
        Kind kind = kind(signal);
        switch (kind) {
            case LIGHT -> {
                lights.computeIfAbsent(id, i -> new ArrayList<>()).addAll(lines(signal, road, index, true));
                names.putIfAbsent(id, signal.text("name", ""));
            }
            case STOP, YIELD -> signs.add(new MapSigns.Sign(id, kind == Kind.STOP, lines(signal, road, index, false)));
            default -> {
                // Speed limits were given to lanes while they were made; the others bind nobody here.
            }
        }
    }

    /** Where the lanes that a signal is for have to stop. */
    private List<Line> lines(XmlElement signal, ReadRoad road, int index, boolean light) {
        double stated = problems.lenient(signal, "s", Double.NaN);
        if (Double.isNaN(stated)) {
            return List.of();
        }
        String orientation = signal.text("orientation", "none");
        double s = light ? stopLine(signal, road, orientation, stated) : stated;
        List<Line> lines = new ArrayList<>();
        for (Lane lane : roads.lanes()) {
            if (lane.road() == index
                    && lane.isDriving()
                    && s >= lane.startS() - 1e-6
                    && (s < lane.endS() || lane.endS() >= roads.road(index).length() - 1e-6)
                    && faces(orientation, lane.forward())
                    && isValid(signal, lane.odrLaneId())) {
                double station = roads.laneStation(lane.index(), s);
                lines.add(new Line(lane.index(), Math.max(0, Math.min(lane.length(), station))));
            }
        }
        return lines;
    }

    /** Station of the stop line before a light, or of the light itself. */
    private double stopLine(XmlElement light, ReadRoad road, String orientation, double s) {
        double best = s;
        for (XmlElement other : road.element().children("signals", "signal")) {
            double at = problems.lenient(other, "s", Double.NaN);
            double upstream = orientation.equals("-") ? at - s : s - at;
            if (kind(other) == Kind.STOP_LINE
                    && !orientation.equals("none")
                    && other.text("orientation", "none").equals(orientation)
                    && upstream >= 0
                    && upstream < LINE_SIGHT) {
                best = at;
            }
        }
        return best;
    }

    static boolean faces(String orientation, boolean forward) {
        return orientation.equals("+") ? forward : !orientation.equals("-") || !forward;
    }

    /** Clause 14.3: without a validity it holds for all lanes. */
    static boolean isValid(XmlElement signal, int lane) {
        List<XmlElement> validities = signal.children("validity");
        for (XmlElement validity : validities) {
            double from = number(validity, "fromLane");
            double to = number(validity, "toLane");
            if (Math.min(from, to) <= lane && lane <= Math.max(from, to)) {
                return true;
            }
        }
        return validities.isEmpty();
    }

    private static double number(XmlElement element, String attribute) {
        String text = element.text(attribute, "0").strip();
        return text.matches("[-+]?\\d{1,6}") ? Integer.parseInt(text.startsWith("+") ? text.substring(1) : text) : 0;
    }
}
