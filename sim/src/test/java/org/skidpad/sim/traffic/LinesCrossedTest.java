package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.Signal.Light;
import org.skidpad.sim.traffic.Signal.Phase;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.World;

class LinesCrossedTest {
    private static final double DT = 0.05;
    private static final double LINE = 200;
    private static final RoadNetwork ROAD = RoadNetwork.straight(2, 3.5, 1000, 14);

    private static RoadRules showing(Light first, double seconds, Light then) {
        Signal s = new Signal("s", List.of(new Phase(first, seconds), new Phase(then, 1000)), 0);
        return new RoadRules(ROAD, List.of(new RoadRules.SignalHead(s, 0, LINE)), List.of(), List.of());
    }

    private static RoadRules stopSign(boolean stop) {
        return new RoadRules(ROAD, List.of(), List.of(new GiveWay("g", 0, LINE, stop, List.of())), List.of());
    }

    private static World world(RoadRules rules, double s, double v) {
        return Scene.world(DT, DETECT, (seed, w) -> {
            w.roads(ROAD);
            w.rules(rules);
            int i = w.addActor("ego", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(i, 0, s, 0, v);
        });
    }

    /** What was noted, with where the front was. */
    private static List<String> noted(World world, int ticks) {
        LinesCrossed lines = new LinesCrossed();
        ActorStates a = world.view().actors();
        List<String> out = new ArrayList<>();
        lines.note(world.view(), 0);
        for (int k = 0; k < ticks; k++) {
            double before = front(a);
            world.tick();
            int what = lines.note(world.view(), 0);
            if (what != LinesCrossed.NOTHING) {
                out.add(what + (before <= LINE && front(a) > LINE ? " there" : " elsewhere"));
            }
        }
        return out;
    }

    private static double front(ActorStates a) {
        return a.laneS[0] + a.boxOffset[0] + a.length[0] / 2;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 14, 40, 70})
    void aLineIsCrossedAtRedInTheTickInWhichTheFrontPassesIt(double v) {
        assertEquals(List.of("1 there"), noted(world(showing(Light.RED, 10, Light.RED), 190, v), 600));
    }

    @Test
    void atGreenAndAtAmberNothingIsNoted() {
        assertEquals(List.of(), noted(world(showing(Light.GREEN, 10, Light.AMBER), 100, 14), 400));
        assertEquals(List.of(), noted(world(showing(Light.AMBER, 100, Light.AMBER), 100, 14), 400));
    }

    @Test
    void whatCountsIsTheLightWhenTheFrontPassesNotBeforeAndNotAfter() {
        // The front needs 9 s and a bit: 140 m less the 3.5 m between reference point and bumper.
        double seconds = (140 - front(world(RoadRules.NONE, 0, 0).view().actors())) / 14;
        assertEquals(List.of(), noted(world(showing(Light.GREEN, seconds + 0.2, Light.RED), 60, 14), 400));
        assertEquals(List.of("1 there"), noted(world(showing(Light.GREEN, seconds - 0.2, Light.RED), 60, 14), 400));
        assertEquals(List.of(), noted(world(showing(Light.RED, seconds - 0.2, Light.GREEN), 60, 14), 400));
    }

    @Test
    void aStopSignAsksForAStandstillAndAGiveWaySignDoesNot() {
        assertEquals(List.of("2 there"), noted(world(stopSign(true), 150, 10), 300));
        assertEquals(List.of(), noted(world(stopSign(false), 150, 10), 300));
        World world = world(stopSign(true), 150, 10);
        LinesCrossed lines = new LinesCrossed();
        ActorStates a = world.view().actors();
        for (int k = 0; k < 1000; k++) {
            // Stands one metre before the line for a second, then goes on.
            double left = LINE - 1 - front(a);
            boolean standing = a.speed[0] < 0.05 && left < 0.5;
            boolean goesOn = k > 400;
            world.commands().longitudinal[0] =
                    goesOn ? 1 : standing ? 0 : -a.speed[0] * a.speed[0] / (2 * Math.max(0.05, left));
            world.tick();
            assertEquals(LinesCrossed.NOTHING, lines.note(world.view(), 0), "tick " + k);
        }
        assertEquals(true, front(a) > LINE);
    }

    @Test
    void whoChangesLaneBeforeTheLineHasNotCrossedIt() {
        World world = world(showing(Light.RED, 10, Light.RED), 150, 10);
        LinesCrossed lines = new LinesCrossed();
        for (int k = 0; k < 300; k++) {
            world.commands().lateral[0] = k < 35 ? 2 : 0;
            world.tick();
            assertEquals(LinesCrossed.NOTHING, lines.note(world.view(), 0), "tick " + k);
        }
        assertEquals(1, world.view().actors().lane[0]);
    }
}
