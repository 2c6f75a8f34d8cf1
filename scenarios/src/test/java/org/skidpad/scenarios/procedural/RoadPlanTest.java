package org.skidpad.scenarios.procedural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadPosition;

class RoadPlanTest {
    private static final double WIDTH = 3.5;
    private static final RoadPlan TOWN = plan(
            1,
            1,
            7,
            block(Block.Kind.STRAIGHT, "length", 60, 120),
            block(Block.Kind.CURVE, "radius", 20, 90),
            block(Block.Kind.JUNCTION, "arm", 40, 90),
            block(Block.Kind.ROUNDABOUT, "radius", 14, 24));
    private static final RoadPlan MOTORWAY = plan(
            3,
            0,
            8,
            block(Block.Kind.STRAIGHT, "length", 60, 200),
            block(Block.Kind.CURVE, "radius", 80, 400),
            block(Block.Kind.ENTRY, "length", 100, 200),
            block(Block.Kind.EXIT, "length", 100, 200),
            block(Block.Kind.DROP, "length", 60, 100),
            block(Block.Kind.FORK, "radius", 80, 200));

    private static Block block(Block.Kind kind, String key, double low, double high) {
        Map<String, Distribution> numbers = new HashMap<>();
        kind.usual.forEach((k, usual) -> numbers.put(k, Distribution.constant(usual)));
        numbers.put(key, new Distribution.Uniform(low, high));
        return new Block(kind, numbers, kind.turns.isEmpty() ? "straight" : "either", "yield");
    }

    private static RoadPlan plan(int lanes, int oncoming, int count, Block... any) {
        RoadPlan.Part first =
                new RoadPlan.Part(Distribution.constant(1), List.of(block(Block.Kind.STRAIGHT, "length", 60, 60)));
        return new RoadPlan(
                lanes,
                oncoming,
                WIDTH,
                14,
                List.of(first, new RoadPlan.Part(Distribution.constant(count), List.of(any))));
    }

    private static DrawnRoad draw(RoadPlan plan, long seed) {
        return plan.draw(new Draws(seed, (name, value) -> {}));
    }

    @Property(tries = 60)
    void aTownIsOneNetworkWithoutStepsAndNowhereOnItself(@ForAll @LongRange(max = 1_000_000) long seed) {
        judge(draw(TOWN, seed));
    }

    @Property(tries = 60)
    void aMotorwayIsOneNetworkWithoutStepsAndNowhereOnItself(@ForAll @LongRange(max = 1_000_000) long seed) {
        judge(draw(MOTORWAY, seed));
    }

    private static void judge(DrawnRoad drawn) {
        RoadNetwork roads = drawn.roads();
        assertConnected(roads);
        assertTheWayLeadsToTheLastBlock(drawn);
        PoseHolder end = new PoseHolder();
        PoseHolder start = new PoseHolder();
        for (Lane lane : roads.lanes()) {
            roads.toMap(lane.index(), lane.length(), 0, end);
            for (int next : lane.successors()) {
                roads.toMap(next, 0, 0, start);
                String joint = roads.road(lane.road()).id() + " " + lane.odrLaneId() + " to "
                        + roads.road(roads.lane(next).road()).id();
                assertEquals(end.x, start.x, 1e-6, joint);
                assertEquals(end.y, start.y, 1e-6, joint);
                assertEquals(0, Angles.wrap(end.heading - start.heading), 1e-6, joint);
            }
            boolean runsOut = lane.successors().isEmpty() && (lane.left() >= 0 || lane.right() >= 0);
            double narrow = roads.road(lane.road()).inJunction() || runsOut ? 0 : WIDTH;
            for (double s = 0; s <= lane.length(); s += 1) {
                double width = roads.width(lane.index(), s);
                assertTrue(
                        roads.road(lane.road()).inJunction() ? width >= WIDTH - 1e-9 : width <= WIDTH + 1e-9,
                        () -> roads.road(lane.road()).id() + " is " + width + " m wide");
                assertTrue(width >= narrow - 1e-9, () -> roads.road(lane.road()).id() + " is " + width + " m wide");
            }
        }
        assertNoOverlap(roads);
    }

    private static void assertConnected(RoadNetwork roads) {
        boolean[] seen = new boolean[roads.lanes().size()];
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        seen[0] = true;
        while (!open.isEmpty()) {
            Lane lane = roads.lane(open.pop());
            for (List<Integer> links : List.of(
                    lane.successors(),
                    lane.predecessors(),
                    List.of(lane.left(), lane.right()),
                    together(roads, lane))) {
                for (int next : links) {
                    if (next >= 0 && !seen[next]) {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        for (Lane lane : roads.lanes()) {
            assertTrue(seen[lane.index()], roads.road(lane.road()).id() + " is cut off");
        }
    }

    /** On one road, or over one junction, which ways cross without a lane that leads from one to the other. */
    private static List<Integer> together(RoadNetwork roads, Lane lane) {
        String junction = roads.road(lane.road()).junction();
        return roads.lanes().stream()
                .filter(other -> other.road() == lane.road()
                        || !junction.isEmpty()
                                && junction.equals(roads.road(other.road()).junction()))
                .map(Lane::index)
                .toList();
    }

    private static void assertTheWayLeadsToTheLastBlock(DrawnRoad drawn) {
        RoadNetwork roads = drawn.roads();
        int at = roads.laneAt(roads.roadIndex("b1"), -1, 0);
        String last = "";
        for (int hops = 0; at >= 0 && hops < 500; hops++) {
            last = roads.road(roads.lane(at).road()).id();
            at = roads.lane(at).successors().isEmpty()
                    ? -1
                    : roads.lane(at).successors().get(0);
        }
        assertEquals(drawn.blocks(), number(last), "the way ends on " + last);
        assertFalse(last.contains("-"), "the way ends on " + last);
    }

    /** Border points of roads of blocks that do not meet lie on no other road. */
    private static void assertNoOverlap(RoadNetwork roads) {
        PoseHolder pose = new PoseHolder();
        PoseHolder back = new PoseHolder();
        RoadPosition foot = new RoadPosition();
        LanePosition on = new LanePosition();
        for (Lane lane : roads.lanes()) {
            int block = number(roads.road(lane.road()).id());
            for (double s = 0; s <= lane.length(); s += 4) {
                for (double side : new double[] {-0.5, 0.5}) {
                    roads.toMap(lane.index(), s, side * roads.width(lane.index(), s), pose);
                    for (int road = 0; road < roads.roads().size(); road++) {
                        if (Math.abs(number(roads.road(road).id()) - block) < 2) {
                            continue;
                        }
                        roads.mapToRoad(road, pose.x, pose.y, foot);
                        roads.roadToMap(road, foot.s, foot.t, back);
                        boolean beside = Math.abs(back.x - pose.x) + Math.abs(back.y - pose.y) < 1e-6;
                        if (beside) {
                            String where = roads.road(lane.road()).id() + " lies on "
                                    + roads.road(road).id();
                            assertFalse(roads.roadToLane(road, foot.s, foot.t, on), where);
                        }
                    }
                }
            }
        }
    }

    /** The number of a road's block. */
    private static int number(String id) {
        return Integer.parseInt(id.substring(1).split("-")[0]);
    }

    @Test
    void aSeedGivesTheSameRoadAndAnotherSeedAnotherOne() {
        assertEquals(draw(TOWN, 3).length(), draw(TOWN, 3).length());
        assertTrue(Math.abs(draw(TOWN, 3).length() - draw(TOWN, 4).length()) > 1e-3);
    }

    @Test
    void everyJunctionOfATownHasALineForSomebody() {
        for (long seed = 0; seed < 20; seed++) {
            DrawnRoad drawn = draw(TOWN, seed);
            long junctions = drawn.roads().roads().stream()
                    .filter(r -> r.inJunction())
                    .map(r -> r.junction())
                    .distinct()
                    .count();
            long withLines = drawn.lines().stream()
                    .map(l -> number(l.name()))
                    .distinct()
                    .filter(n -> drawn.roads().roads().stream()
                            .anyMatch(r -> r.junction().equals("b" + n)))
                    .count();
            assertEquals(junctions, withLines);
        }
    }
}
