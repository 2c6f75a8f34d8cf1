package org.skidpad.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.scenarios.format.YamlScenarioReader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.populate.YamlScenario;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.Mutator;
import org.skidpad.sim.fuzz.YamlMutations;

/** Mutated scenarios end in diagnostics or in a world that can be played, never in another exception and never after long work. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioFuzzTest {
    /** Fragments that between them use every part of the format. */
    private static final List<String> FRAGMENTS = fragments();

    private static List<String> shipped() {
        List<String> out = new ArrayList<>();
        for (String name : Library.names()) {
            // Comments are not worth mutating.
            out.add(Library.text(name).replaceAll("(?m)^#.*\\n", ""));
        }
        return out;
    }

    private static List<String> fragments() {
        List<String> out = new ArrayList<>();
        String road = """
                skidpad: 1
                name: a
                parameters: {v: {uniform: [8, 20]}, m: {normal: {mean: 1400 kg, sd: 100 kg, min: 1 t, max: 2 t}}}
                correlations: [{between: [v, m], coefficient: 0.5}]
                time: {step: 0.05 s, duration: 9 s}
                road: {straight: {lanes: 3, lane_width: 3.5 m, length: 900 m, speed_limit: 130 km/h}}
                task: {preset: driver, desired_speed: 120 km/h, delay: 0.1, rewards: {progress: 1, spec: {formula: always (gap > 1), weight: 2}}}
                criteria: {ok: always (gap > 0.5)}
                """;
        out.add(road + """
                ego: {model: bmw_320i, at: {lane: 1, s: 100 m, offset: 0.1, speed: $v}, vehicle: {mass: $m, friction: 0.6}, actuator: {delay: 0.1 s, lag: 0.2}}
                actors:
                  - {name: b, at: {ahead: 20 m, speed: 9}, does: {brake: {when: {time: 1 s}, deceleration: 5}}}
                  - {name: c, at: {behind: 9 m, lanes_left: 1}, does: {cut_in: {when: {ego_distance: 9}, gap: 5, brake: {probability: 0.5}}}}
                """);
        out.add(road + """
                ego: {model: car, at: {x: 9, y: 1, heading: 3 deg}, vehicle: {dynamics: single_track, cornering_front: {uniform: [9, 20]}}}
                traffic: {count: 4, lanes: [0, 1], speed: 20, headway: 2 s, trucks: 10 %, ahead: 90 m, idm: {min_gap: 2}}
                actors: [{name: p, model: pedestrian, at: {x: 60, y: -5}, does: {walk: {path: [[60, -5], [60, 9]], speed: 1.4}}}]
                goal: {x: 400, y: 2, radius: 3}
                """);
        out.add("""
                skidpad: 1
                name: r
                time: {duration: 9 s}
                contacts: rigid
                surfaces: {friction: 0.5, restitution: 0.1, ground: 0.6}
                room: {procedural: {length: {uniform: [4, 6]}, width: 4, boxes: 3, box_side: 0.4, cylinders: 2, divider: {at: 0.5, door: 0.9}}}
                ego: {model: turtlebot3_burger, at: random, vehicle: {slip_left: 0.1}, sensors: {odometry: {alpha1: 0.02}, imu: {}, gnss: {error: 1.5 m}, objects: {range: 9 m, missed: 5 %}}, actuator: {turn_lag: 0.1, speed_max: 0.2}}
                goal: {random: {min_distance: 1}, radius: 0.2}
                actors: [{name: w, model: turtlebot3_burger, does: {wander: {speed: 0.1}}}, {name: b, model: box, at: {x: 1, y: 1}, does: {parked: {}}}]
                task: {preset: burger, lidar: {beams: 36, range_max: 3}, observe: [ego_speed, {name: lidar_sectors, size: 9}], act: [speed, yaw_rate], rewards: {goal: 5}}
                """);
        return List.copyOf(out);
    }

    /** @param set a number to be set besides, as --set does, or null */
    private record Case(String text, String set, String value, boolean played, long seed) {
        @Override
        public String toString() {
            return text + (set == null ? "" : "\n--set " + set + "=" + value) + (played ? "\nplayed with " + seed : "");
        }
    }

    private static Mutator<Case> cases(YamlMutations texts) {
        return random -> {
            boolean set = random.nextInt(16) == 0;
            return new Case(
                    texts.next(random),
                    set ? texts.word(random) + "." + texts.word(random) : null,
                    YamlMutations.strange(random),
                    random.nextInt(16) == 0,
                    random.nextLong());
        };
    }

    private static boolean load(Case given) {
        YamlDocument document = YamlDocument.parse("fuzz.yaml", given.text, new ArrayList<>());
        Map<String, String> set = given.set == null ? Map.of() : Map.of(given.set, given.value);
        YamlScenario scenario = new YamlScenarioReader(document, set, null).read();
        if (given.played) {
            Episode episode = new Episode(scenario);
            episode.reset(given.seed);
            float[] action = new float[scenario.task().contract().actionSize()];
            for (int k = 0; k < 3 && episode.end() == EndReason.RUNNING; k++) {
                episode.act(action, 0);
            }
        }
        return true;
    }

    @Test
    void mutatedFragmentsOfScenariosAreScenariosOrAreRefused() {
        Fuzz.of("scenario fragments (YAML)", 5_000)
                .run(cases(YamlMutations.of(FRAGMENTS, ActorModel.words())), ScenarioFuzzTest::load);
    }

    @Test
    void mutatedScenariosOfTheLibraryAreScenariosOrAreRefused() {
        Fuzz.of("scenarios of the library (YAML)", 3_000)
                .run(cases(YamlMutations.of(shipped(), ActorModel.words())), ScenarioFuzzTest::load);
    }
}
