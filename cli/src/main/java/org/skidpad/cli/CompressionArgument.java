package org.skidpad.cli;

import java.nio.file.Path;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.mcap.Compression;
import picocli.CommandLine.Option;

/** {@code --compression}, beside {@code --record}. */
final class CompressionArgument {
    @Option(
            names = "--compression",
            paramLabel = "KIND",
            defaultValue = "zstd",
            description = "How the recording is packed, none, lz4 or zstd; default ${DEFAULT-VALUE}.")
    private Compression compression;

    /** Records into a file. */
    McapRecorder recorder(Path file) {
        return new McapRecorder(file, compression);
    }

    /** Records into a file in real time. */
    McapRecorder recorderInRealTime(Path file) {
        return McapRecorder.inRealTime(file, compression);
    }
}
