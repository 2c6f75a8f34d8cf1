package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;

/** Real scenarios against the trajectories of the reference player. */
class ReferencePlayerTest {
    private static final String ALKS = "osc-alks/logical_scenarios/concrete_scenarios/";

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private static Path data() {
        return SharedData.folder();
    }

    private Reference.Played play(Path data, String scenario, String table, boolean egoDriven, double egoUntilS)
            throws IOException {
        Scenario loaded = OpenScenarioLoader.load(
                data.resolve(scenario),
                OpenScenarioLoader.Options.DEFAULT.withRoot(data).withEgoDriven(egoDriven),
                diagnostics);
        Reference reference = table == null ? null : Reference.read(data.resolve("reference/esmini/" + table + ".csv"));
        return Reference.play(loaded, reference, "Ego", egoUntilS);
    }

    private static void assertClose(Reference.Played played, double position, double speed) {
        assertFalse(played.deviations().isEmpty(), "nothing was compared");
        assertAll(played.deviations().values().stream()
                .map(d -> () -> assertTrue(d.position() <= position && d.speed() <= speed, d.toString())));
    }

    /** The ego is compared until its controller takes over at 3 s; here it then goes on at constant speed. */
    @ParameterizedTest
    @CsvSource({
        "alks_scenario_4_4_1_cut_in_no_collision_template, 21.85, CutInAction, 11.84",
        "alks_scenario_4_3_2_follow_lead_vehicle_emergency_brake_template, 21.70, BrakeAction, 11.69",
        "alks_scenario_4_2_3_crossing_pedestrian_template, 40.00, CrossAction, 33.05"
    })
    void theThreeRegulatoryTemplatesArePlayedLikeTheReference(
            String name, double stopS, String action, double actionEndS) throws IOException {
        Path data = data();
        Reference.Played played = play(data, ALKS + name + ".xosc", "osc-alks__" + name, true, 3.0);
        assertClose(played, 0.10, 0.05);
        assertTrue(played.stopped());
        assertEquals(stopS, time(played, "storyboard stopTransition completeState"), 0.02);
        assertEquals(actionEndS, time(played, action + " endTransition completeState"), 0.02);
        assertEquals(3.0, time(played, "ActivateALKSControllerAction endTransition completeState"), 0.02);
        assertEquals(List.of(), diagnostics);
    }

    private static double time(Reference.Played played, String text) {
        return played.events().stream()
                .filter(e -> e.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event '" + text + "'"))
                .time();
    }

    /** Files, and tables without their endings, of every scenario that the reference player was run on. */
    static List<Arguments> references() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (String line : Files.readAllLines(data().resolve("reference/esmini/INDEX.tsv"))) {
            String[] cells = line.split("\t");
            if (cells[0].endsWith(".csv")) {
                all.add(Arguments.of(cells[1], cells[0].replace(".csv", ""), !cells[5].equals("none")));
            }
        }
        return all;
    }

    /**
     * What the reference player does otherwise, with what is allowed for it here: the actor, m, m/s.
     *
     * <ul>
     *   <li>highway_merge: on a lane that widens, the way along the slanting centre line counts here, the length of the
     *       reference line there.
     *   <li>lane_change: a vehicle at the end of its road keeps its speed for one tick, and ticks are longer there; its
     *       trailers keep theirs for good there.
     *   <li>pedestrian_traj_synch: in its first tick the reference measures the way to the target along the road, since the
     *       trajectory has not begun, and then jumps from rest to 2.9 m/s; here the pedestrian speeds up evenly to an apex. Both
     *       are there when the car is.
     * </ul>
     */
    private static final Map<String, Map<String, double[]>> ALLOWED = Map.of(
            "highway_merge", Map.of("Ego", new double[] {0.12, 0.05}),
            "lane_change",
                    Map.of(
                            "Truck",
                            new double[] {0.10, 20},
                            "Truck+",
                            new double[] {0.10, 20},
                            "Truck++",
                            new double[] {0.10, 20}),
            "pedestrian_traj_synch", Map.of("pedestrian_adult", new double[] {1.5, 2.9}));

    /** An ego that the reference's own controller drives is compared until that takes over, at 3 s. */
    @ParameterizedTest
    @MethodSource("references")
    void everyScenarioOfTheReferenceIsPlayedLikeIt(String scenario, String table, boolean controlled)
            throws IOException {
        Path data = data();
        Reference.Played played = play(
                data,
                scenario,
                table.substring("reference/esmini/".length()),
                controlled,
                controlled ? 3.0 : Double.POSITIVE_INFINITY);
        assertFalse(played.deviations().isEmpty(), "nothing was compared");
        assertTrue(played.stopped());
        Map<String, double[]> allowed = ALLOWED.getOrDefault(table.substring(table.lastIndexOf("__") + 2), Map.of());
        played.deviations().forEach((who, d) -> {
            double[] most = allowed.getOrDefault(who, new double[] {0.10, 0.05});
            assertTrue(d.position() <= most[0] && d.speed() <= most[1], d.toString());
        });
        Map<String, List<Double>> ours = ReferenceEvents.of(played.events());
        ReferenceEvents.read(data.resolve(table + ".events.txt")).forEach((what, times) -> {
            List<Double> here = ours.getOrDefault(what, List.of());
            assertEquals(times.size(), here.size(), what + ": " + times + " there, " + here + " here");
            for (int i = 0; i < times.size(); i++) {
                assertEquals(times.get(i), here.get(i), 0.0201, what);
            }
        });
    }

    @Test
    void everyRegulatoryTemplateRunsFromStartToStopTrigger() throws IOException {
        Path data = data();
        try (Stream<Path> files = Files.list(data.resolve(ALKS))) {
            List<Path> templates =
                    files.filter(f -> f.toString().endsWith(".xosc")).sorted().toList();
            assertEquals(12, templates.size());
            for (Path template : templates) {
                Reference.Played played =
                        play(data, ALKS + template.getFileName(), null, true, Double.POSITIVE_INFINITY);
                assertTrue(played.stopped(), template + " ended at " + played.endS());
            }
        }
        assertEquals(List.of(), diagnostics);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1"})
    void aGivenParameterChangesTheRun(String side) throws IOException {
        Path data = data();
        Scenario scenario = OpenScenarioLoader.load(
                data.resolve(ALKS + "alks_scenario_4_4_1_cut_in_no_collision_template.xosc"),
                Map.of("CutInVehicle_InitPosition_RelativeLaneId", side),
                diagnostics);
        org.skidpad.sim.world.World world = new org.skidpad.sim.world.World(scenario);
        world.reset(1);
        // The ego's lane is centred on y = -8 m and lanes are 3.5 m wide.
        assertEquals(-8 + 3.5 * Integer.parseInt(side), world.view().actors().y[1], 1e-9);
    }
}
