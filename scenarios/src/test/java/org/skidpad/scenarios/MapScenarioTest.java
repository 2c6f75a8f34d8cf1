package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;

/** A map alone, driven with default traffic. */
class MapScenarioTest {
    private static final String MAP = """
            <OpenDRIVE><header revMajor="1" revMinor="6"/>
              <road id="1" length="1200" junction="-1">
                <type s="0" type="motorway"><speed max="30" unit="m/s"/></type>
                <planView><geometry s="0" x="0" y="0" hdg="0" length="1200"><arc curvature="0.0005"/></geometry></planView>
                <lanes><laneSection s="0"><center><lane id="0" type="none" level="false"/></center><right>
                  <lane id="-1" type="TYPE" level="false"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
                  <lane id="-2" type="TYPE" level="false"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
                </right></laneSection></lanes>
              </road></OpenDRIVE>
            """;

    @TempDir
    Path folder;

    private Path map(String laneType) throws Exception {
        return Files.writeString(folder.resolve("My Motorway_2.xodr"), MAP.replace("TYPE", laneType));
    }

    @Test
    void theEgoDrivesAtTheLimitAmongCarsThatDifferFromSeedToSeed() throws Exception {
        Scenario scenario = ScenarioLoader.load(map("driving"), new ArrayList<>());
        assertEquals("my-motorway-2", scenario.name());
        assertEquals(30, scenario.task().desiredSpeed(), 1e-3);
        World world = new World(scenario);
        world.reset(1);
        long first = world.stateHash();
        int actors = world.view().actors().count;
        assertTrue(actors > 8 && actors <= 21, actors + " actors");
        assertEquals(30, world.view().actors().speed[0], 1e-3);
        for (int k = 0; k < 200; k++) {
            world.tick();
        }
        world.reset(2);
        assertNotEquals(first, world.stateHash());
    }

    @Test
    void aMapWithoutALaneToDriveOnIsRefused() throws Exception {
        Path map = map("sidewalk");
        BadInputException e = assertThrows(BadInputException.class, () -> ScenarioLoader.load(map, new ArrayList<>()));
        assertTrue(e.getMessage().contains("the map has no lane to drive on"), e.getMessage());
    }
}
