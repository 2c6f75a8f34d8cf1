package org.skidpad.sim.run;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.Crosswalk;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;

/** Stop lines and crosswalks as lines of a recording's map. */
final class RuleLines {
    private RuleLines() {}

    static List<RunHeader.MapLine> of(RoadRules rules, RoadNetwork roads) {
        List<RunHeader.MapLine> out = new ArrayList<>();
        for (RoadRules.SignalHead head : rules.signalHeads()) {
            out.add(stopLine(roads, head.lane(), head.s()));
        }
        for (GiveWay line : rules.giveWays()) {
            out.add(stopLine(roads, line.lane(), line.s()));
        }
        for (Crosswalk c : rules.crosswalks()) {
            double nx = -(c.y1() - c.y0()) / c.length() * c.width() / 2;
            double ny = (c.x1() - c.x0()) / c.length() * c.width() / 2;
            out.add(new RunHeader.MapLine("crosswalk", new double[] {
                c.x0() + nx,
                c.y0() + ny,
                c.x1() + nx,
                c.y1() + ny,
                c.x1() - nx,
                c.y1() - ny,
                c.x0() - nx,
                c.y0() - ny,
                c.x0() + nx,
                c.y0() + ny
            }));
        }
        return out;
    }

    private static RunHeader.MapLine stopLine(RoadNetwork roads, int lane, double s) {
        PoseHolder pose = new PoseHolder();
        double half = roads.width(lane, s) / 2;
        roads.toMap(lane, s, half, pose);
        double leftX = pose.x;
        double leftY = pose.y;
        roads.toMap(lane, s, -half, pose);
        return new RunHeader.MapLine("stop_line", new double[] {leftX, leftY, pose.x, pose.y});
    }
}
