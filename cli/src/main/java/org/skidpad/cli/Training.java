package org.skidpad.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.log.CsvLog;
import org.skidpad.policies.log.TensorBoardLog;
import org.skidpad.policies.ppo.LearningCurves;
import org.skidpad.policies.ppo.Ppo;
import org.skidpad.policies.ppo.TrainedNetwork;
import org.skidpad.policies.ppo.TrainingProgress;
import org.skidpad.sim.Version;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.VectorEnvironment;

/** Trains an experiment into a folder: curves, checkpoint, policy file. Shared by {@code train} and {@code demo}. */
final class Training {
    /**
     * What came out.
     *
     * @param steps agent-steps of the whole run, those before a resumption included
     * @param seconds wall-clock time of this process's share
     * @param last figures of the last iteration, or null where the run was already complete
     * @param recent how the last episodes went, for people
     */
    record Result(Path policy, long steps, double seconds, TrainingProgress last, String recent) {}

    private Training() {}

    static Result run(Experiment experiment, Path folder) {
        long startedNs = System.nanoTime();
        TrainingProgress[] last = new TrainingProgress[1];
        boolean goal = !Double.isNaN(experiment.scenario().task().goalRadius());
        RecentEpisodes recent = new RecentEpisodes(goal);
        TrainedNetwork trained;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make folder " + folder, e);
        }
        claim(folder.resolve("checkpoint"), experiment);
        long total = experiment.ppo().totalSteps();
        try (VectorEnvironment environment = new VectorEnvironment(
                        experiment.scenario(),
                        experiment.agents(),
                        experiment.ppo().threads());
                Progress progress = new Progress("train " + experiment.name(), total);
                CsvLog csv = new CsvLog(folder.resolve("curves.csv"));
                TensorBoardLog board = new TensorBoardLog(folder.resolve("tensorboard"), now())) {
            trained = Ppo.train(
                    environment,
                    experiment.ppo(),
                    p -> {
                        last[0] = p;
                        recent.add(p);
                        progress.update(
                                Math.min(total, p.steps()),
                                String.format("%,.0f steps/s, %s", p.stepsPerSecond(), recent));
                        Map<String, Double> values = LearningCurves.values(p);
                        csv.row(p.steps(), values);
                        board.scalars(now(), p.steps(), values);
                    },
                    folder.resolve("checkpoint"));
        }
        Path policy = folder.resolve(experiment.name() + ".policy");
        PolicyFile.write(
                policy,
                experiment.scenario().task().contract(),
                trained.shape(),
                trained.parameters(),
                provenance(experiment, trained),
                Map.of());
        return new Result(policy, trained.steps(), (System.nanoTime() - startedNs) * 1e-9, last[0], recent.toString());
    }

    /**
     * Notes what a folder's checkpoint belongs to besides the numbers of PPO, which are in the checkpoint itself.
     *
     * @throws BadInputException where the folder is claimed by training on something else
     */
    private static void claim(Path checkpoint, Experiment experiment) {
        Path file = checkpoint.resolve("trained-on.txt");
        Scenario scenario = experiment.scenario();
        String agents = "agents " + experiment.agents();
        String now = agents + "\nscenario " + scenario.name() + "\n" + scenario.source();
        try {
            if (Files.exists(checkpoint.resolve("checkpoint.bin")) && Files.exists(file)) {
                String before = Files.readString(file);
                if (!before.equals(now)) {
                    String agentsBefore = before.lines().findFirst().orElse("nothing");
                    String what = agentsBefore.equals(agents)
                            ? "of another text of the scenario"
                            : "of " + agentsBefore + ", asked is " + agents;
                    throw new BadInputException(
                            SourceLocation.wholeFile(file.toString()),
                            "checkpoint is of another training: " + what,
                            "remove the folder " + checkpoint + " to start anew");
                }
            } else {
                ReportFile.write(file, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Map<String, Object> provenance(Experiment experiment, TrainedNetwork trained) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("skidpad", Version.CURRENT);
        out.put("experiment", experiment.name());
        out.put("experiment_text", experiment.source());
        out.put("scenario", experiment.scenario().name());
        out.put("scenario_text", experiment.scenario().source());
        out.put("algorithm", "ppo");
        out.put("seed", experiment.ppo().seed());
        out.put("agents", experiment.agents());
        out.put("steps", trained.steps());
        return out;
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }
}
