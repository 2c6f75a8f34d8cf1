package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadPosition;

/** Maps that others wrote: every one is read or refused by name, and coordinates on it are consistent. */
class RealMapsTest {
    /** The maps of which nothing can be made, with the reason: they hold no road, no geometry, or are no XML. */
    private static final Map<String, String> BROKEN = Map.of(
            "TownEmpty.xodr", "the map has no road",
            "negative16.xodr", "has no geometry",
            "negative17.xodr", "has no geometry",
            "negative18.xodr", "has no geometry",
            "xml.valid_xml_document.negative.xodr", "not well-formed XML");

    @Test
    void everyMapIsReadUnlessItIsBroken() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (Path map : SharedData.withSuffix(".xodr", "case")) {
            try {
                RoadNetwork network = OpenDriveLoader.load(map, new ArrayList<>());
                assertTrue(network.roads().size() > 0, map.toString());
            } catch (BadInputException e) {
                refused.put(map.getFileName().toString(), firstError(e));
            }
        }
        assertEquals(BROKEN.keySet(), refused.keySet(), refused.toString());
        BROKEN.forEach((name, message) -> assertTrue(refused.get(name).contains(message), refused.get(name)));
    }

    @Test
    void lanesCanBeWalkedFromEndToEndOnEveryMap() throws IOException {
        PoseHolder pose = new PoseHolder();
        LanePosition found = new LanePosition();
        RoadPosition road = new RoadPosition();
        int total = 0;
        int exact = 0;
        for (Path map : SharedData.withSuffix(".xodr", "case")) {
            if (BROKEN.containsKey(map.getFileName().toString())) {
                continue;
            }
            RoadNetwork network = OpenDriveLoader.load(map, new ArrayList<>());
            for (Lane lane : network.lanes()) {
                for (int i = 1; i < 8; i++) {
                    double s = lane.length() * i / 8;
                    if (network.width(lane.index(), s) < 0.1 || lane.length() < 0.01) {
                        continue;
                    }
                    network.toMap(lane.index(), s, 0.02, pose);
                    network.laneToRoad(lane.index(), s, 0.02, road);
                    double t = road.t;
                    network.roadToMap(lane.road(), road.s, t, pose);
                    if (1 - Math.abs(t) * Math.abs(network.curvature(lane.index(), s, 0)) < 0.3) {
                        // Behind the centre of curvature, where the station of a point is not unique.
                        continue;
                    }
                    String where = map.getFileName() + " road "
                            + network.road(lane.road()).id() + " lane " + lane.odrLaneId() + " s " + s + " of "
                            + lane.length();
                    assertTrue(network.locate(pose.x, pose.y, lane.index(), found), where);
                    if (found.lane == lane.index()) {
                        network.toMap(found.lane, found.s, found.offset, pose);
                        double x = pose.x;
                        double y = pose.y;
                        network.toMap(lane.index(), s, 0.02, pose);
                        double error = Math.hypot(pose.x - x, pose.y - y);
                        // ZAM_Over has gaps of a millimetre between its geometries.
                        assertEquals(0, error, 2e-3, where);
                        total++;
                        exact += error < 1e-9 ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(exact > 0.999 * total, exact + " of " + total + " points come back to within a nanometre");
    }

    private static String firstError(BadInputException e) {
        List<Diagnostic> errors =
                e.diagnostics().stream().filter(Diagnostic::isError).toList();
        return errors.get(0).toString();
    }
}
