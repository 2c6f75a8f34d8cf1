package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.world.World;

/** Weather moves nobody, but a recording must say in which it was driven. */
class WeatherTest {
    private static final String ENVIRONMENT = """
            <GlobalAction><EnvironmentAction><Environment name="e"><Weather cloudState="rainy"><Fog visualRange="300"/>
            <Precipitation precipitationType="rain" precipitationIntensity="0.7"/></Weather>
            <RoadCondition frictionScaleFactor="0.6"/></Environment></EnvironmentAction></GlobalAction>
            """;

    @TempDir
    Path folder;

    private World world(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.xosc"), text);
        World world = new World(OpenScenarioLoader.load(file, Map.of(), new ArrayList<>()));
        world.reset(1);
        for (int k = 0; k < 50; k++) {
            world.tick();
        }
        return world;
    }

    @Test
    void theInitialNumbersOfWeatherAndRoadAreParametersOfTheEpisodeAndMoveNobody() throws IOException {
        String dry = Texts.scenario("", Texts.group(Texts.time("greaterThan", 1, "none", 0)));
        String wet = dry.replaceFirst("<Actions>", "<Actions>" + ENVIRONMENT);
        World in = world(wet);
        assertEquals(300.0, in.parameters().get("weather.fog.visualRange"));
        assertEquals(0.7, in.parameters().get("weather.precipitation.precipitationIntensity"));
        assertEquals(0.6, in.parameters().get("road.frictionScaleFactor"));
        assertTrue(world(dry).parameters().isEmpty());
        assertEquals(world(dry).stateHash(), in.stateHash());
    }
}
