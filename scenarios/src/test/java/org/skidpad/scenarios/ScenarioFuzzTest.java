package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.format.YamlScenarioReader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.populate.YamlScenario;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.world.World;

/**
 * Mutated scenarios end in diagnostics or in a world, never in another exception, never after a second of work and never out of
 * memory. Each case is a function of its number, so that a failure is repeated by {@code -Dskidpad.fuzz.first=NUMBER}; the full
 * count is run by {@code -Dskidpad.fuzz.cases=10000000} (CONTRIBUTING.md).
 */
class ScenarioFuzzTest {
    private static final long FIRST = Long.getLong("skidpad.fuzz.first", 0);
    private static final long CASES = Long.getLong("skidpad.fuzz.cases", 10_000);

    /** Of the processor's time, so that a busy machine is not taken for a hang. */
    private static final long LONGEST_NS = 1_000_000_000L;

    /** Fragments that between them use every part of the format. */
    private static final List<String> SEEDS = seeds();

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");
    private static final Pattern SCALAR = Pattern.compile("[^\\s{}\\[\\],:][^{}\\[\\],:\\n]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,9}(?:\\.\\d{1,9})?");
    private static final double[] FACTORS = {-1, 0, 0.01, 0.3, 0.9, 1.1, 1.5, 3, 10, 1000};
    private static final List<String> WORDS = words();
    private static final List<String> STRANGE = List.of(
            "",
            "0",
            "-1",
            "1e308",
            "-1e308",
            "1e-320",
            ".inf",
            "-.inf",
            ".nan",
            "NaN",
            "99999999999999999999",
            "0x10",
            "1_000",
            "1e400",
            "3 parsec",
            "-0.0",
            "2147483648",
            "~",
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "{a: b}",
            "$",
            "$v",
            "$nothing",
            "*a",
            "&a x",
            "&a {b: *a}",
            "!!str 3",
            "!!binary AAAA",
            "|",
            ">",
            "'",
            "\"",
            "\"\\u0000\"",
            "\uD800",
            "\u202E",
            "#",
            "---",
            "...",
            "%YAML 1.9",
            "<<",
            "? x",
            "{uniform: [0, 1]}",
            "{uniform: [1, 0]}",
            "{normal: {mean: 0, sd: 1e300}}",
            "{normal: {mean: 1, sd: 0, min: 2}}",
            "{log_uniform: [1e-300, 1e300]}",
            "{choice: []}",
            "{choice: [1]}",
            "100 km/h",
            "5 s",
            "20 deg",
            "1 t");

    private static List<String> seeds() {
        List<String> out = new ArrayList<>();
        for (String name : Library.names()) {
            // Comments are not worth mutating.
            out.add(Library.text(name).replaceAll("(?m)^#.*\\n", ""));
        }
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

    private static List<String> words() {
        Set<String> out = new TreeSet<>();
        for (String text : SEEDS) {
            Matcher m = WORD.matcher(text);
            while (m.find()) {
                out.add(m.group());
            }
        }
        out.addAll(ActorModel.words());
        return List.copyOf(out);
    }

    /** The text of a case. */
    static String text(RandomStream random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int mutations = 1 + random.nextInt(random.nextInt(8) == 0 ? 20 : 3);
        for (int k = 0; k < mutations; k++) {
            mutate(text, random);
        }
        return text.toString();
    }

    private static void mutate(StringBuilder text, RandomStream random) {
        if (text.length() == 0) {
            text.append(pick(STRANGE, random));
            return;
        }
        int at = random.nextInt(text.length());
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> replaceNext(text, SCALAR, at, pick(STRANGE, random));
            case 3, 4 -> replaceNext(text, WORD, at, pick(WORDS, random));
            case 5 -> text.insert(at, pick(STRANGE, random));
            case 6 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
            case 7 ->
                text.setCharAt(at, (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
            case 8 -> moveLine(text, random);
            case 9 -> {
                String other = SEEDS.get(random.nextInt(SEEDS.size()));
                int from = random.nextInt(other.length());
                text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
            }
            case 10 -> nest(text, at, random);
            default -> scaleNext(text, at, random);
        }
    }

    private static void replaceNext(StringBuilder text, Pattern what, int from, String by) {
        Matcher m = what.matcher(text);
        if (m.find(from)) {
            text.replace(m.start(), m.end(), by);
        }
    }

    private static void scaleNext(StringBuilder text, int from, RandomStream random) {
        Matcher m = NUMBER.matcher(text);
        if (m.find(from)) {
            double by = FACTORS[random.nextInt(FACTORS.length)];
            text.replace(m.start(), m.end(), Double.toString(Double.parseDouble(m.group()) * by));
        }
    }

    /** Takes a line out and puts it, once or many times, somewhere else. */
    private static void moveLine(StringBuilder text, RandomStream random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        int from = random.nextInt(lines.size());
        String line = random.nextInt(2) == 0 ? lines.remove(from) : lines.get(from);
        int times = random.nextInt(6) == 0 ? 40 : 1;
        for (int k = 0; k < times; k++) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        text.setLength(0);
        lines.forEach(l -> text.append(l).append('\n'));
    }

    private static void nest(StringBuilder text, int at, RandomStream random) {
        int depth = 1 + random.nextInt(90);
        String open = random.nextInt(2) == 0 ? "[" : "{a: ";
        text.insert(at, open.repeat(depth) + (open.equals("[") ? "]" : "}").repeat(depth));
    }

    private static String pick(List<String> from, RandomStream random) {
        return from.get(random.nextInt(from.size()));
    }

    /** @return true where it was a scenario */
    private static boolean load(String text, RandomStream random) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, String> set = random.nextInt(16) == 0
                ? Map.of(pick(WORDS, random) + "." + pick(WORDS, random), pick(STRANGE, random))
                : Map.of();
        try {
            YamlDocument document = YamlDocument.parse("fuzz.yaml", text, diagnostics);
            YamlScenario scenario = new YamlScenarioReader(document, set, null).read();
            if (random.nextInt(16) == 0) {
                World world = new World(scenario);
                world.reset(random.nextLong());
                for (int k = 0; k < 3; k++) {
                    world.tick();
                }
            }
            return true;
        } catch (BadInputException e) {
            assertTrue(e.diagnostics().stream().anyMatch(Diagnostic::isError), "a refusal says why");
            return false;
        }
    }

    @Test
    void everyMutantIsAScenarioOrIsRefusedWithDiagnostics() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<String> failures = new ArrayList<>();
        long loaded = 0;
        long last = FIRST + CASES;
        for (long n = FIRST; n < last && failures.size() < 10; n++) {
            RandomStream random = new RandomStream(n, 0, "fuzz");
            String text = text(random);
            long before = threads.getCurrentThreadCpuTime();
            try {
                loaded += load(text, random) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                StackTraceElement[] at = e.getStackTrace();
                failures.add("case " + n + ": " + e + (at.length > 0 ? " at " + at[0] : "") + "\n" + text);
            }
            long took = threads.getCurrentThreadCpuTime() - before;
            if (took > LONGEST_NS) {
                failures.add("case " + n + " took " + took / 1_000_000 + " ms\n" + text);
            }
            if ((n - FIRST) % 1_000_000 == 999_999) {
                System.out.println("fuzz: " + (n - FIRST + 1) + " cases, " + loaded + " were scenarios");
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(CASES < 1000 || loaded > CASES / 50, "the mutations are too wild: " + loaded + " loaded");
    }
}
