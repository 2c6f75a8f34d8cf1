package org.skidpad.policies.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line an update; a run that goes on after a kill goes on in the same file.
 *
 * <p>A killed run has written rows since its last checkpoint, which the run that goes on from there repeats: with its first row
 * the rows of the file from that step on are dropped, and a last line that was cut off.
 */
public final class CsvLog implements AutoCloseable {
    private final Path file;
    /** Null before the first row. */
    private Writer out;

    /** @param file made or continued with the first row */
    public CsvLog(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Adds a line and flushes; the first line of a new file names the columns. */
    public void row(long step, Map<String, Double> values) {
        try {
            if (out == null) {
                boolean headed = keepBefore(step);
                out = Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (!headed) {
                    out.write("step," + String.join(",", values.keySet()) + "\n");
                }
            }
            out.write(step + ","
                    + values.values().stream()
                            .map(v -> String.format(Locale.ROOT, "%.6g", v))
                            .collect(Collectors.joining(","))
                    + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write learning curves to " + file, e);
        }
    }

    /**
     * Drops rows of an earlier process from a step on; the file is replaced at once or not at all.
     *
     * @return whether the file is there and begins with its header
     */
    private boolean keepBefore(long step) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String text = Files.readString(file);
        List<String> whole =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        List<String> kept = new ArrayList<>();
        for (String line : whole) {
            if (kept.isEmpty() || stepOf(line) < step) {
                kept.add(line);
            }
        }
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, kept);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return !kept.isEmpty();
    }

    private long stepOf(String line) throws IOException {
        try {
            return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(','))));
        } catch (NumberFormatException e) {
            throw new IOException("a line of " + file + " does not begin with a step: '" + line + "'", e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot finish the learning curves", e);
        }
    }
}
