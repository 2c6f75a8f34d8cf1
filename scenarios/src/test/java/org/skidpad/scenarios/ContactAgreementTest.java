package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;
import static org.skidpad.sim.world.WorldConfig.ContactMode.RIGID;

import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** A policy that was trained where touches are only detected must not find another crash, or none, where they push. */
class ContactAgreementTest {
    private static final int SEEDS = 60;

    /** Of most scenarios of the library: there are many of them. */
    private static final int FEW_SEEDS = 15;

    private static final Set<String> THOROUGH = Set.of(
            "crossing-pedestrian",
            "crowd",
            "cut-in",
            "doorway",
            "emergency-brake",
            "follow-lead",
            "merge",
            "room-goal");

    /** Where an ego that drives badly leaves the road before it can touch anybody. */
    private static final Set<String> TOUCH_SELDOM = Set.of(
            "four-way-stop",
            "lane-drop",
            "ncap-cbta",
            "ncap-ccftap",
            "ncap-cmftap",
            "ncap-cpta",
            "pedestrian-turning",
            "procedural-road",
            "procedural-town",
            "red-light-runner",
            "roundabout",
            "turn-right-yield",
            "unprotected-left");

    /** @param tick of the first touch of anybody, or -1 */
    private record FirstTouch(long tick, int actor, int other) {}

    @ParameterizedTest
    @MethodSource("org.skidpad.scenarios.ShippedScenariosTest#names")
    void theFirstTouchIsTheSameOneInTheSameTickAtBothStrengths(String name) {
        World detect = world(name, DETECT);
        World rigid = world(name, RIGID);
        int touches = 0;
        int seeds = THOROUGH.contains(name) ? SEEDS : FEW_SEEDS;
        for (long seed = 0; seed < seeds; seed++) {
            FirstTouch expected = firstTouch(detect, seed);
            FirstTouch found = firstTouch(rigid, seed);
            assertEquals(expected.tick, found.tick, 1, name + " seed " + seed);
            assertEquals(expected.actor, found.actor, name + " seed " + seed);
            assertEquals(expected.other, found.other, name + " seed " + seed);
            touches += expected.tick >= 0 ? 1 : 0;
        }
        assertTrue(TOUCH_SELDOM.contains(name) || touches >= seeds / 10, name + " comes to touches: " + touches);
    }

    private static World world(String name, ContactMode mode) {
        Scenario scenario = ScenarioLoader.load(name, LoadOptions.DEFAULT.withContacts(mode), new ArrayList<>());
        assertEquals(mode, scenario.config().contacts());
        return new World(scenario);
    }

    /** Under an ego that drives badly: straight on and ever faster, or at random. */
    private static FirstTouch firstTouch(World world, long seed) {
        world.reset(seed);
        Random driver = new Random(seed);
        int ego = world.view().ego();
        boolean robot = world.view().actors().wheelbase[ego] == 0;
        boolean straight = seed % 3 != 0;
        long ticks =
                Math.round(world.populator().config().durationS() / world.view().dt());
        for (int t = 0; t < ticks; t++) {
            if (t % 30 == 0) {
                double pedal = driver.nextDouble();
                double wheel = driver.nextDouble() * 2 - 1;
                world.commands().longitudinal[ego] = robot ? 0.22 * pedal : straight ? 3 : 8 * pedal - 4;
                world.commands().lateral[ego] = robot ? wheel : straight ? 0 : 0.01 * wheel;
            }
            world.tick();
            for (int i = 0; i < world.view().actors().count; i++) {
                if (world.view().touching(i)) {
                    return new FirstTouch(world.view().tick(), i, world.view().touched(i));
                }
            }
        }
        return new FirstTouch(-1, -1, -1);
    }
}
