package org.skidpad.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.diagnostic.Diagnostic;

/** What docs/scenario-format.md shows of suites must work. */
class SuiteDocumentationTest {
    @Test
    void itsSuiteLoadsBesideTheFilesItNames(@TempDir Path folder) throws Exception {
        String text = Files.readString(Path.of("..", "docs", "scenario-format.md"));
        int start = text.indexOf("skidpad_suite: 1");
        assertTrue(start > 0);
        Path suite =
                Files.writeString(folder.resolve("nightly.yaml"), text.substring(start, text.indexOf("```", start)));
        Files.createDirectories(folder.resolve("my"));
        Files.writeString(folder.resolve("my/brake.yaml"), Library.text("emergency-brake"));
        Files.writeString(folder.resolve("cruise.policy"), "");
        List<Diagnostic> diagnostics = new ArrayList<>();
        Suite read = Suite.load(suite.toString(), diagnostics);
        assertEquals(List.of(), diagnostics);
        assertEquals(52, read.episodes());
        assertEquals(0.8, read.cases().get(0).passRate());
        assertEquals("gentle", read.cases().get(1).criteria().get(0).name());
        assertTrue(Suite.isSuite(suite));
        assertFalse(Suite.isSuite(folder.resolve("my/brake.yaml")));
    }
}
