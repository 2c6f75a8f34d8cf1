package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.SourceLocation;

/** What docs/specification-language.md says is so. */
class SpecificationLanguageDocTest {
    private static final Path PAGE = Path.of("..", "docs", "specification-language.md");

    @Test
    void everyExampleParses() throws IOException {
        List<MatchResult> examples = Pattern.compile("```formula\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .toList();
        assertTrue(examples.size() >= 6, "only " + examples.size() + " examples");
        for (MatchResult example : examples) {
            Formula formula =
                    SpecParser.parse(example.group(1), new SourceLocation(PAGE.toString(), 1, 1), Signals.names());
            assertTrue(Signals.names().containsAll(formula.signals()));
        }
    }

    @Test
    void theTableOfSignalsIsTheCatalogue() throws IOException {
        List<String> rows = Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith("## 4."))
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> expected = Signals.all().stream()
                .map(signal -> "| `" + signal.name() + "` | " + signal.unit() + " | " + signal.meaning() + " |")
                .toList();
        assertEquals(expected, rows);
    }
}
