package org.skidpad.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Checks that several commands make of their options. */
final class Arguments {
    private Arguments() {}

    static BadInputException bad(String option, String message) {
        return new BadInputException(SourceLocation.wholeFile(option), message);
    }

    /** A file's name as a path: where it may be left out, the command line's parser calls a wrong one unknown. */
    static Path file(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw bad(option, "'" + name + "' is no file name: " + e.getReason());
        }
    }

    /** Refuses, before any work is done, a file that could not be written at its end. */
    static void output(String option, Path file) {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw bad(option, file + " is a folder, a file is needed");
        }
        folder(option, file.toAbsolutePath().getParent());
    }

    /** Refuses a folder that neither exists nor can be made, because a file stands in its way. */
    static void folder(String option, Path folder) {
        for (Path p = folder == null ? null : folder.toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p)) {
                if (!Files.isWritable(p)) {
                    throw bad(option, p + " is a folder that cannot be written to");
                }
                return;
            }
            if (Files.exists(p)) {
                throw bad(option, p + " is a file, a folder is needed");
            }
        }
    }

    /** Refuses a {@code --root} that is no folder; null is fine. */
    static Path root(Path given) {
        if (given != null && !Files.isDirectory(given)) {
            throw bad("--root", "'" + given + "' is no folder");
        }
        return given;
    }

    /** The number given, or one a core. */
    static int threads(Integer given) {
        if (given == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (given < 1) {
            throw bad("--threads", "must be at least 1, is " + given);
        }
        return given;
    }
}
