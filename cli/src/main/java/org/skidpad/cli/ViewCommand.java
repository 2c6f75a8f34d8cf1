package org.skidpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.viewer.Snapshot;
import org.skidpad.viewer.SnapshotOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
            "",
            "Keys in the window: space plays, arrows step, + and - change speed, F follows the next actor, ? shows all."
        })
final class ViewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN.mcap", description = "The recording.")
    private Path file;

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
}
