package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.skidpad.scenarios.script.TrafficPlan.Stretch;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Road;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Reads {@code <RoadRange>} (OpenSCENARIO XML 1.3): the way from cursor to cursor along roads. Between cursors on two roads it
 * leaves the one and enters the other where their ends are nearest; a last cursor without {@code s} takes its road whole, and a
 * range of one cursor goes to the end of the road. Lanes are those of the cursor on the road.
 */
final class RoadRanges {
    private record Cursor(int road, double s, Set<Integer> lanes) {}

    private RoadRanges() {}

    /** Stretches in the order of the way; empty after an error. */
    static List<Stretch> read(Node range, RoadNetwork roads) {
        List<Cursor> cursors = new ArrayList<>();
        for (Node node : range.children("RoadCursor")) {
            int road = roads == null ? -1 : roads.roadIndex(node.text("roadId"));
            if (road < 0) {
                node.problems.error(
                        node.at("roadId"),
                        "there is no road '" + node.text("roadId") + "'",
                        roads == null
                                ? ""
                                : Suggestion.forWord(
                                        node.text("roadId"),
                                        roads.roads().stream().map(Road::id).toList()));
                return List.of();
            }
            Set<Integer> lanes = new LinkedHashSet<>();
            node.children("Lane").forEach(lane -> lanes.add(lane.integer("id")));
            double s = node.number("s", Double.NaN);
            cursors.add(new Cursor(road, Math.max(0, Math.min(roads.road(road).length(), s)), lanes));
        }
        double left = range.number("length", Double.POSITIVE_INFINITY);
        List<Stretch> out = new ArrayList<>();
        double entry = Double.NaN;
        for (int k = 0; k < cursors.size() && left > 0; k++) {
            Cursor at = cursors.get(k);
            double length = roads.road(at.road).length();
            double from = !Double.isNaN(entry) ? entry : Double.isNaN(at.s) ? 0 : at.s;
            double to;
            boolean last = k + 1 == cursors.size();
            if (last) {
                boolean whole = Double.isNaN(at.s) || cursors.size() == 1;
                to = whole ? from > length / 2 && cursors.size() > 1 ? 0 : length : at.s;
                entry = Double.NaN;
            } else if (cursors.get(k + 1).road == at.road) {
                to = Double.isNaN(cursors.get(k + 1).s) ? length : cursors.get(k + 1).s;
                entry = to;
            } else {
                boolean[] ends = nearestEnds(roads, at.road, cursors.get(k + 1).road);
                to = ends[0] ? length : 0;
                entry = ends[1] ? roads.road(cursors.get(k + 1).road).length() : 0;
            }
            double way = Math.min(left, Math.abs(to - from));
            double end = to > from ? from + way : from - way;
            out.add(new Stretch(at.road, Math.min(from, end), Math.max(from, end), at.lanes));
            left -= way;
        }
        return out;
    }

    /** Whether the one road is left, and the other entered, at its far end. */
    private static boolean[] nearestEnds(RoadNetwork roads, int one, int other) {
        PoseHolder a = new PoseHolder();
        PoseHolder b = new PoseHolder();
        double best = Double.POSITIVE_INFINITY;
        boolean[] ends = new boolean[2];
        for (int k = 0; k < 4; k++) {
            roads.roadToMap(one, k % 2 == 1 ? roads.road(one).length() : 0, 0, a);
            roads.roadToMap(other, k / 2 == 1 ? roads.road(other).length() : 0, 0, b);
            double square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
            if (square < best) {
                best = square;
                ends[0] = k % 2 == 1;
                ends[1] = k / 2 == 1;
            }
        }
        return ends;
    }
}
