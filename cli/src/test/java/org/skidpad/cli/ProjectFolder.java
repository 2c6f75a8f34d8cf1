package org.skidpad.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies, whichever module a test is started from. */
final class ProjectFolder {
    private ProjectFolder() {}

    static Path find() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve("skidpad")) && Files.isDirectory(p.resolve("docs"))) {
                return p;
            }
        }
        throw new IllegalStateException("no folder above holds the launcher and docs/");
    }
}
