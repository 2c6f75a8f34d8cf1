package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoverageDocumentTest {
    @Test
    void theDocumentSaysWhatTheReadersDo() throws IOException {
        assertEquals(
                ScenarioLoader.supported(),
                Files.readString(Path.of("..", "docs", "coverage.md")),
                "stale: run ./skidpad check --supported > docs/coverage.md");
    }
}
