package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.World;

class ShippedScenariosTest {
    static List<String> names() {
        return Library.names();
    }

    static Scenario load(String name) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario = ScenarioLoader.load(name, diagnostics);
        assertEquals(List.of(), diagnostics);
        return scenario;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOneLoadsWithoutAFindingAndIsNamedAsItsFile(String name) {
        assertEquals(name, load(name).name());
        assertFalse(load(name).source().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void noEpisodeStartsWithATouchAndNoneOverflowsItsCapacity(String name) {
        World world = new World(load(name));
        for (long seed = 0; seed < 200; seed++) {
            world.reset(seed);
            ActorStates actors = world.view().actors();
            for (int i = 0; i < actors.count; i++) {
                assertFalse(world.view().touching(i), name + " seed " + seed + " actor " + actors.name[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anEpisodeIsAFunctionOfItsSeed(String name) {
        Scenario scenario = load(name);
        World one = new World(scenario);
        World other = new World(scenario);
        other.reset(99);
        run(other, 50);
        long first = hashAfter(one, 7, 200);
        assertEquals(first, hashAfter(other, 7, 200));
        assertNotEquals(first, hashAfter(other, 8, 200));
    }

    private static long hashAfter(World world, long seed, int ticks) {
        world.reset(seed);
        run(world, ticks);
        return world.stateHash();
    }

    private static void run(World world, int ticks) {
        for (int t = 0; t < ticks; t++) {
            world.tick();
        }
    }

    @Test
    void aMisspeltNameIsAnsweredWithTheNearest() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> ScenarioLoader.load("cutin", new ArrayList<>()));
        assertTrue(e.getMessage().contains("did you mean 'cut-in'?"), e::getMessage);
    }

    @Test
    void theCutInIsHardEnoughForACarFollowerToFailAtTimes() {
        Scenario scenario = load("cut-in");
        assertTrue(scenario.task().contract().observationSize() >= 32);
        World world = new World(scenario);
        IdmParameters parameters = new IdmParameters(scenario.task().desiredSpeed(), 1.5, 2, 1, 2, 4);
        int collisions = 0;
        int episodes = 300;
        for (long seed = 0; seed < episodes; seed++) {
            world.reset(seed);
            TrafficModel ego = new IdmDriver(parameters);
            while (world.view().time() < scenario.config().durationS()
                    && !world.view().touching(0)) {
                ego.decide(world.view(), 0, world.commands());
                world.tick();
            }
            collisions += world.view().touching(0) ? 1 : 0;
        }
        double rate = (double) collisions / episodes;
        assertTrue(rate >= 0.02 && rate <= 0.20, "IDM collides in " + rate);
    }

    @Test
    void theCutterEndsInTheEgosLaneInFrontOfItUnlessItWasStuckBehindOthers() {
        Scenario scenario = load("cut-in");
        World world = new World(scenario);
        int inFront = 0;
        int inLane = 0;
        for (long seed = 0; seed < 100; seed++) {
            world.reset(seed);
            TrafficModel ego = new IdmDriver(new IdmParameters(33, 1.5, 2, 1, 2, 4));
            while (world.view().time() < 16 && !world.view().touching(0)) {
                ego.decide(world.view(), 0, world.commands());
                world.tick();
            }
            ActorStates a = world.view().actors();
            int cutter = Arrays.asList(a.name).indexOf("cutter");
            boolean touched = world.view().touching(0);
            boolean there = a.lane[cutter] == a.lane[0] && Math.abs(a.laneOffset[cutter]) < 0.2;
            inLane += there || touched ? 1 : 0;
            inFront += there && a.x[cutter] > a.x[0] || touched ? 1 : 0;
        }
        assertEquals(100, inLane);
        assertTrue(inFront >= 90, inFront + " of 100");
    }

    @Test
    void whatWasDrawnIsNotedForTheRecording() {
        World world = new World(load("cut-in"));
        world.reset(3);
        Map<String, Double> drawn = world.parameters();
        assertTrue(drawn.containsKey("cutter.gap") && drawn.containsKey("v"), drawn::toString);
        assertEquals(drawn.get("v"), world.view().actors().speed[0]);
        double gap = drawn.get("cutter.gap");
        assertTrue(gap >= 4 && gap < 16);
    }
}
