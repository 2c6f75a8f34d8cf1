package org.skidpad.sim.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How much of a long test was done without a finding, in a file of a folder that belongs to one state of the sources: what was
 * interrupted goes on from there. {@code ./skidpad verify --long} gives the folder with {@code -Dskidpad.long.done=FOLDER}; without
 * one nothing is kept.
 */
public final class Ledger {
    private static final long EVERY_NS = 20_000_000_000L;

    /** Null for none. */
    private final Path file;

    private long writtenAtNs = System.nanoTime();

    private Ledger(Path file) {
        this.file = file;
    }

    /** Keeps nothing. */
    public static Ledger none() {
        return new Ledger(null);
    }

    /** @param test what is done, a name of its own among all long tests */
    public static Ledger ofLongRun(String test) {
        String folder = System.getProperty("skidpad.long.done", "");
        return folder.isEmpty() ? none() : in(Path.of(folder), test);
    }

    static Ledger in(Path folder, String test) {
        return new Ledger(folder.resolve(test.replaceAll("[^A-Za-z0-9]+", "-") + ".done"));
    }

    /** Cases done, from the first on. */
    public long done() {
        try {
            return file == null || !Files.exists(file)
                    ? 0
                    : Long.parseLong(Files.readString(file).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down that all before {@code count} were done; at most every 20 s, and always at the end. */
    public void note(long count, boolean atEnd) {
        if (file == null || !atEnd && System.nanoTime() - writtenAtNs < EVERY_NS) {
            return;
        }
        writtenAtNs = System.nanoTime();
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), count + "\n");
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
