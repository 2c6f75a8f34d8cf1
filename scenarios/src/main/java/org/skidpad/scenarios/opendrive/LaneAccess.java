package org.skidpad.scenarios.opendrive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.opendrive.RoadReader.ReadRoad;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Reads {@code <access>} of lanes (OpenDRIVE 1.8, clause 11.7.6): which lanes cars may not use. A rule that allows leaves out whom
 * it does not name; one that denies those whom it names. Until 1.4 a restriction without a rule names who may use the lane.
 */
final class LaneAccess {
    static final String STARTS =
            "nobody begins on a lane that cars may not use where the map is driven alone; who comes there drives on";

    /** Words of the standard under which cars of ours fall. */
    private static final Set<String> CARS = Set.of("passengerCar", "autonomousTraffic", "throughTraffic", "simulator");

    private LaneAccess() {}

    /** Indices of the lanes that cars may not use on some of their way. */
    static Set<Integer> closed(RoadNetwork roads, Map<String, ReadRoad> all) {
        Set<Integer> closed = new LinkedHashSet<>();
        all.forEach((id, road) -> {
            List<XmlElement> sections = road.element().children("lanes", "laneSection");
            for (XmlElement section : sections) {
                double s = number(section.text("s", "0"));
                for (String side : List.of("left", "right")) {
                    for (XmlElement lane : section.children(side, "lane")) {
                        if (isClosed(lane.children("access"))) {
                            int index = roads.laneAt(roads.roadIndex(id), (int) number(lane.text("id", "0")), s + 1e-6);
                            closed.add(index);
                        }
                    }
                }
            }
        });
        closed.remove(-1);
        return closed;
    }

    private static boolean isClosed(List<XmlElement> rules) {
        boolean allows = false;
        boolean allowsCars = false;
        for (XmlElement access : rules) {
            boolean deny = access.text("rule", "allow").equals("deny");
            boolean names = names(access);
            if (deny && names) {
                return true;
            }
            allows |= !deny;
            allowsCars |= !deny && names;
        }
        return allows && !allowsCars;
    }

    private static boolean names(XmlElement access) {
        String own = access.text("restriction", "").strip();
        boolean denies = access.text("rule", "allow").equals("deny");
        // Whoever denies a lane to autonomous traffic alone does not deny it to cars.
        Set<String> cars = denies ? Set.of("passengerCar") : CARS;
        return cars.contains(own)
                || !denies && own.equals("none")
                || access.children("restriction").stream()
                        .anyMatch(r -> cars.contains(r.text("type", "").strip()));
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Math.abs(value) < 1e9 ? value : 0;
        } catch (NumberFormatException e) {
            // Said where the lanes were read.
            return 0;
        }
    }
}
