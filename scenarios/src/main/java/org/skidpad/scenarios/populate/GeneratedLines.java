package org.skidpad.scenarios.populate;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.lanes.WaysMeet;
import org.skidpad.scenarios.procedural.DrawnRoad;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;

/** Puts the lines of a drawn road on its lanes. */
public final class GeneratedLines {
    /** From a line to the end of its road, m. */
    private static final double BEFORE_END = 1;

    private GeneratedLines() {}

    public static List<GiveWay> of(DrawnRoad drawn) {
        RoadNetwork roads = drawn.roads();
        WaysMeet meet = new WaysMeet(roads);
        List<GiveWay> out = new ArrayList<>();
        for (DrawnRoad.Line line : drawn.lines()) {
            int road = roads.roadIndex(line.road());
            double at = line.atStart() ? BEFORE_END : roads.road(road).length() - BEFORE_END;
            LanePosition position = new LanePosition();
            position.lane = roads.laneAt(road, line.lane(), at);
            position.s = roads.laneStation(position.lane, at);
            List<GiveWay.Conflict> conflicts = new ArrayList<>();
            for (String other : line.to()) {
                int lane = roads.laneAt(roads.roadIndex(other), -1, 0);
                meet.find(position, lane).ifPresent(conflicts::add);
            }
            if (!conflicts.isEmpty()) {
                out.add(new GiveWay(line.name(), position.lane, position.s, line.stop(), conflicts));
            }
        }
        return out;
    }
}
