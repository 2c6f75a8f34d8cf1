package org.skidpad.sim.record;

import java.nio.file.Path;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.mcap.Compression;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/**
 * Records one run into an MCAP file (docs/recording-format.md). While the run goes on the file is named {@code
 * <target>.part}; {@link #close} gives it its name. One thread.
 */
public final class McapRecorder implements Recorder {
    private final Path target;
    private final Compression compression;
    private final boolean behind;
    private RunFileWriter file;
    private StateFrame frame;
    private double lastScanTime = Double.NaN;

    /** Nothing is written before {@link #begin}; packed with zstd. */
    public McapRecorder(Path target) {
        this(target, Compression.ZSTD);
    }

    /** Nothing is written before {@link #begin}. */
    public McapRecorder(Path target, Compression compression) {
        this(target, compression, false);
    }

    private McapRecorder(Path target, Compression compression, boolean behind) {
        this.target = target;
        this.compression = compression;
        this.behind = behind;
    }

    /** One that leaves the disk to a thread of its own, for who records in real time: only {@link #close} waits for it. */
    public static McapRecorder inRealTime(Path target, Compression compression) {
        return new McapRecorder(target, compression, true);
    }

    @Override
    public void begin(RunHeader header) {
        if (file != null) {
            throw new IllegalStateException("one recorder writes one file: " + target + " was begun already");
        }
        file = new RunFileWriter(target, header, compression, behind);
        frame = new StateFrame(header.actors().size());
    }

    @Override
    public void sample(WorldView world, long stateHash) {
        frame.read(world, stateHash);
        file.sample(frame);
    }

    @Override
    public void decision(
            double time, Measurement measurement, float[] observation, float[] rawAction, float[] appliedAction) {
        file.decision(new Recording.Decision(time, observation, rawAction, appliedAction));
        file.sensors(measurement);
        if (measurement.ranges.length > 0 && measurement.scanTime != lastScanTime) {
            lastScanTime = measurement.scanTime;
            file.scan(new Recording.Scan(
                    measurement.scanTime,
                    measurement.scanAngleMin,
                    measurement.scanAngleIncrement,
                    measurement.scanRangeMax,
                    measurement.scanMountX,
                    measurement.scanMountY,
                    measurement.ranges));
        }
    }

    @Override
    public void event(RunEvent event) {
        file.event(event);
    }

    @Override
    public void end(double time, EndReason reason) {
        file.end(time, reason);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
