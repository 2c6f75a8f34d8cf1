package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.record.RunHeader;

/**
 * A moment of a recorded run.
 *
 * @param source the recording's file, as given
 * @param timeS since the start, s
 */
record Moment(Recording recording, String source, double timeS) {
    /**
     * Reads {@code RUN.mcap@SECONDS}.
     *
     * @throws BadInputException where it is written otherwise, or there is no such recording
     */
    static Moment of(String text) {
        int at = text.lastIndexOf('@');
        double time = Double.NaN;
        if (at > 0) {
            try {
                time = Double.parseDouble(text.substring(at + 1));
            } catch (NumberFormatException e) {
                time = Double.NaN; // as where there is none; said below
            }
        }
        if (Double.isNaN(time)) {
            throw Arguments.bad("--from", "expected a recording and a moment in s, such as run.mcap@12.4, not " + text);
        }
        String file = text.substring(0, at);
        return new Moment(Recordings.open(Path.of(file)), file, time);
    }

    /**
     * The scenario of the recording, with the options that it was made with.
     *
     * @param file of the scenario, or null to take the recorded text
     */
    Scenario scenario(String file, ScenarioArgument argument) {
        if (argument.contacts != null || argument.ego != null || !argument.parameters.isEmpty()) {
            throw Arguments.bad(
                    "--from", "goes on with the scenario as it was recorded: leave out --set, --contacts and --ego");
        }
        RunHeader header = recording.header();
        LoadOptions options = LoadOptions.of(header.options(), source).withRoot(Arguments.root(argument.root));
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario = file != null
                ? ScenarioLoader.load(file, options, diagnostics)
                : ScenarioLoader.ofRecording(header.scenario(), header.source(), options, source, diagnostics);
        diagnostics.forEach(System.err::println);
        if (!scenario.source().equals(header.source())) {
            throw new BadInputException(
                    SourceLocation.wholeFile(file), "is not the scenario of " + source + ": its text is another");
        }
        return scenario;
    }

    String policy() {
        return recording.header().policy();
    }

    /** For the line about the run. */
    String inWords(Long newSeed) {
        return "seed " + recording.header().seed() + ", from " + source + " at " + timeS + " s"
                + (newSeed == null ? "" : " with seed " + newSeed);
    }
}
