package org.skidpad.policies.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One line an update; a run that goes on after a kill goes on in the same file. */
public final class CsvLog implements AutoCloseable {
    private final Writer out;
    private boolean headed;

    public CsvLog(Path file) {
        try {
            headed = Files.exists(file) && Files.size(file) > 0;
            out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Adds a line and flushes; the first line of a new file names the columns. */
    public void row(long step, Map<String, Double> values) {
        try {
            if (!headed) {
                out.write("step," + String.join(",", values.keySet()) + "\n");
                headed = true;
            }
            out.write(step + ","
                    + values.values().stream()
                            .map(v -> String.format(Locale.ROOT, "%.6g", v))
                            .collect(Collectors.joining(","))
                    + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write learning curves", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot finish the learning curves", e);
        }
    }
}
