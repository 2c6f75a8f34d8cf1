package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.coverage.CoverageReport;

/** What of a file is used, approximated and ignored is said of every element. */
class CoverageTest {
    private static final String PLAIN = scenario(
            story(event("E", "override", 1, speed(5, "step", 0), group(time("greaterThan", 1, "none", 0)))),
            group(time("greaterThan", 5, "none", 0)));

    @TempDir
    Path folder;

    private CoverageReport check(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("c.xosc"), text);
        return OpenScenarioLoader.check(file, OpenScenarioLoader.Options.DEFAULT, new ArrayList<>());
    }

    private static long count(List<CoverageReport.Entry> entries, String element) {
        return entries.stream().filter(e -> e.element().equals(element)).count();
    }

    @Test
    void everyElementOfAPlainFileIsUsed() throws IOException {
        CoverageReport report = check(PLAIN);
        assertTrue(report.ok());
        assertEquals("ok", report.status());
        assertEquals(2, count(report.used(), "SpeedAction"));
        assertEquals(3, count(report.used(), "SimulationTimeCondition"));
        assertEquals(
                PLAIN.split("<[A-Za-z]", -1).length - 1,
                report.used().size(),
                "one entry for each element of the file");
        assertEquals(List.of(), report.approximated());
        assertTrue(report.ignored().stream().noneMatch(CoverageReport.Entry::relevant));
        assertTrue(report.strict().ok());
    }

    @Test
    void whatIsApproximatedSaysHowAndWhere() throws IOException {
        CoverageReport report =
                check(PLAIN.replaceFirst("dynamicsDimension=", "followingMode=\"follow\" dynamicsDimension="));
        CoverageReport.Entry entry = report.approximated().get(0);
        assertEquals("SpeedActionDynamics@followingMode", entry.element());
        assertEquals("as 'position'", entry.note());
        assertTrue(entry.location().line() > 1);
        assertTrue(report.strict().ok());
    }

    @Test
    void whatIsIgnoredAlthoughItMattersIsAnErrorWhereOneIsStrict() throws IOException {
        CoverageReport report = check(
                PLAIN.replace(
                        "<Actions>",
                        "<Actions><GlobalAction><EnvironmentAction><Environment name=\"e\">"
                                + "<RoadCondition frictionScaleFactor=\"0.5\"/></Environment></EnvironmentAction></GlobalAction>"));
        assertTrue(report.ok());
        assertEquals(1, count(report.ignored(), "RoadCondition"));
        assertEquals(0, count(report.used(), "RoadCondition"));
        assertEquals("error", report.strict().status());
    }

    @Test
    void whatHasNoInfluenceIsNoErrorEither() throws IOException {
        CoverageReport report = check(PLAIN.replaceFirst(
                "<PrivateAction><TeleportAction>",
                "<PrivateAction><VisibilityAction graphics=\"true\"/></PrivateAction><PrivateAction><TeleportAction>"));
        assertEquals(1, count(report.ignored(), "VisibilityAction"));
        assertTrue(report.strict().ok());
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() throws IOException {
        CoverageReport report =
                check(PLAIN.replace("<Storyboard>", "<Storybord>").replace("</Storyboard>", "</Storybord>"));
        assertFalse(report.ok());
        assertTrue(report.errors().stream().anyMatch(e -> e.suggestion().contains("Storyboard")));
    }
}
