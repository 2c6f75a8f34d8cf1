package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** A policy is promoted only if it holds under both strengths of contact, so both must see the first contact alike. */
class ContactStrengthsTest {
    private static final int SEEDS = 15;

    static List<String> names() {
        return Library.names();
    }

    /** Tick of the ego's first contact while it drives straight on as fast as it can, or -1. */
    private static long firstContact(World world, long seed) {
        world.reset(seed);
        boolean robot = world.view().actors().motion[0] == MotionModel.DIFFERENTIAL_DRIVE;
        while (world.view().time() < world.populator().config().durationS()) {
            if (world.view().touching(0)) {
                return world.view().tick();
            }
            world.commands().longitudinal[0] = robot ? 0.22 : 3;
            world.tick();
        }
        return -1;
    }

    private static World world(String name, ContactMode mode) {
        Scenario scenario = ScenarioLoader.load(name, new LoadOptions(Map.of(), mode, null, null), new ArrayList<>());
        return new World(scenario);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bothStrengthsSeeTheFirstContactWithinOneTick(String name) {
        World detect = world(name, ContactMode.DETECT);
        World rigid = world(name, ContactMode.RIGID);
        for (long seed = 0; seed < SEEDS; seed++) {
            assertEquals(firstContact(detect, seed), firstContact(rigid, seed), 1, name + " seed " + seed);
        }
    }

    @Test
    void someOfTheseDrivesDoEndInAContact() {
        World world = world("emergency-brake", ContactMode.DETECT);
        int contacts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            contacts += firstContact(world, seed) >= 0 ? 1 : 0;
        }
        assertTrue(contacts > SEEDS / 2, "only " + contacts);
    }
}
