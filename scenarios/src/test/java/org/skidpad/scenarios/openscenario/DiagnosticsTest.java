package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.scenarios.openscenario.Texts.condition;
import static org.skidpad.scenarios.openscenario.Texts.entities;
import static org.skidpad.scenarios.openscenario.Texts.event;
import static org.skidpad.scenarios.openscenario.Texts.group;
import static org.skidpad.scenarios.openscenario.Texts.scenario;
import static org.skidpad.scenarios.openscenario.Texts.speed;
import static org.skidpad.scenarios.openscenario.Texts.story;
import static org.skidpad.scenarios.openscenario.Texts.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Whatever is wrong or not honoured is said with its place. */
class DiagnosticsTest {
    private static final String GOOD = scenario(
            story(event(
                    "E",
                    "override",
                    1,
                    speed(5, "step", 0),
                    group(condition(entities("any", "<StandStillCondition duration=\"1\"/>", "B"), "none", 0)))),
            group(time("greaterOrEqual", 5, "none", 0)));

    @TempDir
    Path folder;

    private List<String> messages(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("d.xosc"), text);
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            OpenScenarioLoader.load(file, Map.of(), diagnostics);
        } catch (BadInputException e) {
            assertEquals(e.diagnostics(), diagnostics);
        }
        return diagnostics.stream()
                .map(d -> d.toString().substring(folder.toString().length() + 1))
                .toList();
    }

    /** Where a text stands, as {@code d.xosc:line:column}. */
    private static String place(String text, String part) {
        int at = text.indexOf(part);
        assertTrue(at >= 0, "the text does not hold " + part);
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return "d.xosc:" + line + ":" + (at - text.lastIndexOf('\n', at - 1));
    }

    private void assertSays(String text, String part, String... words) throws IOException {
        List<String> messages = messages(text);
        String place = place(text, part);
        String all = String.join("\n", messages);
        String line = messages.stream()
                .filter(m -> m.startsWith(place + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing at " + place + " in\n" + all));
        for (String word : words) {
            assertTrue(line.contains(word), line);
        }
    }

    @Test
    void aGoodFileHasNoDiagnostics() throws IOException {
        assertEquals(
                List.of(),
                messages(GOOD.replace("name=\"A\"", "name=\"Ego\"")
                        .replace("\"A\"", "\"Ego\"")
                        .replace("<EntityRef entityRef=\"Ego\"/></Actors>", "<EntityRef entityRef=\"B\"/></Actors>")));
    }

    @Test
    void aMisspeltElementIsNamedWithASuggestion() throws IOException {
        String text = GOOD.replace("StandStillCondition", "StandstillCondition");
        assertSays(text, "<StandstillCondition", "error", "not known", "did you mean 'StandStillCondition'?");
    }

    @Test
    void aMisspeltAttributeIsNamedWithASuggestion() throws IOException {
        String text = GOOD.replace("delay=", "dely=");
        assertSays(
                text, text.substring(text.indexOf("dely=") + 6, text.indexOf("dely=") + 60), "did you mean 'delay'?");
    }

    @Test
    void aWrongWordNamesTheAllowedOnes() throws IOException {
        String text = GOOD.replace("dynamicsShape=\"step\"", "dynamicsShape=\"stepp\"");
        assertSays(text, "stepp\"", "error", "[step, linear, sinusoidal, cubic]", "did you mean 'step'?");
    }

    @Test
    void anUnknownEntityIsNamed() throws IOException {
        String text = GOOD.replace("<Private entityRef=\"B\">", "<Private entityRef=\"Bb\">");
        assertSays(text, "Bb\"", "there is no entity 'Bb'", "did you mean");
    }

    @Test
    void anUnsupportedActionIsReportedAndTheFileIsUsed() throws IOException {
        String text = GOOD.replace(
                "<StartTrigger><ConditionGroup><Condition name=\"c\" delay=\"0.0\" conditionEdge=\"none\"><ByEntity",
                "<Unheard of=\"it\"/><StartTrigger><ConditionGroup><Condition name=\"c\" delay=\"0.0\""
                        + " conditionEdge=\"none\"><ByEntity");
        assertSays(text, "<Unheard", "warning", "not used");
        String global = GOOD.replace(
                "<Actions>",
                "<Actions><GlobalAction><EnvironmentAction><Environment name=\"e\">"
                        + "<RoadCondition frictionScaleFactor=\"0.5\"/></Environment></EnvironmentAction></GlobalAction>");
        assertSays(global, "<RoadCondition", "warning", "the grip of the road binds nobody here");
    }

    @Test
    void anUnplacedEntityIsReported() throws IOException {
        String text = GOOD.replaceFirst("(?s)<Private entityRef=\"B\">.*?</Private>", "");
        assertSays(text, "<Storyboard>", "warning", "does not place 'B'");
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        String text = GOOD.replace("revMinor=\"2\"", "revMinor=\"9\"");
        assertSays(text, "9\" date", "error", "version 1.9 is not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../outside.xodr", "a/../../outside.xodr", "C:\\road.xodr", "file:///x"})
    void aPathOutOfTheFolderIsRefused(String path) throws IOException {
        String text =
                GOOD.replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"" + path + "\"/></RoadNetwork>");
        assertSays(text, path, "error", "refused");
    }

    @Test
    void aLinkThatLeadsOutIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("inside"), elsewhere);
        Files.writeString(elsewhere.resolve("road.xodr"), "<OpenDRIVE/>");
        String text =
                GOOD.replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"inside/road.xodr\"/></RoadNetwork>");
        assertSays(text, "inside/road.xodr", "error", "refused");
    }

    @Test
    void everyErrorIsNamedAtOnce() throws IOException {
        String text = GOOD.replace("<Private entityRef=\"B\">", "<Private entityRef=\"Bb\">")
                .replace("dynamicsShape=\"step\"", "dynamicsShape=\"stepp\"");
        assertTrue(messages(text).stream().filter(m -> m.contains("error")).count() >= 3);
    }

    @Test
    void aCatalogIsNoScenario() {
        assertThrows(BadInputException.class, () -> {
            Path file = Files.writeString(
                    folder.resolve("c.xosc"),
                    "<OpenSCENARIO><FileHeader revMajor=\"1\" revMinor=\"0\"/><Catalog name=\"x\"/></OpenSCENARIO>");
            OpenScenarioLoader.load(file, Map.of(), new ArrayList<>());
        });
    }

    /** Cutting a file anywhere, or breaking a character, gives diagnostics and nothing else. */
    @Property(tries = 150)
    void aDamagedFileGivesDiagnosticsOnly(@ForAll @IntRange(max = 3000) int at, @ForAll boolean cut, @ForAll char c)
            throws IOException {
        int place = at % GOOD.length();
        String text = cut ? GOOD.substring(0, place) : GOOD.substring(0, place) + c + GOOD.substring(place + 1);
        Path temporary = Files.createTempDirectory("damaged");
        try {
            Path file = temporary.resolve("x.xosc");
            Files.writeString(file, text.replace(c, Character.isSurrogate(c) ? '?' : c));
            List<Diagnostic> diagnostics = new ArrayList<>();
            try {
                OpenScenarioLoader.load(file, Map.of(), diagnostics);
            } catch (BadInputException e) {
                assertTrue(diagnostics.stream().anyMatch(Diagnostic::isError));
            }
        } finally {
            Files.deleteIfExists(temporary.resolve("x.xosc"));
            Files.delete(temporary);
        }
    }
}
