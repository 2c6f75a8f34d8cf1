package org.skidpad.sim.record;

import java.nio.file.Path;
import java.util.List;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.mcap.Compression;

/** Recordings as files. */
public final class Recordings {
    private Recordings() {}

    /**
     * Reads a recording into memory. A {@code .part} of a killed run is read up to its last complete chunk, and then is not
     * {@link Recording#complete}.
     *
     * @throws org.skidpad.sim.diagnostic.BadInputException where there is no such file, it is damaged, or it is something else
     */
    public static Recording open(Path path) {
        return RunFileReader.read(path);
    }

    /** Writes a recording that is in memory into a file, as a {@link McapRecorder} would have. */
    public static void write(Recording run, Path target) {
        StateFrame frame = new StateFrame(run.header().actors().size());
        List<Recording.Decision> decisions = run.decisions();
        List<Recording.Scan> scans = run.scans();
        List<RunEvent> events = run.events();
        int decision = 0;
        int scan = 0;
        int event = 0;
        double time = 0;
        try (RunFileWriter file = new RunFileWriter(target, run.header(), Compression.ZSTD, false)) {
            for (int i = 0; i < run.samples(); i++) {
                frame.read(run, i);
                time = frame.time;
                file.sample(frame);
                double next = i + 1 < run.samples() ? run.time(i + 1) : Double.POSITIVE_INFINITY;
                for (; decision < decisions.size() && decisions.get(decision).time() < next; decision++) {
                    file.decision(decisions.get(decision));
                }
                for (; scan < scans.size() && scans.get(scan).time() < next; scan++) {
                    file.scan(scans.get(scan));
                }
                for (; event < events.size() && events.get(event).time() < next; event++) {
                    file.event(events.get(event));
                }
            }
            if (run.complete()) {
                file.end(time, run.end());
            }
        }
    }
}
