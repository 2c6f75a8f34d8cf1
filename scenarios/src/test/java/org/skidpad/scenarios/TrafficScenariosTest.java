package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.world.World;

/** Signals, priority, crossings, populations and crowds as scenarios state them. */
class TrafficScenariosTest {
    @TempDir
    Path folder;

    private static final String ROAD = """
            skidpad: 1
            name: test
            time: {step: 0.05 s, duration: 60 s}
            road: {straight: {lanes: 2, length: 2 km, speed_limit: 100 km/h}}
            ego: {at: {lane: 0, s: 300 m, speed: 25 m/s}}
            task: {desired_speed: 100 km/h}
            """;

    private static final String CROSS = ROAD.replace(
                    "straight: {lanes: 2, length: 2 km, speed_limit: 100 km/h}", "crossroads: {arm: 200 m}")
            .replace("{lane: 0, s: 300 m, speed: 25 m/s}", "{road: west, lane: 1, s: 190 m}");

    private Scenario load(String text) throws IOException {
        List<Diagnostic> found = new ArrayList<>();
        Scenario scenario = ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), found);
        assertEquals(List.of(), found);
        return scenario;
    }

    private World world(String text, long seed) throws IOException {
        World world = new World(load(text));
        world.reset(seed);
        return world;
    }

    private String finding(String text) throws IOException {
        List<Diagnostic> found = ScenarioLoader.check(Files.writeString(folder.resolve("s.yaml"), text));
        assertFalse(found.isEmpty());
        return found.get(0).toString();
    }

    @Test
    void aPopulationHasTheStylesInTheirSharesAndNotesEveryTraitItDrew() throws IOException {
        String text = ROAD + """
                traffic:
                  count: 60
                  headway: 1.5 s
                  ahead: 1600 m
                  behind: 200 m
                  idm: {mobil: {}}
                  population: {timid: 0.25, normal: 0.25, aggressive: 0.25, distracted: 0.25}
                """;
        int[] styles = new int[4];
        double[] headways = new double[4];
        double[] delays = new double[4];
        for (long seed = 0; seed < 20; seed++) {
            Map<String, Double> drawn = world(text, seed).parameters();
            for (int i = 1; i <= 60; i++) {
                int style = drawn.get("traffic-" + i + ".style").intValue();
                styles[style]++;
                headways[style] += drawn.get("traffic-" + i + ".time_headway");
                delays[style] += drawn.getOrDefault("traffic-" + i + ".reaction_delay", 0.0);
            }
        }
        double[] means = {2, 1.4, 0.8, 1.6};
        for (int k = 0; k < 4; k++) {
            assertEquals(300, styles[k], 60, "style " + k);
            assertEquals(means[k], headways[k] / styles[k], 0.06, "headway of style " + k);
            assertEquals(k == 3 ? 0.7 : 0, delays[k] / styles[k], 0.05, "delay of style " + k);
        }
    }

    @Test
    void aDriverOfAPopulationDependsOnSeedAndActorAlone() throws IOException {
        String text = ROAD + "traffic: {count: 10, population: {timid: 1, aggressive: 1}}\n";
        Map<String, Double> one = world(text, 5).parameters();
        Map<String, Double> fewer =
                world(text.replace("count: 10", "count: 6"), 5).parameters();
        assertEquals(one.get("traffic-3.acceleration"), fewer.get("traffic-3.acceleration"));
        assertNotEquals(
                one.get("traffic-3.acceleration"), world(text, 6).parameters().get("traffic-3.acceleration"));
    }

    @Test
    void aStyleOfOnesOwnTakesTheTraitsItStatesAndTheRestFromTheNormalOne() throws IOException {
        String text = ROAD + "traffic: {count: 4, population: {hasty: {share: 1, time_headway: 0.6 s}}}\n";
        Map<String, Double> drawn = world(text, 1).parameters();
        assertEquals(0.0, drawn.get("traffic-1.style"));
        assertFalse(drawn.containsKey("traffic-1.time_headway"), "is no draw");
        double acceleration = drawn.get("traffic-1.acceleration");
        assertTrue(acceleration >= 0.8 && acceleration <= 1.8, "as of a normal driver: " + acceleration);
    }

    @Test
    void mistakesInAPopulationAreAnswered() throws IOException {
        assertTrue(finding(ROAD + "traffic: {count: 4, population: {agressive: 1}}\n")
                .contains("'aggressive'"));
        assertTrue(
                finding(ROAD + "traffic: {count: 4, population: {timid: 0}}\n").contains("share above 0"));
        assertTrue(finding(ROAD + "traffic: {count: 4, acc: {}, krauss: {}}\n").contains("only one of"));
        assertTrue(finding(ROAD + "traffic: {count: 4, population: {x: {share: 1, tie_headway: 1}}}\n")
                .contains("time_headway"));
    }

    @Test
    void everyModelOfCarFollowingCanBeGivenToAnActorAndToTraffic() throws IOException {
        for (String model : List.of("idm", "idm_plus", "acc", "krauss")) {
            String text = ROAD
                    + "actors: [{name: lead, at: {ahead: 40 m, speed: 20 m/s}, does: {" + model
                    + ": {desired_speed: 20 m/s, mobil: {politeness: 0.3}, reaction_delay: 0.2 s}}}]\n"
                    + "traffic: {count: 6, speed: 25 m/s, " + model + ": {time_headway: 1.2 s}}\n";
            World world = world(text, 3);
            for (int t = 0; t < 400; t++) {
                world.commands().longitudinal[0] = 0;
                world.tick();
                for (int i = 1; i < world.view().actors().count; i++) {
                    assertFalse(world.view().touching(i) && world.view().touched(i) != 0, model + " at " + t);
                }
            }
            assertEquals(20, world.view().actors().speed[1], 1.5, model);
        }
    }

    @Test
    void signalsAreRecordedAsEventsWhenTheyChange() throws IOException {
        World world = world(CROSS + """
                        signals:
                          - name: main
                            cycle: [{green: 5 s}, {amber: 3 s}, {red: 4 s}]
                            at: [{road: west, lane: 1, s: 1 m}]
                        """, 1);
        List<String> events = new ArrayList<>();
        for (int t = 0; t < 260; t++) {
            world.tick();
            world.drainEvents((RunEvent e) -> events.add(String.format("%.2f %s", e.time(), e.text())));
        }
        assertEquals(
                List.of(
                        "0.00 main shows green",
                        "5.00 main shows amber",
                        "8.00 main shows red",
                        "12.00 main shows green"),
                events);
    }

    @Test
    void thePlaceOfAConflictIsFoundWhereTheWaysCross() throws IOException {
        World world = world(CROSS + """
                        priority:
                          - {name: south, at: {road: south, lane: 1, s: 1 m}, to: [{road: west-east, lane: -1}]}
                        """, 1);
        var conflict = world.view().rules().giveWays().get(0).conflicts().get(0);
        // From -7.5 m to 1.75 m east of the origin.
        assertEquals(9.25, conflict.s(), 0.5);
        assertEquals("south", world.view().rules().giveWays().get(0).name());
    }

    @Test
    void mistakesInRulesAreAnsweredAtTheirPlace() throws IOException {
        String line = "priority: [{name: a, at: {road: south, lane: 1, s: 1 m}, to: [{road: west-est, lane: -1}]}]\n";
        assertTrue(finding(CROSS + line).contains("'west-east'"));
        String far = "priority: [{name: a, at: {road: south, lane: 1, s: 1 m}, to: [{road: west, lane: -1}]}]\n";
        assertTrue(finding(CROSS + far).contains("does not come near"));
        String phase = "signals: [{name: a, cycle: [{gren: 3 s}], at: [{lane: 0, s: 1 m}]}]\n";
        assertTrue(finding(CROSS + phase).contains("green"));
        String actor = "actors: [{name: p, model: pedestrian, does: {cross: {crossing: zebr}}}]\n"
                + "crossings: [{name: zebra, from: [-20 m, -4 m], to: [-20 m, 4 m]}]\n";
        assertTrue(finding(CROSS + actor).contains("'zebra'"));
        String room = "room: {procedural: {length: 5 m, width: 5 m}}";
        String indoors = "skidpad: 1\nname: r\n" + room
                + "\nego: {at: random}\ntask: {}\nsignals: [{name: a, cycle: [{red: 1 s}], at: []}]\n";
        assertTrue(finding(indoors).contains("needs a road"));
        String tooFar = "signals: [{name: a, cycle: [{red: 3 s}], at: [{road: west, lane: 1, s: 300 m}]}]\n";
        assertTrue(finding(CROSS + tooFar).contains("200.0 m long"));
    }

    @Test
    void onTheRampDriversMergeBeforeTheirLaneEndsAndNobodyTouches() throws IOException {
        Scenario scenario = ScenarioLoader.load("merge", new ArrayList<>());
        World world = new World(scenario);
        int merged = 0;
        for (long seed = 0; seed < 15; seed++) {
            world.reset(seed);
            ActorStates a = world.view().actors();
            boolean[] onRamp = new boolean[a.count];
            for (int i = 1; i < a.count; i++) {
                onRamp[i] = world.view().roads().lane(a.lane[i]).road()
                        == world.view().roads().roadIndex("ramp");
            }
            for (int t = 0; t < 600; t++) {
                world.commands().longitudinal[0] = world.view().gap(0) < 25 ? -2 : 0;
                world.tick();
                for (int i = 1; i < a.count; i++) {
                    assertFalse(world.view().touching(i) && world.view().touched(i) != 0, "seed " + seed);
                }
            }
            for (int i = 1; i < onRamp.length; i++) {
                merged += onRamp[i] && (!a.present[i] || a.x[i] > 705) ? 1 : 0;
            }
        }
        assertTrue(merged >= 15, merged + " merged");
    }

    @Test
    void inACrowdPeopleKeepOffEachOtherMostOfTheTimeAndOffTheWallsAlways() throws IOException {
        World world = new World(ScenarioLoader.load("crowd", new ArrayList<>()));
        long touches = 0;
        long samples = 0;
        for (long seed = 0; seed < 5; seed++) {
            world.reset(seed);
            ActorStates a = world.view().actors();
            assertTrue(a.count >= 6, "only " + a.count + " actors");
            for (int t = 0; t < 800; t++) {
                world.tick();
                for (int i = 1; i < a.count; i++) {
                    samples++;
                    touches += world.view().touching(i) ? 1 : 0;
                    assertFalse(world.view().touched(i) == -2, "touches a wall");
                }
            }
        }
        assertTrue(touches < samples / 100, touches + " of " + samples);
    }
}
