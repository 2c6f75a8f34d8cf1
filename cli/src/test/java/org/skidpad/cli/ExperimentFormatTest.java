package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.policies.ppo.PpoConfig;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Holds docs/experiment-format.md to the reader. */
class ExperimentFormatTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| .* \\| ([^|]+) \\|");

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheDocumentIsGoodAndMeansWhatItSays() throws Exception {
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(document());
        assertTrue(yaml.find());
        Path file = Files.writeString(folder.resolve("example.yaml"), yaml.group(1));
        List<Diagnostic> warnings = new ArrayList<>();
        Experiment experiment = Experiment.load(file.toString(), warnings);
        assertEquals(List.of(), warnings);
        assertEquals("follow-lead-small", experiment.name());
        assertEquals(64, experiment.agents());
        assertEquals(3, experiment.ppo().seed());
        assertEquals(500_000, experiment.ppo().totalSteps());
        assertEquals(0.995, experiment.ppo().gamma());
        assertEquals(List.of(32, 32), experiment.ppo().hidden());
        assertEquals(PpoConfig.DEFAULTS.clip(), experiment.ppo().clip());
    }

    @Test
    void everyKeyOfPpoIsInTheTableWithItsDefault() throws Exception {
        String text = document();
        String section = text.substring(text.indexOf("## `ppo`"), text.indexOf("## The output folder"));
        Map<String, String> documented = new LinkedHashMap<>();
        section.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        });
        Map<String, String> actual = new LinkedHashMap<>();
        for (RecordComponent c : PpoConfig.class.getRecordComponents()) {
            // Threads change no result and are an option of the command, not a key.
            if (!c.getName().equals("threads")) {
                String key = c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                String value = c.getAccessor().invoke(PpoConfig.DEFAULTS).toString();
                actual.put(key, value.endsWith(".0") ? value.substring(0, value.length() - 2) : value);
            }
        }
        assertEquals(actual, documented);
    }

    @Test
    void everyDocumentedDefaultCanBeWrittenOut() throws Exception {
        StringBuilder text = new StringBuilder("skidpad_experiment: 1\nname: all\nscenario: follow-lead\nppo:\n");
        String all = document();
        all.substring(all.indexOf("## `ppo`"), all.indexOf("## The output folder"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> text.append("  " + row.group(1) + ": " + row.group(2) + "\n"));
        Path file = Files.writeString(folder.resolve("all.yaml"), text);
        PpoConfig read = Experiment.load(file.toString(), new ArrayList<>()).ppo();
        assertEquals(PpoConfig.DEFAULTS, read.withThreads(PpoConfig.DEFAULTS.threads()));
    }

    @Test
    void theShippedExperimentsAreGood() {
        for (String name : Experiment.SHIPPED) {
            List<Diagnostic> warnings = new ArrayList<>();
            assertEquals(name, Experiment.load(name, warnings).name());
            assertEquals(List.of(), warnings);
        }
    }

    @Test
    void aGradientLargerThanARolloutIsRefused() throws Exception {
        Path file = Files.writeString(
                folder.resolve("small.yaml"),
                "skidpad_experiment: 1\nname: small\nscenario: follow-lead\nagents: 2\nppo: {rollout_steps: 8}\n");
        Outcome.of("train", file).isRefusalSaying("small.yaml:4:", "16 samples", "minibatch 8192");
    }

    @Test
    void aScenarioLiesBesideTheExperimentOrBelowItsRootAndNowhereElse() throws Exception {
        Path own = Files.createDirectories(folder.resolve("tree/own"));
        String scenario = """
                skidpad: 1
                name: small
                time: {step: 0.1 s, duration: 1 s}
                road: {straight: {lanes: 1, length: 90 m}}
                ego: {model: car, at: {lane: 0, s: 9}}
                task: {preset: driver, desired_speed: 9}
                """;
        for (String place : List.of("above.yaml", "tree/near.yaml", "tree/own/own.yaml")) {
            Files.writeString(folder.resolve(place), scenario);
        }
        assertEquals(null, refusal(own, "own.yaml", ""));
        assertEquals(null, refusal(own, "../near.yaml", "root: ..\n"));
        for (String[] bad : new String[][] {
            {"../near.yaml", ""},
            {"../../above.yaml", "root: ..\n"},
            {folder.resolve("above.yaml").toString(), ""},
            {own.resolve("own.yaml").toString(), ""}
        }) {
            String said = refusal(own, bad[0], bad[1]);
            assertTrue(said != null && said.contains("experiment.yaml:3:11: error:"), bad[0] + ": " + said);
            assertTrue(said.contains("leaves the folder of this file"), said);
        }
    }

    /** What is wrong with an experiment in that scenario, or null. */
    private static String refusal(Path own, String scenario, String root) throws Exception {
        Path file = Files.writeString(
                own.resolve("experiment.yaml"), "skidpad_experiment: 1\nname: a\nscenario: " + scenario + "\n" + root);
        try {
            Experiment.load(file.toString(), new ArrayList<>());
            return null;
        } catch (BadInputException e) {
            return e.getMessage();
        }
    }

    private static String document() throws Exception {
        return Files.readString(ProjectFolder.find().resolve("docs/experiment-format.md"));
    }
}
