package org.skidpad.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.skidpad.bridge.peer.EchoBenchmark;
import org.skidpad.bridge.peer.PeerMissingException;
import org.skidpad.bridge.tick.TickBenchmark;
import org.skidpad.evaluation.bench.BenchResult;
import org.skidpad.evaluation.bench.Benchmarks;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.policies.UntrainedPolicy;
import org.skidpad.policies.ppo.Ppo;
import org.skidpad.policies.ppo.TrainingProgress;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.VectorEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code skidpad bench}: how fast this machine simulates and trains. */
@Command(
        name = "bench",
        description = "Measures how fast worlds are stepped and policies trained on this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nWorkloads:%n")
final class BenchCommand implements Callable<Integer> {
    private static final String TRAINING = "cut-in-train";
    private static final List<String> WORKLOADS = Stream.of(
                    Benchmarks.names().stream(),
                    Stream.of(TRAINING, TickBenchmark.NAME),
                    EchoBenchmark.summaries().keySet().stream())
            .flatMap(names -> names)
            .toList();
    /** Agent-steps of a training; the first third warms the compiler up. */
    private static final long TRAINING_STEPS = 1_000_000;

    @Parameters(paramLabel = "WORKLOAD", arity = "0..*", description = "Default: all.")
    private List<String> workloads = new ArrayList<>();

    @Option(
            names = "--threads",
            defaultValue = "1",
            description =
                    "At once, default ${DEFAULT-VALUE}. With more than one each figure is compared with that of one.")
    private int threads;

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

    /** The help lists the workloads that there are. */
    @Spec
    void spec(CommandSpec spec) {
        List<String> footer = new ArrayList<>();
        Benchmarks.summaries().forEach((name, summary) -> footer.add(String.format("  %-20s %s", name, summary)));
        footer.add(String.format("  %-20s %s", TRAINING, "PPO on cut-in: collecting alone, and learning included"));
        footer.add(String.format("  %-20s %s", TickBenchmark.NAME, TickBenchmark.SUMMARY));
        EchoBenchmark.summaries().forEach((name, summary) -> footer.add(String.format("  %-20s %s", name, summary)));
        footer.addAll(
                List.of(
                        "",
                        "Examples:",
                        "  skidpad bench",
                        "  skidpad bench lidar64 ring1000 --repeat 5 --json bench.json",
                        "  skidpad bench cut-in-env --threads 2",
                        "",
                        "One line each: Skidpad WORKLOAD METRIC VALUE UNIT (detail). Measured after a warm-up; on one thread its",
                        "processor time counts, on several the wall clock. Exit code 1 when a workload computed a wrong answer."));
        spec.usageMessage().footer(footer.toArray(new String[0]));
    }

    @Override
    public Integer call() {
        Arguments.threads(threads);
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
            if (workload.equals(TRAINING)) {
                for (int r = 0; r < repeat; r++) {
                    training(threads);
                }
            } else if (workload.equals(TickBenchmark.NAME)) {
                for (int r = 0; r < repeat; r++) {
                    tick();
                }
            } else if (EchoBenchmark.summaries().containsKey(workload)) {
                for (int r = 0; r < repeat; r++) {
                    echo(workload);
                }
            } else {
                Benchmarks.run(workload, threads, repeat, seconds, this::print);
            }
        }
        if (json != null) {
            ReportFile.write(
                    json,
                    Json.write(Map.of(
                            "results", results.stream().map(BenchCommand::tree).toList())));
        }
        return results.stream().allMatch(r -> r.fault() == null) ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
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
        print(new BenchResult(TRAINING, "collected", collect, "steps/s", detail, null));
        print(new BenchResult(TRAINING, "learning_included", total, "steps/s", detail, null));
    }

    private void tick() {
        Policy policy = UntrainedPolicy.of(StandardTasks.burger(), List.of(64, 64), 2);
        try {
            TickBenchmark.Outcome outcome = TickBenchmark.run(seconds, policy);
            String fault = outcome.fault().isEmpty() ? null : outcome.fault();
            outcome.figures()
                    .forEach(f -> print(
                            new BenchResult(TickBenchmark.NAME, f.metric(), f.value(), f.unit(), f.detail(), fault)));
        } catch (IOException e) {
            throw new UncheckedIOException(TickBenchmark.NAME, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(TickBenchmark.NAME + " was interrupted", e);
        }
    }

    /** What needs ROS is left out where there is none, and said so. */
    private void echo(String workload) {
        try {
            EchoBenchmark.run(
                    workload,
                    seconds,
                    f -> print(new BenchResult(workload, f.metric(), f.value(), f.unit(), f.detail(), null)));
        } catch (PeerMissingException e) {
            System.err.println(workload + ": not measured: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(workload, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(workload + " was interrupted", e);
        }
    }

    private void print(BenchResult result) {
        System.out.println(result.line());
        if (result.fault() != null) {
            System.err.println(result.workload() + ": wrong answer: " + result.fault());
        }
        results.add(result);
    }

    private static Map<String, Object> tree(BenchResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("workload", result.workload());
        row.put("metric", result.metric());
        row.put("value", result.value());
        row.put("unit", result.unit());
        row.put("detail", result.detail());
        if (result.fault() != null) {
            row.put("fault", result.fault());
        }
        return row;
    }
}
