package org.skidpad.sim.record.mcap;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that are not part of the project: beside the repository, or where SKIDPAD_SHARED says. */
final class SharedData {
    private SharedData() {}

    /** A folder below the shared one, or null where it is absent. */
    static Path folder(String name) {
        String override = System.getenv("SKIDPAD_SHARED");
        if (override != null) {
            Path folder = Path.of(override, name);
            return Files.isDirectory(folder) ? folder : null;
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path folder = up.resolve("shared").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
