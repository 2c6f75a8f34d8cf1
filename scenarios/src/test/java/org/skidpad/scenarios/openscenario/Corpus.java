package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;

/** The scenarios of other people in the shared data, loaded and played without a policy. */
final class Corpus {
    private static final List<String> CORE =
            List.of("osc-alks/", "osc-ncap/", "osc-esmini/", "osc-carla/", "osc-asam-examples/");

    private Corpus() {}

    /**
     * What became of one file.
     *
     * @param file relative to the data folder
     * @param errors why it does not load, or could not be played
     * @param warnings of the reader
     * @param played null where it was not
     * @param loadS s of processor time
     * @param limitS how long it is played at most, s
     */
    record Outcome(
            String file,
            List<String> errors,
            List<Diagnostic> warnings,
            Reference.Played played,
            double loadS,
            double limitS) {
        boolean loaded() {
            return errors.isEmpty();
        }

        /** One without is played for a stated time. */
        boolean hasStopTrigger() {
            return limitS != WITHOUT_TRIGGER_S;
        }
    }

    /** A scenario without a stop trigger is played for this long, s. */
    static final double WITHOUT_TRIGGER_S = OpenScenarioLoader.DEFAULT_DURATION_S;

    /** The core cases: files of the core sets that hold a storyboard. */
    static List<Path> core() throws IOException {
        Path data = SharedData.folder();
        List<Path> found = new ArrayList<>();
        for (Path file : SharedData.withSuffix(".xosc", "case")) {
            String name = data.relativize(file).toString().replace('\\', '/');
            if (CORE.stream().anyMatch(name::startsWith)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains("<Storyboard")) {
                found.add(file);
            }
        }
        return found;
    }

    private static long processorNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static Outcome play(Path data, Path file, OpenScenarioLoader.Options options) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        String name = data.relativize(file).toString();
        long t = processorNs();
        try {
            Scenario scenario = OpenScenarioLoader.load(file, options.withRoot(data), diagnostics);
            double s = 1e-9 * (processorNs() - t);
            return new Outcome(
                    name,
                    List.of(),
                    diagnostics,
                    Reference.play(scenario, null, "", 0),
                    s,
                    scenario.config().durationS());
        } catch (BadInputException e) {
            List<String> errors = e.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .map(Diagnostic::toString)
                    .toList();
            return new Outcome(name, errors, diagnostics, null, 1e-9 * (processorNs() - t), 0);
        }
    }
}
