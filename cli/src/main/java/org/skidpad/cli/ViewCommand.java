package org.skidpad.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.run.Simulation;
import org.skidpad.viewer.Snapshot;
import org.skidpad.viewer.SnapshotOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad view}: a recording as a window or as a picture. */
@Command(
        name = "view",
        description = "Replays a recording in a window, or renders one moment of it as a picture without a display.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad view run.mcap",
            "  skidpad view run.mcap --snapshot moment.png --at 12.5",
            "  skidpad view roundabout --seed 3 --set difficulty=0.9     runs a shipped scenario first, with its baseline",
            "",
            "Keys in the window: space plays, arrows step, + and - change speed, F follows the next actor, ? shows all."
        })
final class ViewCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RUN.mcap|NAME",
            description = "The recording; or a shipped scenario, which its baseline drives first, into out/view.")
    private Path file;

    @Option(names = "--seed", description = "Of the episode of a shipped scenario, default 1.")
    private Long seed;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Option(names = "--partial", description = "Shows what is left of a recording that was cut off.")
    private boolean partial;

    @ArgGroup(exclusive = false)
    private SnapshotRequest snapshot;

    /** What a picture needs; {@code --snapshot} is the part that asks for one. */
    static final class SnapshotRequest {
        @Option(
                names = "--snapshot",
                required = true,
                paramLabel = "OUT.png",
                description = "Renders a picture instead.")
        Path png;

        @Option(names = "--at", paramLabel = "SECONDS", description = "Its moment; default: the end.")
        Double at;

        @Option(names = "--overview", description = "Shows the whole run at once.")
        boolean overview;

        @Option(names = "--light", description = "Light instead of dark.")
        boolean light;

        @Option(names = "--width", defaultValue = "1280", description = "Pixels, default ${DEFAULT-VALUE}.")
        int width;

        @Option(names = "--height", defaultValue = "720", description = "Pixels, default ${DEFAULT-VALUE}.")
        int height;
    }

    @Override
    public Integer call() {
        if (snapshot != null) {
            Arguments.output("--snapshot", snapshot.png);
        }
        if (!Files.exists(file) && Library.names().contains(file.toString())) {
            file = driven(file.toString(), seed == null ? 1 : seed);
        } else if (seed != null || !scenarioArgument.options().toMap().isEmpty()) {
            throw Arguments.bad("RUN.mcap", "a recording is what it is: seed and numbers are for a shipped scenario");
        }
        Recording run = Recordings.open(file);
        if (!run.complete() && !partial) {
            Diagnostic cutOff = FileCheck.cutOff(file, run);
            if (cutOff.isError()) {
                throw new BadInputException(List.of(cutOff));
            }
            System.err.println(cutOff);
        }
        if (snapshot == null) {
            org.skidpad.viewer.fx.ViewerLauncher.launch(file);
            return ExitCode.DONE;
        }
        double end = run.time(run.samples() - 1);
        double at = snapshot.at == null ? end : snapshot.at;
        if (!(at >= 0 && at <= end)) {
            throw new BadInputException(
                    SourceLocation.wholeFile("--at"),
                    String.format("%s s lies outside the recording, which lasts %.2f s", snapshot.at, end));
        }
        Snapshot.render(
                run,
                at,
                snapshot.width,
                snapshot.height,
                snapshot.png,
                new SnapshotOptions(!snapshot.light, snapshot.overview));
        System.out.println("rendered " + snapshot.png);
        return ExitCode.DONE;
    }

    /** An episode of a shipped scenario, recorded. */
    private Path driven(String name, long seed) {
        Scenario scenario = scenarioArgument.load(name);
        String baseline = Library.families().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow()
                .baseline();
        Path record = Path.of("out", "view", name + "-" + seed + ".mcap");
        Arguments.output("out/view", record);
        try {
            Files.createDirectories(record.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Recorder recorder = new McapRecorder(record)) {
            new Simulation(
                            scenario,
                            PolicyLoader.resolve(baseline, scenario.task().contract()),
                            baseline)
                    .run(seed, recorder);
        }
        System.out.println("recorded " + record);
        return record;
    }
}
