package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.evaluation.EpisodeResult;
import org.skidpad.evaluation.Judge;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.library.Family;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.run.Simulation;
import org.skidpad.viewer.Snapshot;
import org.skidpad.viewer.SnapshotOptions;
import org.skidpad.viewer.scene.View;

/** Episodes of the library with its baselines: what the document shows of them. */
final class LibraryRuns {
    private static final int PICTURE_WIDTH = 520;
    private static final int PICTURE_HEIGHT = 300;
    private static final int MOST_TRIES = 20;
    private static final double[] DIFFICULTIES = {0, 0.5, 1};

    private LibraryRuns() {}

    /** A PNG a family: its picture's moment, or the end of the episode where that comes before; more of what is drawn anew. */
    static void pictures(List<Family> families, Path folder) {
        for (Family f : families) {
            picture(f, f.pictureSeed(), folder.resolve(f.name() + ".png"));
            for (int k = 2; k <= LibraryDocument.EXAMPLES && f.group().equals("procedural"); k++) {
                picture(f, f.pictureSeed() + 10 * k, folder.resolve(f.name() + "-" + k + ".png"));
            }
        }
        System.out.println("rendered the pictures of " + families.size() + " families in " + folder);
    }

    /** Of the first run from the seed on that passes: a picture shows what its name promises, done well. */
    private static void picture(Family f, long first, Path png) {
        Scenario scenario = scenario(f, Map.of());
        long seed = first;
        Recording run = run(f, scenario, seed);
        while (!judge(scenario, run).passed() && seed < first + MOST_TRIES) {
            seed++;
            run = run(f, scenario, seed);
        }
        double at = Math.min(f.pictureAtS(), run.time(run.samples() - 1));
        boolean whole = List.of("robot", "racing", "parking").contains(f.group())
                || f.tags().contains("drawn-map");
        String verdict = judge(scenario, run).passed() ? "passed" : null;
        Snapshot.render(
                run,
                at,
                PICTURE_WIDTH,
                PICTURE_HEIGHT,
                png,
                new SnapshotOptions(false, whole ? View.OVERVIEW : View.SITUATION, verdict));
    }

    /** Lines of name and pass rates, tab-separated. */
    static String measured(List<Family> families, int seeds) {
        StringBuilder out = new StringBuilder(
                "# name, share passed at difficulty 0, 1/2, 1: skidpad scenarios --measure " + seeds + "\n");
        for (Family f : families) {
            if (f.isGraded()) {
                out.append(f.name());
                for (double difficulty : DIFFICULTIES) {
                    out.append(String.format(Locale.ROOT, "\t%.2f", passRate(f, difficulty, seeds)));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static double passRate(Family f, double difficulty, int seeds) {
        Scenario scenario = scenario(f, Map.of("difficulty", Double.toString(difficulty)));
        int passed = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            passed += judge(scenario, run(f, scenario, seed)).passed() ? 1 : 0;
        }
        return (double) passed / seeds;
    }

    static EpisodeResult judge(Scenario scenario, Recording run) {
        return new Judge(scenario.criteria()).judge(run, 0, null);
    }

    static Scenario scenario(Family f, Map<String, String> parameters) {
        return ScenarioLoader.load(f.name(), new LoadOptions(parameters, null, null, null), new ArrayList<>());
    }

    static Recording run(Family f, Scenario scenario, long seed) {
        Simulation simulation = new Simulation(
                scenario, PolicyLoader.resolve(f.baseline(), scenario.task().contract()), f.baseline());
        MemoryRecorder recorder = new MemoryRecorder();
        simulation.run(seed, recorder);
        return recorder.recording();
    }
}
