package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig;

/** Other standards into our format. The converter itself plays both and compares them; here also what it writes is changed. */
class ScenarioConverterTest {
    private static final String STORYBOARD = """
            <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="it's" author="a"/>
              <ParameterDeclarations><ParameterDeclaration name="v" parameterType="double" value="10"/></ParameterDeclarations>
              <CatalogLocations><VehicleCatalog><Directory path="catalogs"/></VehicleCatalog></CatalogLocations>
              <RoadNetwork/>
              <Entities>
                <ScenarioObject name="Ego"><CatalogReference catalogName="cars" entryName="small"/></ScenarioObject>
                <ScenarioObject name="Other"><CatalogReference catalogName="cars" entryName="small"/></ScenarioObject>
              </Entities>
              <Storyboard><Init><Actions>
                <Private entityRef="Ego"><PrivateAction><TeleportAction><Position><WorldPosition x="0" y="0"/></Position>
                </TeleportAction></PrivateAction></Private>
                <Private entityRef="Other"><PrivateAction><TeleportAction><Position><WorldPosition x="20" y="${2 * 1.5}"/>
                </Position></TeleportAction></PrivateAction><PrivateAction><LongitudinalAction><SpeedAction>
                <SpeedActionDynamics dynamicsShape="step" dynamicsDimension="time" value="0"/>
                <SpeedActionTarget><AbsoluteTargetSpeed value="$v"/></SpeedActionTarget></SpeedAction></LongitudinalAction>
                </PrivateAction></Private></Actions></Init>
                <StopTrigger><ConditionGroup><Condition name="end" delay="0" conditionEdge="none"><ByValueCondition>
                <SimulationTimeCondition value="2" rule="greaterThan"/></ByValueCondition></Condition></ConditionGroup></StopTrigger>
              </Storyboard></OpenSCENARIO>
            """;

    private static final String CATALOG = """
            <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
              <Catalog name="cars">
                <Vehicle name="large" vehicleCategory="truck"><BoundingBox><Center x="1" y="0" z="1"/>
                  <Dimensions width="2.5" length="12" height="3"/></BoundingBox></Vehicle>
                <Vehicle name="small" vehicleCategory="car"><BoundingBox><Center x="1.4" y="0" z="0.9"/>
                  <Dimensions width="2" length="5" height="1.8"/></BoundingBox>
                  <Performance maxSpeed="70" maxAcceleration="5" maxDeceleration="10"/>
                  <Axles><FrontAxle maxSteering="0.5" wheelDiameter="0.8" trackWidth="1.68" positionX="2.98" positionZ="0.4"/>
                  <RearAxle maxSteering="0" wheelDiameter="0.8" trackWidth="1.68" positionX="0" positionZ="0.4"/></Axles>
                </Vehicle></Catalog></OpenSCENARIO>
            """;

    @TempDir
    Path folder;

    private Path storyboard() throws IOException {
        Files.createDirectories(folder.resolve("in/catalogs"));
        Files.writeString(folder.resolve("in/catalogs/cars.xosc"), CATALOG);
        return Files.writeString(folder.resolve("in/Two Cars.xosc"), STORYBOARD);
    }

    private static long hashAfter(Scenario scenario, int ticks) {
        World world = new World(scenario);
        world.reset(5);
        for (int k = 0; k < ticks; k++) {
            world.tick();
        }
        return world.stateHash();
    }

    private static Scenario load(Path file) {
        return ScenarioLoader.load(file, new ArrayList<>());
    }

    @Nested
    class OfAStoryboard {
        @Test
        void theStoryboardIsToldInYamlWithTheCatalogEntriesItUses() throws IOException {
            Path in = storyboard();
            Path out = folder.resolve("out/two.yaml");
            assertEquals(List.of(out), ScenarioConverter.convert(in, LoadOptions.DEFAULT, out, new ArrayList<>()));
            String text = Files.readString(out);
            assertTrue(text.contains("name: two-cars\n"), text);
            assertTrue(text.contains("name: small") && !text.contains("name: large"), text);
            assertTrue(text.contains("AbsoluteTargetSpeed: {value: '$v'}"), text);
            assertEquals(hashAfter(load(in), 150), hashAfter(load(out), 150));
            assertTrue(ScenarioLoader.check(out).stream().noneMatch(Diagnostic::isError));
        }

        @Test
        void whatWasChosenFromOutsideIsPartOfTheConversion() throws IOException {
            Path in = storyboard();
            Path out = folder.resolve("two.yaml");
            LoadOptions options = new LoadOptions(Map.of("v", "17"), WorldConfig.ContactMode.RIGID, "Other", null);
            ScenarioConverter.convert(in, options, out, new ArrayList<>());
            Scenario converted = load(out);
            assertEquals(WorldConfig.ContactMode.RIGID, converted.config().contacts());
            World world = new World(converted);
            world.reset(1);
            assertEquals(1, world.view().ego());
            assertEquals(17, world.view().actors().speed[1], 1e-12);
        }

        @Test
        void ourOwnTaskAndCriteriaMayStandBesideTheStoryboard() throws IOException {
            Path out = folder.resolve("two.yaml");
            ScenarioConverter.convert(storyboard(), LoadOptions.DEFAULT, out, new ArrayList<>());
            Files.writeString(out, """
                    task: {preset: driver, desired_speed: 12 m/s, rewards: {progress: 1, collision: -20}}
                    criteria: {keeps_a_gap: always (gap > 1)}
                    """, java.nio.file.StandardOpenOption.APPEND);
            Scenario scenario = load(out);
            assertEquals(12, scenario.task().desiredSpeed());
            assertEquals(2, scenario.task().rewards().size());
            assertEquals("keeps_a_gap", scenario.criteria().get(0).name());
        }

        @Test
        void faultsAreNamedWithTheirPlacesInTheYaml() throws IOException {
            Path out = folder.resolve("two.yaml");
            ScenarioConverter.convert(storyboard(), LoadOptions.DEFAULT, out, new ArrayList<>());
            String text = Files.readString(out).replace("entityRef: Other", "entityRef: Othre");
            Files.writeString(out, text);
            int line = text.substring(0, text.indexOf("Othre")).split("\n", -1).length;
            BadInputException e = assertThrows(BadInputException.class, () -> load(out));
            assertTrue(
                    e.diagnostics().stream()
                            .map(Diagnostic::toString)
                            .anyMatch(d -> d.contains(":" + line + ":")
                                    && d.contains("Othre")
                                    && d.contains("did you mean 'Other'")),
                    e.getMessage());
        }
    }

    @Test
    void aFileThatIsInOurFormatAlreadyAndAnOutputThatIsNoneAreRefused() throws IOException {
        Path ours = Files.writeString(folder.resolve("ours.yaml"), Library.text("cut-in"));
        assertThrows(
                BadInputException.class,
                () -> ScenarioConverter.convert(
                        ours, LoadOptions.DEFAULT, folder.resolve("o.yaml"), new ArrayList<>()));
        Path in = storyboard();
        assertThrows(
                BadInputException.class,
                () -> ScenarioConverter.convert(in, LoadOptions.DEFAULT, folder.resolve("o.xosc"), new ArrayList<>()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "nothing was written");
        }
    }

    @Test
    void aMapIsCopiedBesideAndNeverOverAnother() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in")).resolve("m.yaml");
        Files.writeString(
                in,
                "image: p/m.pgm\nresolution: 0.1\norigin: [0, 0, 0]\nnegate: 0\noccupied_thresh: 0.65\nfree_thresh: 0.2\n");
        Files.createDirectories(folder.resolve("in/p"));
        Files.write(
                folder.resolve("in/p/m.pgm"),
                ("P2\n50 50\n255\n" + "254 ".repeat(2500)).getBytes(StandardCharsets.US_ASCII));
        Path out = folder.resolve("out/s.yaml");
        assertEquals(
                3,
                ScenarioConverter.convert(in, LoadOptions.DEFAULT, out, new ArrayList<>())
                        .size());
        assertEquals(hashAfter(load(in), 50), hashAfter(load(out), 50));
        Files.writeString(folder.resolve("out/m.yaml"), "something else");
        assertThrows(
                BadInputException.class,
                () -> ScenarioConverter.convert(in, LoadOptions.DEFAULT, out, new ArrayList<>()));
    }

    /** The converter compares 200 ticks of each, and throws where they differ. */
    @Test
    void everyFileOfTheCorpusThatLoadsIsConvertedAndPlaysAlike() throws IOException {
        Path data = SharedData.folder();
        Map<String, int[]> kinds = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        for (String ending : List.of(".xosc", ".xml", ".xodr", "map.yaml")) {
            List<Path> all = SharedData.withSuffix(ending, "case").stream()
                    .filter(f -> !ending.equals(".xml") || data.relativize(f).startsWith("cr-crime"))
                    .toList();
            // Every eighth of the many that are alike.
            int step = ending.equals(".xosc") || ending.equals(".xodr") ? 8 : 1;
            for (int k = 0; k < all.size(); k += step) {
                files.add(all.get(k));
            }
        }
        int n = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            int[] counts = kinds.computeIfAbsent(name.substring(name.lastIndexOf('.')), k -> new int[2]);
            LoadOptions options = LoadOptions.DEFAULT.withRoot(name.endsWith(".xosc") ? data : null);
            try {
                ScenarioLoader.load(file, options, new ArrayList<>());
            } catch (BadInputException e) {
                // What cannot be loaded is the subject of other tests.
                continue;
            }
            counts[0]++;
            Path out = folder.resolve(n++ + "/s.yaml");
            ScenarioConverter.convert(file, options, out, new ArrayList<>());
            counts[1]++;
        }
        kinds.forEach((kind, counts) -> assertEquals(counts[0], counts[1], kind));
        assertTrue(kinds.get(".xosc")[1] > 30 && kinds.get(".xodr")[1] > 15, "too few files were tried");
    }
}
