package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.policies.ppo.Ppo;
import org.skidpad.policies.ppo.TrainingProgress;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Transitions;
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
            "  cut-in-env      three-lane motorway with 11 to 15 vehicles, 2 ticks a decision, observation of 41 numbers",
            "  room-goal-env   robot in a cluttered room with a 360-beam lidar, 1 tick a decision",
            "  cut-in-train    PPO on cut-in: collecting (worlds and network), and learning included",
            "",
            "Examples:",
            "  skidpad bench",
            "  skidpad bench cut-in-env --threads 1 --repeat 3 --json bench.json",
            "",
            "One line each: Skidpad WORKLOAD METRIC VALUE UNIT (detail). Wall-clock time, after a warm-up."
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<String> WORKLOADS = List.of("cut-in-env", "room-goal-env", "cut-in-train");
    private static final int AGENTS = 256;

    @Parameters(paramLabel = "WORKLOAD", arity = "0..*", description = "Default: all.")
    private List<String> workloads = new ArrayList<>();

    @Option(names = "--threads", description = "Default: one a core.")
    private Integer threads;

    @Option(names = "--repeat", defaultValue = "1", description = "Measurements of each, default ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--seconds", defaultValue = "3", description = "Of each measurement, default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all measurements.")
    private Path json;

    private final List<Map<String, Object>> results = new ArrayList<>();

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
            switch (workload) {
                case "cut-in-env" -> environment(workload, "cut-in", n);
                case "room-goal-env" -> environment(workload, "room-goal", n);
                default -> training(workload, n);
            }
        }
        if (json != null) {
            ReportFile.write(json, Json.write(Map.of("results", results)));
        }
        return ExitCode.DONE;
    }

    private void environment(String workload, String scenario, int n) {
        try (VectorEnvironment environment =
                new VectorEnvironment(ScenarioLoader.load(scenario, new ArrayList<>()), AGENTS, n)) {
            Transitions out = new Transitions(AGENTS, environment.contract().observationSize());
            Actions actions = new Actions(AGENTS, environment.contract().actionSize());
            Arrays.fill(actions.values, 0.1f);
            environment.reset(1, out);
            step(environment, actions, out, seconds / 2);
            for (int r = 0; r < repeat; r++) {
                double rate = step(environment, actions, out, seconds);
                print(workload, "agent_steps", rate, "steps/s", String.format("%d worlds, %d threads", AGENTS, n));
            }
        }
    }

    private static double step(VectorEnvironment environment, Actions actions, Transitions out, double seconds) {
        long start = System.nanoTime();
        long steps = 0;
        while ((System.nanoTime() - start) * 1e-9 < seconds) {
            environment.step(actions, out);
            steps += AGENTS;
        }
        return steps / ((System.nanoTime() - start) * 1e-9);
    }

    private void training(String workload, int n) {
        Experiment experiment = Experiment.load("cut-in", new ArrayList<>());
        for (int r = 0; r < repeat; r++) {
            List<TrainingProgress> all = new ArrayList<>();
            try (VectorEnvironment environment = new VectorEnvironment(experiment.scenario(), experiment.agents(), n)) {
                Ppo.train(environment, experiment.ppo().withThreads(n).withTotalSteps(1_500_000), all::add, null);
            }
            // The first third warms the compiler up.
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
                    "%d numbers observed, %d worlds, %d threads",
                    experiment.scenario().task().contract().observationSize(), experiment.agents(), n);
            print(workload, "collected", collect, "steps/s", detail);
            print(workload, "learning_included", total, "steps/s", detail);
        }
    }

    private void print(String workload, String metric, double value, String unit, String detail) {
        System.out.printf(Locale.ROOT, "Skidpad %s %s %.0f %s (%s)%n", workload, metric, value, unit, detail);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("workload", workload);
        row.put("metric", metric);
        row.put("value", value);
        row.put("unit", unit);
        row.put("detail", detail);
        results.add(row);
    }
}
