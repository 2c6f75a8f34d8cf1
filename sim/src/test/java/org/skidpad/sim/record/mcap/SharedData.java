package org.skidpad.sim.record.mcap;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real files that are not part of the project: beside the repository, or where SKIDPAD_SHARED says. */
public final class SharedData {
    private SharedData() {}

    /** A folder below the shared one; where it is absent the calling test is skipped and a line says so. */
    public static Path folder(String name) {
        Path found = find(name);
        if (found == null) {
            String reason =
                    "skipped: no shared data " + name + ": set SKIDPAD_SHARED or put 'shared' beside the repository";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return found;
    }

    private static Path find(String name) {
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
