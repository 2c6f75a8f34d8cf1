package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.policies.ppo.LearningCurves;
import org.skidpad.policies.ppo.PpoConfig;
import org.skidpad.sim.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad train}: an experiment to a policy file. */
@Command(
        name = "train",
        description = "Trains a policy with PPO over many worlds at once and writes a .policy file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad train cut-in                              a shipped experiment",
            "  skidpad train merge.yaml --seed 3 --out runs/merge-3",
            "  skidpad train track-lap --scenario track-real.yaml   in a scenario that skidpad identify wrote",
            "",
            "Killed and started again with the same folder, it goes on where it was. The folder gets curves.csv,",
            "tensorboard/ (event files), checkpoint/ and NAME.policy. The format is docs/experiment-format.md."
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "EXPERIMENT.yaml",
            description = "Experiment file, or a shipped one: cut-in, highway, room-goal, track-lap.")
    private String file;

    @Option(
            names = "--scenario",
            paramLabel = "S",
            description = "In place of the experiment's: a file, such as skidpad identify writes, or a shipped one.")
    private String scenario;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Default: out/train/NAME-SEED.")
    private Path out;

    @Option(names = "--seed", description = "In place of the experiment's.")
    private Long seed;

    @Option(names = "--steps", description = "Agent-steps in all, in place of the experiment's.")
    private Long steps;

    @Option(names = "--threads", description = "Default: one a core. Does not change the result.")
    private Integer threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the outcome for scripts.")
    private Path json;

    @Override
    public Integer call() {
        if (steps != null && steps < 1) {
            throw Arguments.bad("--steps", "must be at least 1, is " + steps);
        }
        if (seed != null && seed < 0) {
            throw Arguments.bad("--seed", "must be at least 0, is " + seed);
        }
        int n = Arguments.threads(threads);
        Arguments.output("--json", json);
        Arguments.folder("--out", out);
        List<Diagnostic> diagnostics = new ArrayList<>();
        Experiment loaded = Experiment.load(file, diagnostics);
        loaded = scenario == null ? loaded : loaded.in(scenario, diagnostics);
        diagnostics.forEach(System.err::println);
        PpoConfig ppo = loaded.ppo();
        ppo = seed == null ? ppo : ppo.withSeed(seed);
        ppo = steps == null ? ppo : ppo.withTotalSteps(steps);
        ppo = ppo.withThreads(n);
        Experiment experiment = new Experiment(
                loaded.name(), loaded.scenarioName(), loaded.scenario(), loaded.agents(), ppo, loaded.source());
        Path folder = out != null ? out : Path.of("out", "train", experiment.name() + "-" + ppo.seed());
        Training.Result result = Training.run(experiment, folder);
        if (result.last() == null) {
            System.out.printf("%s was already trained for %,d steps%n", experiment.name(), result.steps());
        } else {
            System.out.printf(
                    "trained %s: %,d steps at %,.0f steps/s, %s (%.0f s)%n",
                    experiment.name(),
                    result.steps(),
                    result.last().stepsPerSecond(),
                    result.recent(),
                    result.seconds());
        }
        System.out.println("wrote " + result.policy());
        if (json != null) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("policy", result.policy().toString());
            tree.put("steps", result.steps());
            tree.put("seconds", result.seconds());
            if (result.last() != null) {
                tree.putAll(LearningCurves.values(result.last()));
            }
            ReportFile.write(json, org.skidpad.evaluation.json.Json.write(tree));
        }
        return ExitCode.DONE;
    }
}
