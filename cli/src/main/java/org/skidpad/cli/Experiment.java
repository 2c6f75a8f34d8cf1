package org.skidpad.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.policies.ppo.PpoConfig;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Scenario;

/**
 * What {@code train} reads: a scenario and the numbers of PPO. The format is docs/experiment-format.md.
 *
 * @param name of the policy that comes out
 * @param scenarioName as written
 * @param scenario loaded
 * @param agents worlds that step together
 * @param ppo everything else
 * @param source the text of the file
 */
record Experiment(String name, String scenarioName, Scenario scenario, int agents, PpoConfig ppo, String source) {
    /** Names of the experiments that come with Skidpad. */
    static final List<String> SHIPPED = List.of("cut-in", "highway", "room-goal", "track-lap");

    private static final PpoConfig DEFAULTS = PpoConfig.DEFAULTS;

    /**
     * Loads an experiment file, or a shipped one by its name.
     *
     * @param diagnostics receives warnings
     * @throws BadInputException with everything that is wrong
     */
    static Experiment load(String fileOrName, List<Diagnostic> diagnostics) {
        Path file = Path.of(fileOrName);
        if (Files.isRegularFile(file)) {
            return read(YamlDocument.read(file, diagnostics));
        }
        if (SHIPPED.contains(fileOrName)) {
            return read(YamlDocument.parse(fileOrName + ".yaml", shippedText(fileOrName), diagnostics));
        }
        throw new BadInputException(
                SourceLocation.wholeFile(fileOrName),
                "no such file, and no shipped experiment of that name (" + String.join(", ", SHIPPED) + ")",
                Suggestion.forWord(fileOrName, SHIPPED));
    }

    /**
     * The same in another scenario.
     *
     * @param name a file, or a shipped scenario
     * @throws BadInputException with everything that is wrong with it
     */
    Experiment in(String name, List<Diagnostic> diagnostics) {
        Scenario other = ScenarioLoader.load(name, diagnostics);
        return new Experiment(this.name, name, other, agents, ppo, source);
    }

    /** True where a file says that it is an experiment. */
    static boolean isExperiment(Path file) {
        try {
            return Files.size(file) < 1 << 20
                    && Files.readString(file).lines().anyMatch(l -> l.startsWith("skidpad_experiment"));
        } catch (IOException e) {
            // Whoever loads it next says what is wrong with the file.
            return false;
        }
    }

    private static Experiment read(YamlDocument document) {
        YamlMap root = document.root();
        if (root.requiredInteger("skidpad_experiment", 1, 1, 1) != 1) {
            throw new AssertionError("the range admits version 1 only");
        }
        String name = root.requiredText("name");
        String scenarioName = root.requiredText("scenario");
        Optional<Path> wider = root.folder("root");
        int agents = (int) root.integer("agents", 1, 100_000, 512);
        PpoConfig ppo = root.map("ppo").map(Experiment::readPpo).orElse(DEFAULTS);
        if (name != null && !name.matches("[a-z0-9][a-z0-9-]*")) {
            document.error(root.location("name"), "'" + name + "' is no lower-case word with '-'");
        }
        root.finish();
        Scenario scenario = scenarioName == null || scenarioName.isEmpty()
                ? null
                : scenario(document, root, scenarioName, wider.orElse(null));
        document.throwOnError();
        if ((long) agents * ppo.rolloutSteps() < ppo.minibatch()) {
            throw new BadInputException(
                    root.location("agents"),
                    "agents x rollout_steps = " + (long) agents * ppo.rolloutSteps()
                            + " samples are fewer than minibatch " + ppo.minibatch());
        }
        return new Experiment(name, scenarioName, scenario, agents, ppo, document.text());
    }

    private static Scenario scenario(YamlDocument document, YamlMap root, String name, Path wider) {
        List<Diagnostic> found = new ArrayList<>();
        try {
            LoadOptions options = LoadOptions.DEFAULT.withRoot(wider);
            if (Library.names().contains(name) || !name.contains(".") && !name.contains("/")) {
                return ScenarioLoader.load(name, options, found);
            }
            if (wider != null) {
                document.allow(wider);
            }
            Optional<Path> file = inWorkingFolder(name, document).or(() -> root.file("scenario"));
            return file.isEmpty() ? null : ScenarioLoader.load(file.get(), options, found);
        } catch (BadInputException e) {
            for (Diagnostic d : e.diagnostics()) {
                document.error(root.location("scenario"), d.toString());
            }
            return null;
        }
    }

    /** A file of the working folder or below; empty where there is none, or one lies beside the experiment. */
    private static Optional<Path> inWorkingFolder(String name, YamlDocument document) {
        try {
            Path path = Path.of(name).normalize();
            boolean beside = document.directory() != null
                    && Files.isRegularFile(document.directory().resolve(name));
            return beside || path.isAbsolute() || path.startsWith("..") || !Files.isRegularFile(path)
                    ? Optional.empty()
                    : Optional.of(path);
        } catch (InvalidPathException e) {
            // Whoever looks for it beside the experiment says so with its place.
            return Optional.empty();
        }
    }

    private static PpoConfig readPpo(YamlMap m) {
        List<Integer> hidden = m.has("hidden")
                ? m.list("hidden").stream().map(v -> hiddenLayer(v)).toList()
                : DEFAULTS.hidden();
        PpoConfig config = new PpoConfig(
                m.integer("seed", 0, Long.MAX_VALUE, DEFAULTS.seed()),
                m.integer("total_steps", 1, Long.MAX_VALUE, DEFAULTS.totalSteps()),
                (int) m.integer("rollout_steps", 1, 100_000, DEFAULTS.rolloutSteps()),
                (int) m.integer("minibatch", 2, 10_000_000, DEFAULTS.minibatch()),
                (int) m.integer("epochs", 1, 1000, DEFAULTS.epochs()),
                hidden,
                number(m, "learning_rate", 0, 1, DEFAULTS.learningRate()),
                m.flag("anneal_learning_rate", DEFAULTS.annealLearningRate()),
                number(m, "gamma", 0, 1, DEFAULTS.gamma()),
                number(m, "lambda", 0, 1, DEFAULTS.lambda()),
                number(m, "clip", 0, 1, DEFAULTS.clip()),
                number(m, "value_coefficient", 0, 1e6, DEFAULTS.valueCoefficient()),
                number(m, "entropy_coefficient", 0, 1e6, DEFAULTS.entropyCoefficient()),
                number(m, "max_gradient_norm", 1e-9, 1e9, DEFAULTS.maxGradientNorm()),
                number(m, "target_kl", 0, 1e9, DEFAULTS.targetKl()),
                number(m, "initial_log_std", -10, 3, DEFAULTS.initialLogStd()),
                number(m, "reward_scale", 1e-9, 1e9, DEFAULTS.rewardScale()),
                (int) m.integer("checkpoint_iterations", 1, 1_000_000, DEFAULTS.checkpointIterations()),
                Runtime.getRuntime().availableProcessors());
        m.finish();
        return config;
    }

    private static int hiddenLayer(YamlValue v) {
        return (int) v.asInteger(1, 4096, 64);
    }

    private static double number(YamlMap m, String key, double low, double high, double fallback) {
        return m.quantity(key, Quantity.NUMBER, low, high, fallback);
    }

    private static String shippedText(String name) {
        try (InputStream in = Experiment.class.getResourceAsStream("/experiments/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource of shipped experiment '" + name + "' is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
