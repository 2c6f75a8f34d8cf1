package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.library.Library;

class CheckCommandTest {
    private static final String WRONG = """
            skidpad: 1
            name: wrong
            time: {step: 0.05 s, duration: 10 kg}
            road:
              straight: {lanes: 2, lane_width: 3.5 m, length: 1 km, sped_limit: 100 km/h}
            ego:
              model: caar
              at: {lane: 0, s: 100 m, speed: 20 m/s}
            task:
              preset: driver
              desired_speed: 100 km/h
            """;

    @TempDir
    Path folder;

    @Test
    void everyShippedScenarioIsGood() throws Exception {
        for (String name : Library.names()) {
            Path file = Files.writeString(folder.resolve(name + ".yaml"), Library.text(name));
            Outcome checked = Outcome.of("check", file).expecting(ExitCode.DONE);
            assertEquals(file + ": ok", checked.lastLine());
        }
    }

    @Test
    void everyProblemOfAFileIsNamedAtOnceWithLineColumnAndSuggestion() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), WRONG);
        Outcome checked = Outcome.of("check", file).expecting(ExitCode.BAD_INPUT);
        assertTrue(checked.out().contains("wrong.yaml:3:32: error: "), checked.out());
        assertTrue(checked.out().contains("wrong.yaml:5:"), checked.out());
        assertTrue(checked.out().contains("did you mean 'speed_limit'?"), checked.out());
        assertTrue(checked.out().contains("wrong.yaml:7:10: error: "), checked.out());
        assertTrue(checked.out().contains("did you mean 'car'?"), checked.out());
        assertEquals(file + ": 3 errors", checked.lastLine());
    }

    @Test
    void everyFileIsCheckedAlsoAfterABadOne() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), WRONG);
        Path good = Files.writeString(folder.resolve("good.yaml"), Library.text("doorway"));
        Outcome checked = Outcome.of("check", bad, good).expecting(ExitCode.BAD_INPUT);
        assertEquals(good + ": ok", checked.lastLine());
    }

    @Test
    void everyMistakeOfAnExperimentIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("experiment.yaml"), """
                skidpad_experiment: 1
                name: Tiny
                scenario: follow-led
                agents: 0
                ppo: {gama: 0.9, clip: 7}
                """);
        Outcome checked = Outcome.of("check", file).expecting(ExitCode.BAD_INPUT);
        for (String part : new String[] {
            "experiment.yaml:2:", "'follow-lead'", "experiment.yaml:4:", "did you mean 'gamma'?", "experiment.yaml:5:"
        }) {
            assertTrue(checked.out().contains(part), () -> part + " expected in\n" + checked.out());
        }
        assertEquals(file + ": 5 errors", checked.lastLine());
    }

    @Test
    void whatIsNoTextNoPolicyAndNoFileIsSaidToBeSo() throws Exception {
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {-1, -2, 0, 1});
        Path policy = Files.writeString(folder.resolve("bad.policy"), "hello");
        Outcome checked = Outcome.of("check", binary, policy, folder, folder.resolve("none.yaml"))
                .expecting(ExitCode.BAD_INPUT);
        assertTrue(checked.out().contains("binary.yaml: error: is not UTF-8 text"), checked.out());
        assertTrue(checked.out().contains("bad.policy: error: is no policy bundle"), checked.out());
        assertTrue(checked.out().contains(folder + ": error: is a folder"), checked.out());
        assertTrue(checked.out().contains("none.yaml: error: no such file"), checked.out());
    }

    @Test
    void aRootWidensWhatAnOpenScenarioFileMayHaveRead(@TempDir Path below) throws Exception {
        Path scene = Files.createDirectory(below.resolve("scenes")).resolve("s.xosc");
        Files.writeString(scene, """
                <OpenSCENARIO>
                  <FileHeader revMajor="1" revMinor="0" date="2026-01-01T00:00:00" description="d" author="a"/>
                  <CatalogLocations/>
                  <RoadNetwork><LogicFile filepath="../r.xodr"/></RoadNetwork>
                </OpenSCENARIO>
                """);
        assertTrue(
                Outcome.of("check", scene).expecting(ExitCode.BAD_INPUT).out().contains("--root FOLDER"));
        String allowed = Outcome.of("check", scene, "--root", below)
                .expecting(ExitCode.BAD_INPUT)
                .out();
        assertTrue(allowed.contains("there is no road network '../r.xodr'"), allowed);
        Outcome.of("check", scene, "--root", below.resolve("absent")).isRefusalSaying("--root", "is no folder");
    }

    private static final String SCENE = """
            <OpenSCENARIO>
              <FileHeader revMajor="1" revMinor="2" date="2026-01-01T00:00:00" description="d" author="a"/>
              <Entities/>
              <Storyboard>
                <Init><Actions>
                  <GlobalAction><EnvironmentAction><Environment name="e">
                    <RoadCondition frictionScaleFactor="0.5"/></Environment></EnvironmentAction></GlobalAction>
                </Actions></Init>
                <StopTrigger/>
              </Storyboard>
            </OpenSCENARIO>
            """;

    @Test
    void anOpenScenarioFileSaysWhatIsUsedAndWhatIsNot() throws Exception {
        Path scene = Files.writeString(folder.resolve("s.xosc"), SCENE);
        String out = Outcome.of("check", scene).expecting(ExitCode.DONE).out();
        assertTrue(out.contains("  used ("), out);
        assertTrue(out.contains("    Storyboard (s.xosc:4:3)"), out);
        assertTrue(out.contains("    RoadCondition: the grip of the road binds nobody here (s.xosc:7:"), out);
        Outcome.of("check", "--strict", scene).expecting(ExitCode.BAD_INPUT);
    }

    @Test
    void manyFilesMakeATableAndAnArrayOfObjects() throws Exception {
        Path many = Files.createDirectory(folder.resolve("many"));
        Files.writeString(many.resolve("a.xosc"), SCENE);
        Files.writeString(many.resolve("b.xosc"), "<OpenSCENARIO>");
        Path json = folder.resolve("report.json");
        Outcome checked = Outcome.of("check", "--summary", "--json", json, many).expecting(ExitCode.BAD_INPUT);
        assertTrue(checked.out().contains("1 of 2 files load and can run"), checked.out());
        assertTrue(checked.out().contains("1 files: ignored: RoadCondition"), checked.out());
        String text = Files.readString(json);
        assertTrue(text.startsWith("[{") && text.endsWith("}]\n"), text);
        for (String part : new String[] {
            "\"path\"",
            "\"status\" : \"ok\"",
            "\"status\" : \"error\"",
            "\"used\"",
            "\"approximated\"",
            "\"ignored\"",
            "\"errors\""
        }) {
            assertTrue(text.contains(part), () -> part + " expected in\n" + text);
        }
    }

    @Test
    void whatIsSupportedIsPrinted() throws Exception {
        String out = Outcome.of("check", "--supported").expecting(ExitCode.DONE).out();
        assertTrue(out.contains("| `SpeedProfileAction` | supported |"), out);
        assertTrue(out.contains("| `RandomRouteAction` | approximated |"), out);
    }
}
