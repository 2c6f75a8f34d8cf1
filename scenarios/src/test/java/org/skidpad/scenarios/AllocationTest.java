package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig.ContactMode;

class AllocationTest {
    private static final int TICKS = 300;

    static List<String> shipped() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aTickOfAShippedScenarioAllocatesNothingInDetect(String name) {
        World world = new World(
                ScenarioLoader.load(name, LoadOptions.DEFAULT.withContacts(ContactMode.DETECT), new ArrayList<>()));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The first rounds load classes and compile.
        for (int round = 0; round < 4; round++) {
            world.reset(3);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < TICKS; k++) {
                world.commands().longitudinal[world.view().ego()] = 0.1;
                world.commands().lateral[world.view().ego()] = 0.01;
                world.tick();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // The measurement itself may cost a few bytes.
        assertTrue(least < TICKS, least + " bytes in " + TICKS + " ticks");
    }
}
