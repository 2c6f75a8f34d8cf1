package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.skidpad.sim.diagnostic.SourceLocation;

/** The folder below which a scenario may read files. Absolute paths and ways out of it are refused. */
final class FolderTree {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_FOUND = 100;

    private final Path root;

    FolderTree(Path root) {
        this.root = real(root);
    }

    /** The file that {@code text} names seen from {@code from}'s folder, or null with an error noted. */
    Path resolve(String text, Path from, SourceLocation place, Findings problems) {
        String slashed = text.strip().replace('\\', '/');
        if (slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*") || slashed.contains("://")) {
            problems.error(
                    place, "the absolute path '" + text + "' is refused", "name the file relative to the scenario");
            return null;
        }
        Path path;
        try {
            path = from.toAbsolutePath().normalize().resolveSibling(slashed).normalize();
        } catch (InvalidPathException e) {
            problems.error(place, "'" + text.replace('\0', ' ') + "' is no path");
            return null;
        }
        if (!real(path).startsWith(root)) {
            problems.error(
                    place,
                    "the path '" + text + "' leads out of the scenario's folder and is refused",
                    "allow a wider folder that holds both with --root FOLDER");
            return null;
        }
        return path;
    }

    /** A file of a name anywhere below the root, the first by path; or null. Links are not followed. */
    Path find(String fileName) {
        try (Stream<Path> all = Files.find(
                root, MAX_DEPTH, (path, attributes) -> attributes.isRegularFile() && path.endsWith(fileName))) {
            return all.limit(MAX_FOUND).sorted().findFirst().orElse(null);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            // A folder that may not be looked into holds nothing for us.
            return null;
        }
    }

    /**
     * The one file below the root that has the name of a file that is not where it should be; null where there is none, or
     * several that differ. Scenarios are handed on without their folders, and players look for the name too.
     */
    Path namesake(Path missing) {
        Path name = missing.getFileName();
        if (name == null) {
            return null;
        }
        try (Stream<Path> all =
                Files.find(root, MAX_DEPTH, (path, attributes) -> attributes.isRegularFile() && path.endsWith(name))) {
            List<Path> found = all.limit(MAX_FOUND).sorted().toList();
            for (Path other : found) {
                if (Files.mismatch(found.get(0), other) >= 0) {
                    return null;
                }
            }
            return found.isEmpty() ? null : found.get(0);
        } catch (IOException | UncheckedIOException e) {
            // A folder that may not be looked into holds nothing for us.
            return null;
        }
    }

    /** The path with links followed as far as it exists, so that a link cannot lead out either. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            return parent == null || Files.exists(absolute)
                    ? absolute
                    : real(parent).resolve(absolute.getFileName());
        }
    }
}
