package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.skidpad.evaluation.bench.BenchResult;
import org.skidpad.evaluation.bench.Benchmarks;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.policies.ppo.Ppo;
import org.skidpad.policies.ppo.TrainingProgress;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.VectorEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad bench}: how fast this machine simulates and trains. */
@Command(
        name = "bench",
        description = "Measures how fast worlds are stepped and policies trained on this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nWorkloads:%n",
        footer = {
            "  lidar64              64 beams among 100 boxes and 200 segments; one thread",
            "  ring1000             1,000 IDM vehicles on a ring of four lanes; one thread",
            "  ring1000_lanechange  the same with lane changes (MOBIL) considered every tick; one thread",
            "  cut-in-env           three-lane motorway with 11 to 15 vehicles, 2 ticks a decision; many worlds",
            "  room-goal-env        robot with a lidar in a cluttered room; many worlds",
            "  cut-in-train         PPO on cut-in: collecting (worlds and network), and learning included",
            "",
            "Examples:",
            "  skidpad bench",
            "  skidpad bench cut-in-env --threads 1 --repeat 3 --json bench.json",
            "",
            "One line each: Skidpad WORKLOAD METRIC VALUE UNIT (detail). Measured after a warm-up; on one thread",
            "its processor time counts, on several the wall clock."
        })
final class BenchCommand implements Callable<Integer> {
    private static final String TRAINING = "cut-in-train";
    private static final List<String> WORKLOADS =
            Stream.concat(Benchmarks.names().stream(), Stream.of(TRAINING)).toList();
    /** Agent-steps of a training; the first third warms the compiler up. */
    private static final long TRAINING_STEPS = 1_000_000;

    @Parameters(paramLabel = "WORKLOAD", arity = "0..*", description = "Default: all.")
    private List<String> workloads = new ArrayList<>();

    @Option(names = "--threads", description = "Of workloads with many worlds. Default: one a core.")
    private Integer threads;

    @Option(names = "--repeat", defaultValue = "1", description = "Measurements of each, default ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Of each measurement but " + TRAINING + ", default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all measurements.")
    private Path json;

    private final List<BenchResult> results = new ArrayList<>();

    @Override
    public Integer call() {
        int n = Arguments.threads(threads);
        Arguments.output("--json", json);
        if (repeat < 1 || !(seconds > 0)) {
            throw Arguments.bad("--repeat, --seconds", "must be positive: " + repeat + ", " + seconds);
        }
        for (String workload : workloads) {
            if (!WORKLOADS.contains(workload)) {
                throw new BadInputException(
                        SourceLocation.wholeFile(workload),
                        "is no workload (" + String.join(", ", WORKLOADS) + ")",
                        Suggestion.forWord(workload, WORKLOADS));
            }
        }
        for (String workload : workloads.isEmpty() ? WORKLOADS : workloads) {
            for (int r = 0; r < repeat; r++) {
                if (workload.equals(TRAINING)) {
                    training(n);
                } else {
                    print(Benchmarks.run(workload, n, seconds));
                }
            }
        }
        if (json != null) {
            ReportFile.write(
                    json,
                    Json.write(Map.of(
                            "results", results.stream().map(BenchCommand::tree).toList())));
        }
        return ExitCode.DONE;
    }

    private void training(int n) {
        Experiment experiment = Experiment.load("cut-in", new ArrayList<>());
        List<TrainingProgress> all = new ArrayList<>();
        try (VectorEnvironment environment = new VectorEnvironment(experiment.scenario(), experiment.agents(), n)) {
            Ppo.train(environment, experiment.ppo().withThreads(n).withTotalSteps(TRAINING_STEPS), all::add, null);
        }
        List<TrainingProgress> counted = all.subList(all.size() / 3, all.size());
        double collect = counted.stream()
                .mapToDouble(TrainingProgress::collectStepsPerSecond)
                .average()
                .orElseThrow();
        TrainingProgress first = all.get(all.size() / 3);
        TrainingProgress last = all.get(all.size() - 1);
        double firstSeconds = first.steps() / first.stepsPerSecond();
        double lastSeconds = last.steps() / last.stepsPerSecond();
        double total = (last.steps() - first.steps()) / (lastSeconds - firstSeconds);
        String detail = String.format(
                Locale.ROOT,
                "%d numbers observed, %d worlds, %d threads, wall-clock",
                experiment.scenario().task().contract().observationSize(),
                experiment.agents(),
                n);
        print(new BenchResult(TRAINING, "collected", collect, "steps/s", detail));
        print(new BenchResult(TRAINING, "learning_included", total, "steps/s", detail));
    }

    private void print(BenchResult result) {
        System.out.println(result.line());
        results.add(result);
    }

    private static Map<String, Object> tree(BenchResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("workload", result.workload());
        row.put("metric", result.metric());
        row.put("value", result.value());
        row.put("unit", result.unit());
        row.put("detail", result.detail());
        return row;
    }
}
