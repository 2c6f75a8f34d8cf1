package org.skidpad.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Files of the shared data folder, which a checkout need not have beside it. */
public final class SharedData {
    private SharedData() {}

    /** The folder, or a visible skip of the calling test. */
    public static Path folder() {
        String stated = System.getenv("SKIDPAD_SHARED");
        Path shared = stated != null ? Path.of(stated) : besideRepository();
        Path data = shared == null ? null : shared.resolve("data");
        if (data == null || !Files.isRegularFile(data.resolve("MANIFEST.tsv"))) {
            String reason = "skipped: no shared data folder: set SKIDPAD_SHARED or put 'shared' beside the repository";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return data;
    }

    private static Path besideRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder == null ? null : folder.resolve("shared");
    }

    /** Files of the manifest whose name ends so and whose role is the given one. */
    public static List<Path> withSuffix(String suffix, String role) throws IOException {
        Path data = folder();
        List<Path> found = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("MANIFEST.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 8 && cells[0].endsWith(suffix) && cells[8].equals(role)) {
                found.add(data.resolve(cells[0]));
            }
        }
        return found;
    }
}
