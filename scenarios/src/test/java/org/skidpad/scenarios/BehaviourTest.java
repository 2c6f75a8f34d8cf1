package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.World;

/** Actors do what their scenario says, when it says. */
class BehaviourTest {
    private static World world(String name, long seed) {
        World world = new World(ScenarioLoader.load(name, new ArrayList<>()));
        world.reset(seed);
        return world;
    }

    private static int index(World world, String name) {
        return Arrays.asList(world.view().actors().name).indexOf(name);
    }

    @Test
    void theLeadBrakesAtTheDrawnTimeWithTheDrawnDecelerationUntilItStands() {
        for (long seed = 0; seed < 10; seed++) {
            World world = world("emergency-brake", seed);
            int lead = index(world, "lead");
            Map<String, Double> drawn = world.parameters();
            double dt = world.view().dt();
            ActorStates a = world.view().actors();
            double speedBefore = a.speed[lead];
            while (world.view().time() < drawn.get("lead.when") - dt / 2) {
                world.tick();
                assertTrue(a.acceleration[lead] > -1, "brakes early");
                speedBefore = a.speed[lead];
            }
            double start = world.view().time();
            double from = a.x[lead];
            while (a.speed[lead] > 1e-9) {
                // Or else the ego runs into it.
                world.commands().longitudinal[0] = -8;
                world.tick();
            }
            double deceleration = drawn.get("lead.deceleration");
            assertEquals(speedBefore / deceleration, world.view().time() - start, dt, "time to stand");
            // v²/2b; the last tick may be cut short by up to b·dt²/2.
            assertEquals(speedBefore * speedBefore / (2 * deceleration), a.x[lead] - from, 0.3, "distance to stand");
        }
    }

    @Test
    void thePedestrianSetsOffWhenTheEgoIsTheDrawnTimeAway() {
        for (long seed = 0; seed < 10; seed++) {
            World world = world("crossing-pedestrian", seed);
            int pedestrian = index(world, "pedestrian");
            ActorStates a = world.view().actors();
            double y = a.y[pedestrian];
            while (a.y[pedestrian] == y) {
                world.tick();
            }
            // One tick passed since the decision.
            double seconds =
                    (a.x[pedestrian] - a.x[0]) / a.speed[0] + world.view().dt();
            assertEquals(
                    world.parameters().get("pedestrian.when"),
                    seconds,
                    world.view().dt() * 1.01);
            double walked = a.y[pedestrian];
            world.tick();
            assertEquals(
                    world.parameters().get("pedestrian.walk"),
                    (a.y[pedestrian] - walked) / world.view().dt(),
                    1e-9);
        }
    }

    @Test
    void aWanderingRobotKeepsOffTheWallsAndOffThePlaceWhereTheEgoStarts() {
        int met = 0;
        for (long seed = 0; seed < 15; seed++) {
            World world = world("doorway", seed);
            int other = index(world, "other");
            if (other < 0) {
                continue;
            }
            met++;
            ActorStates a = world.view().actors();
            double travelled = 0;
            for (int t = 0; t < 1800; t++) {
                double x = a.x[other];
                double y = a.y[other];
                world.tick();
                travelled += Math.abs(a.x[other] - x) + Math.abs(a.y[other] - y);
                assertTrue(!world.view().touching(other), "seed " + seed + " tick " + t);
            }
            assertTrue(travelled > 5, "seed " + seed + " travelled " + travelled);
        }
        assertTrue(met >= 12, "only " + met + " rooms hold another robot");
    }

    @Test
    void theCutterBrakesHardOnlyWhereItWasDrawnTo() {
        int braked = 0;
        int drawn = 0;
        for (long seed = 0; seed < 40; seed++) {
            World world = world("cut-in", seed);
            int cutter = index(world, "cutter");
            boolean brakes = world.parameters().get("cutter.brakes") > 0;
            drawn += brakes ? 1 : 0;
            double hardest = 0;
            while (world.view().time() < 20 && !world.view().touching(cutter)) {
                // The ego gets out of the way, so that nothing but the draw makes the cutter brake after its change.
                world.commands().longitudinal[0] =
                        world.view().time() < world.parameters().get("cutter.when") ? 0 : -1.5;
                world.tick();
                hardest = Math.min(hardest, world.view().actors().acceleration[cutter]);
            }
            braked += brakes && hardest < -3.9 ? 1 : 0;
        }
        assertTrue(drawn >= 10 && drawn <= 30, drawn + " of 40");
        // A few are touched before, or are slower than what they brake to by then.
        assertTrue(braked >= drawn - 3, braked + " braked of " + drawn);
    }
}
