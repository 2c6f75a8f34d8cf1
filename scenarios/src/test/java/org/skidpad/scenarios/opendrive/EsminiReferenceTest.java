package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadPosition;

/**
 * esmini wrote, for every actor and moment, map and road coordinates of one point: the columns x, y and s, t, lane, offset. Here they
 * are computed from each other.
 */
class EsminiReferenceTest {
    private static final double CENTIMETRE = 0.01;

    private final PoseHolder pose = new PoseHolder();
    private final RoadPosition position = new RoadPosition();

    @ParameterizedTest
    @CsvSource({
        "osc-alks__alks_scenario_4_4_1_cut_in_no_collision_template, osc-alks/logical_scenarios/concrete_scenarios/road_networks/alks_road_straight.xodr",
        "osc-ncap__NCAP_AEB_C2C_CCFtap_2023, osc-ncap/OpenDRIVE/NCAP/X-Intersection_NCAP.xodr",
        "osc-ncap__NCAP_AEB_VRU_CPTA_2023, osc-ncap/OpenDRIVE/NCAP/X-Intersection_NCAP.xodr",
        "osc-esmini-resources__lane_change, osc-esmini/resources/xodr/jolengatan.xodr",
        "osc-esmini-resources__highway_merge, osc-esmini/resources/xodr/soderleden.xodr",
        "osc-esmini-resources__pedestrian_traj_synch, osc-esmini/resources/xodr/fabriksgatan.xodr",
        "osc-esmini-resources__scenario_nurb_curved_road, osc-esmini/resources/scenario_construct_examples/scenario_nurb_curved_road.xodr",
        "osc-esmini-unittest__basic_maneuvers, osc-esmini/resources/xodr/curve_r100.xodr",
        "osc-asam-examples__Overtaker, osc-asam-examples/cpp/applications/openScenarioTester/res/exampleFilesVersion1_3/Databases/SampleDatabase.xodr"
    })
    void roadAndLaneCoordinatesAreThoseOfEsmini(String run, String map) throws IOException {
        Path data = SharedData.folder();
        RoadNetwork network = OpenDriveLoader.load(data.resolve(map), new ArrayList<>());
        List<String> rows = Files.readAllLines(data.resolve("reference/esmini/" + run + ".csv"));
        double worst = 0;
        double worstPlaced = 0;
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            double error = best(network, cells);
            if (isTowed(cells)) {
                worst = Math.max(worst, error);
                if (error > CENTIMETRE) {
                    theirStationIsNotTheNearest(network, cells);
                }
            } else {
                worstPlaced = Math.max(worstPlaced, error);
            }
        }
        assertTrue(worstPlaced <= CENTIMETRE, "a row differs by " + worstPlaced + " m");
        assertTrue(worst <= 2 * CENTIMETRE, "a row of a trailer differs by " + worst + " m");
    }

    /**
     * Trailers follow their tractors freely: esmini has their point first, and looks for its station on a line through samples of
     * the road. On jolengatan that costs 45 of 343 rows more than a centimetre.
     */
    private static boolean isTowed(String[] cells) {
        return cells[1].endsWith("+");
    }

    /** The station of a point is that of the nearest point of the reference line; ours is nearer than theirs. */
    private void theirStationIsNotTheNearest(RoadNetwork network, String[] cells) {
        double x = Double.parseDouble(cells[3]);
        double y = Double.parseDouble(cells[4]);
        double t = Double.parseDouble(cells[14]);
        network.mapToRoad(0, x, y, position);
        assertEquals(t, position.t, 1e-3, "the way across");
        network.roadToMap(0, position.s, position.t, pose);
        assertEquals(0, Math.hypot(pose.x - x, pose.y - y), 1e-5, "there and back");
        network.roadToMap(0, position.s, 0, pose);
        double ours = Math.hypot(pose.x - x, pose.y - y);
        network.roadToMap(0, Double.parseDouble(cells[13]), 0, pose);
        double theirs = Math.hypot(pose.x - x, pose.y - y);
        // A station that is e off the nearest point at distance t is farther by about e²/2t: 27 µm for a centimetre.
        assertTrue(ours + 1e-5 < theirs, "ours " + ours + " m, theirs " + theirs + " m");
    }

    /** Distance between esmini's point and ours on the road that fits best, m. */
    private double best(RoadNetwork network, String[] cells) {
        double x = Double.parseDouble(cells[3]);
        double y = Double.parseDouble(cells[4]);
        double s = Double.parseDouble(cells[13]);
        double t = Double.parseDouble(cells[14]);
        int laneId = Integer.parseInt(cells[15]);
        double offset = Double.parseDouble(cells[16]);
        double best = Double.POSITIVE_INFINITY;
        for (int road = 0; road < network.roads().size(); road++) {
            int lane = network.laneAt(road, laneId, s);
            if (s > network.road(road).length() + CENTIMETRE || lane < 0) {
                continue;
            }
            network.mapToRoad(road, x, y, position);
            network.toMap(
                    lane, network.laneStation(lane, s), network.lane(lane).odrLaneId() < 0 ? offset : -offset, pose);
            double there = Math.hypot(position.s - s, position.t - t);
            double back = Math.hypot(pose.x - x, pose.y - y);
            best = Math.min(best, Math.max(there, back));
        }
        return best;
    }
}
