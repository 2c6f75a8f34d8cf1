package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.sim.diagnostic.Diagnostic;

/** What docs/scenario-format.md shows must work. */
class DocumentationTest {
    private static final Path FORMAT = Path.of("..", "docs", "scenario-format.md");

    private static List<String> yamlBlocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(FORMAT)) {
            if (line.equals("```yaml")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    @Test
    void itsScenarioLoadsWithoutAFinding(@TempDir Path folder) throws IOException {
        List<String> scenarios =
                yamlBlocks().stream().filter(b -> b.startsWith("skidpad: 1")).toList();
        assertFalse(scenarios.isEmpty());
        for (String text : scenarios) {
            assertEquals(List.of(), ScenarioLoader.check(Files.writeString(folder.resolve("s.yaml"), text)));
        }
    }

    @Test
    void itNamesEveryModelAndEveryShippedRewardIsInItsTable() throws IOException {
        String text = Files.readString(FORMAT);
        for (String model : ActorModel.words()) {
            assertTrue(text.contains("`" + model + "`"), model);
        }
        for (String reward :
                List.of("progress", "collision", "off_road", "goal", "time", "comfort", "smooth", "spec")) {
            assertTrue(text.contains("`" + reward + "`"), reward);
        }
    }

    @Test
    void everyKindOfFileIsCheckedByItsOwnReader(@TempDir Path folder) throws IOException {
        assertTrue(first(folder, "a.xodr", "<OpenDRIV/>").contains("a.xodr:1:"));
        assertTrue(first(folder, "a.xosc", "<OpenSCENARI/>").contains("a.xosc:1:"));
        assertTrue(first(folder, "a.yaml", "skidpad: 1\n").contains("key 'name' is missing"));
        assertTrue(
                first(folder, "a.txt", "hello").contains("expected a .yaml, .xosc, .xodr or (CommonRoad) .xml file"));
    }

    private static String first(Path folder, String name, String text) throws IOException {
        List<Diagnostic> found = ScenarioLoader.check(Files.writeString(folder.resolve(name), text));
        assertFalse(found.isEmpty(), name);
        return found.get(0).toString();
    }
}
