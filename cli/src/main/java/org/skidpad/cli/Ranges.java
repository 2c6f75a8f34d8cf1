package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.bridge.identify.Finding;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.robot.RobotDescription;

/**
 * What was identified as distributions of a scenario's ego. A range is the 95 % interval, but never narrower than {@link #LEAST}
 * to either side: a robot wears, warms up and is charged again, and a policy that has met one number only is as brittle as before.
 */
final class Ranges {
    /** Share of a value. */
    private static final double LEAST = 0.15;

    /** Of a gain, which a servo holds better than its speed. */
    private static final double LEAST_GAIN = 0.02;

    /** Of an angle that may be zero, rad. */
    private static final double LEAST_OFFSET = 0.003;

    /** Beyond this a scenario takes no acceleration, m/s². */
    private static final double MOST_ACCELERATION = 15;

    private final List<String> head = new ArrayList<>();
    /** Lines by the key below {@code ego} that they belong to. */
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    static Ranges of(List<Finding> findings, List<Path> recordings, RobotDescription robot) {
        Ranges r = new Ranges();
        r.head.add("# What " + robot.name() + " was found to be in "
                + String.join(
                        ", ",
                        recordings.stream().map(p -> p.getFileName().toString()).toList())
                + " (skidpad identify).");
        for (Finding f : findings.stream().filter(Finding::isTold).toList()) {
            if (f.name().startsWith("actuator.")
                    || f.name().equals("vehicle.friction")
                    || f.name().startsWith("vehicle.cornering_")) {
                r.range(f);
            } else if (f.name().startsWith("sensors.")) {
                r.sensor(f);
            }
        }
        return r;
    }

    private void range(Finding f) {
        String[] key = f.name().split("\\.");
        boolean offset = key[1].endsWith("offset");
        double share = key[1].endsWith("gain") ? LEAST_GAIN : LEAST;
        double half = Math.max((f.high() - f.low()) / 2, offset ? LEAST_OFFSET : share * Math.abs(f.value()));
        double low = offset ? f.value() - half : Math.max(0, f.value() - half);
        double high = f.value() + half;
        boolean acceleration = key[1].equals("acceleration") || key[1].equals("deceleration");
        String range = String.format(
                Locale.ROOT, "{uniform: [%.6g, %.6g]}", low, acceleration ? Math.min(MOST_ACCELERATION, high) : high);
        line(key[0], key[1], range);
    }

    private void sensor(Finding f) {
        String[] key = f.name().split("\\.");
        line(key[0], key[1] + "." + key[2], String.format(Locale.ROOT, "%.6g", f.value()));
    }

    private void line(String section, String key, String value) {
        sections.computeIfAbsent(section, s -> new ArrayList<>()).add(key + ": " + value);
    }

    /** To be put below {@code ego:} of a scenario by hand. */
    String text() {
        return String.join("\n", head) + "\nego:\n" + String.join("\n", lines(true)) + "\n";
    }

    private List<String> lines(boolean lidar) {
        List<String> out = new ArrayList<>();
        sections.forEach((section, entries) -> {
            if (!section.equals("sensors")) {
                out.add("  " + section + ":");
                entries.forEach(entry -> out.add("    " + entry));
                return;
            }
            out.add("  sensors:");
            for (String kind : List.of("odometry", "lidar")) {
                List<String> of = entries.stream()
                        .filter(e -> e.startsWith(kind + "."))
                        .map(e -> e.substring(kind.length() + 1))
                        .toList();
                if (!of.isEmpty() && (lidar || kind.equals("odometry"))) {
                    out.add("    " + kind + ": {" + String.join(", ", of) + "}");
                }
            }
        });
        return out;
    }

    /**
     * The text of a scenario with the ranges in its ego.
     *
     * @throws BadInputException where the ego has such keys already, is written in one line, or the result is no scenario
     */
    String into(String name, String scenario) {
        YamlDocument document = YamlDocument.parse(name, scenario, new ArrayList<>());
        SourceLocation place = SourceLocation.wholeFile(name);
        List<String> lines = new ArrayList<>(scenario.lines().toList());
        int at = lines.indexOf("ego:");
        if (at < 0) {
            throw new BadInputException(
                    place, "needs its ego as a block, 'ego:' on a line of its own, to put ranges into it");
        }
        for (String key : sections.keySet()) {
            boolean there = document.root().map("ego").map(ego -> ego.has(key)).orElse(false);
            if (there) {
                throw new BadInputException(place, "has '" + key + "' in its ego already; take it out first");
            }
        }
        // A task that brings its own lidar keeps it: it is given in one of the two places.
        boolean ownLidar =
                document.root().map("task").map(task -> task.has("lidar")).orElse(false);
        lines.addAll(at + 1, lines(!ownLidar));
        lines.addAll(0, head);
        String text = String.join("\n", lines) + "\n";
        ScenarioLoader.ofRecording(name, text, LoadOptions.DEFAULT, "the scenario with its ranges", new ArrayList<>());
        return text;
    }
}
