package org.skidpad.scenarios.format;

import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/** Roads that a scenario can ask for by a few numbers; described in docs/scenario-format.md. Right-hand traffic. */
public final class RoadShapes {
    private RoadShapes() {}

    /**
     * A motorway with an entry on its right, along x. Road {@code main} has lanes -1 … -lanes from left to right and between the
     * two stations one more; road {@code ramp} leads into that one and runs beside the main road before.
     */
    static RoadNetwork onRamp(int lanes, double width, double length, double from, double to, double limit) {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadBuilder main = builder.road("main", "", "", false);
        main.line(0, 0, 0, 0, length);
        double[] starts = {0, from, to};
        LaneBuilder[] last = new LaneBuilder[lanes + 2];
        for (int k = 0; k < starts.length; k++) {
            SectionBuilder section = main.section(starts[k]);
            section.centreMark(0, "solid");
            int count = k == 1 ? lanes + 1 : lanes;
            for (int i = 1; i <= count; i++) {
                LaneBuilder lane = lane(section, -i, width, limit, i == count ? "solid" : "broken");
                if (k > 0 && i <= lanes) {
                    builder.link(last[i], true, lane, false);
                }
                last[i] = lane;
            }
            if (k == 1) {
                RoadBuilder ramp = builder.road("ramp", "", "", false);
                ramp.line(0, 0, -lanes * width, 0, from);
                SectionBuilder own = ramp.section(0);
                own.centreMark(0, "solid");
                builder.link(lane(own, -1, width, limit, "solid"), true, last[lanes + 1], false);
            }
        }
        return builder.build();
    }

    /**
     * Four arms that meet in the origin: roads {@code east}, {@code north}, {@code west}, {@code south}, whose stations count from
     * the junction outwards; lanes -1 … -lanes lead out, lanes 1 … lanes lead in. Over the junction, each arm's lanes go straight
     * on, by roads {@code west-east} and so on with lanes -1 … -lanes.
     */
    static RoadNetwork crossroads(int lanes, double width, double arm, double limit) {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        String[] names = {"east", "north", "west", "south"};
        double half = lanes * width + 4;
        LaneBuilder[][] in = new LaneBuilder[4][lanes + 1];
        LaneBuilder[][] out = new LaneBuilder[4][lanes + 1];
        for (int k = 0; k < 4; k++) {
            double heading = k * Math.PI / 2;
            RoadBuilder road = builder.road(names[k], "", "", false);
            road.line(0, half * cos(k), half * sin(k), heading, arm);
            SectionBuilder section = road.section(0);
            section.centreMark(0, "solid");
            for (int i = 1; i <= lanes; i++) {
                String mark = i == lanes ? "solid" : "broken";
                out[k][i] = lane(section, -i, width, limit, mark);
                in[k][i] = lane(section, i, width, limit, mark);
            }
        }
        for (int k = 0; k < 4; k++) {
            int opposite = (k + 2) % 4;
            RoadBuilder road = builder.road(names[k] + "-" + names[opposite], "", "crossroads", false);
            road.line(0, half * cos(k), half * sin(k), opposite * Math.PI / 2, 2 * half);
            SectionBuilder section = road.section(0);
            for (int i = 1; i <= lanes; i++) {
                LaneBuilder over = lane(section, -i, width, limit, "none");
                builder.link(in[k][i], false, over, false);
                builder.link(over, true, out[opposite][i], false);
            }
        }
        return builder.build();
    }

    private static LaneBuilder lane(SectionBuilder section, int id, double width, double limit, String mark) {
        return section.lane(id, "driving")
                .width(0, width, 0, 0, 0)
                .speedLimit(limit)
                .mark(0, mark);
    }

    /** Of quarter turns, exactly. */
    private static int cos(int quarters) {
        return new int[] {1, 0, -1, 0}[quarters];
    }

    private static int sin(int quarters) {
        return new int[] {0, 1, 0, -1}[quarters];
    }
}
