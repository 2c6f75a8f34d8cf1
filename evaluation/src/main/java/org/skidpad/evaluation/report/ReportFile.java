package org.skidpad.evaluation.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Writes a text so that a reader sees the old file or the new one, never half of one. */
public final class ReportFile {
    private ReportFile() {}

    /** @throws BadInputException where the file cannot be written */
    public static void write(Path target, String text) {
        Path absolute = target.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadInputException(
                    SourceLocation.wholeFile(target.toString()), "cannot be written: " + e.getMessage());
        }
    }
}
