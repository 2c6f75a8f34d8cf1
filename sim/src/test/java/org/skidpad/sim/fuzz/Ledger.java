package org.skidpad.sim.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How many inputs of a kind long runs have tried without a finding, in a file of a folder that belongs to one state of the sources:
 * what was interrupted goes on from there. Without a folder nothing is kept.
 */
final class Ledger {
    private static final long EVERY_NS = 20_000_000_000L;

    private final Path file;
    private long writtenAtNs = System.nanoTime();

    /** @param folder null for none */
    Ledger(Path folder, String kind) {
        file = folder == null ? null : folder.resolve(kind.replaceAll("[^A-Za-z0-9]+", "-") + ".tried");
    }

    /** Null for none. */
    Path folder() {
        return file == null ? null : file.getParent();
    }

    /** Inputs tried, from the first on. */
    long tried() {
        try {
            return file == null || !Files.exists(file)
                    ? 0
                    : Long.parseLong(Files.readString(file).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down that all before {@code count} were tried; at most every 20 s, and always at the end of a kind. */
    void note(long count, boolean atEnd) {
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
