package org.skidpad.evaluation.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The workloads by name. */
public final class Benchmarks {
    private static final List<Workload> WORKLOADS = List.of(
            new Lidar64(),
            new Arena(20),
            new Arena(100),
            new Arena(500),
            new Ring1000("ring1000", true),
            new Ring1000("ring1000-nolc", false),
            new DriveObs("drive-obs", 1),
            new DriveObs("drive-obs-74", 74),
            new F1Tenth(),
            new HighwayFast(),
            Fork.detect(),
            Fork.rigid(),
            new ScenarioSteps("cut-in", "256 motorways of 11 to 15 vehicles, 2 ticks a step"),
            new ScenarioSteps("room-goal", "256 robots, each with a lidar in a cluttered room"));

    private Benchmarks() {}

    /** Names that {@link #run} knows, in the order in which they are shown. */
    public static List<String> names() {
        return WORKLOADS.stream().map(Workload::name).toList();
    }

    /** One line on each workload, by name. */
    public static Map<String, String> summaries() {
        Map<String, String> out = new LinkedHashMap<>();
        WORKLOADS.forEach(w -> out.put(w.name(), w.summary()));
        return out;
    }

    /**
     * Runs a workload and hands over each figure.
     *
     * @param threads on which it runs at once; with more than one, each figure is compared with that of one
     * @param repeat figures wanted
     * @param seconds each: of processor time on one thread, of wall-clock time on several; one and a half times as long goes
     *     to the warm-up
     * @throws IllegalArgumentException for a name that is not in {@link #names}
     */
    public static void run(String name, int threads, int repeat, double seconds, Consumer<BenchResult> out) {
        Workload workload = WORKLOADS.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown workload '" + name + "'; known: " + names()));
        new Stopwatch(workload, seconds).measure(threads, repeat, out);
    }
}
