package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other standards through the commands: converted, varied, judged. */
class StandardsTest {
    private static final String SCENARIO = """
            <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
              <ParameterDeclarations><ParameterDeclaration name="v" parameterType="double" value="10"><ConstraintGroup>
              <ValueConstraint rule="lessThan" value="25"/></ConstraintGroup></ParameterDeclaration></ParameterDeclarations>
              <RoadNetwork/>
              <Entities><ScenarioObject name="Ego"><Vehicle name="c" vehicleCategory="car"><BoundingBox>
                <Center x="1.4" y="0" z="0.9"/><Dimensions width="2" length="5" height="1.8"/></BoundingBox>
                <Performance maxSpeed="70" maxAcceleration="5" maxDeceleration="10"/></Vehicle></ScenarioObject></Entities>
              <Storyboard><Init><Actions><Private entityRef="Ego"><PrivateAction><TeleportAction><Position>
                <WorldPosition x="0" y="0"/></Position></TeleportAction></PrivateAction><PrivateAction><LongitudinalAction>
                <SpeedAction><SpeedActionDynamics dynamicsShape="step" dynamicsDimension="time" value="0"/><SpeedActionTarget>
                <AbsoluteTargetSpeed value="$v"/></SpeedActionTarget></SpeedAction></LongitudinalAction></PrivateAction></Private>
              </Actions></Init><StopTrigger><ConditionGroup><Condition name="end" delay="0" conditionEdge="none">
                <ByValueCondition><SimulationTimeCondition value="1" rule="greaterThan"/></ByValueCondition></Condition>
              </ConditionGroup></StopTrigger></Storyboard></OpenSCENARIO>
            """;

    @TempDir
    Path folder;

    @Test
    void aConvertedScenarioHasTheStateHashOfItsOriginal() throws Exception {
        Path in = Files.writeString(folder.resolve("s.xosc"), SCENARIO);
        Path out = folder.resolve("s.yaml");
        assertEquals(
                "wrote " + out,
                Outcome.of("convert", in, out).expecting(ExitCode.DONE).lastLine());
        assertEquals(
                Outcome.of("run", in).expecting(ExitCode.DONE).lastLine(),
                Outcome.of("run", out).expecting(ExitCode.DONE).lastLine());
    }

    @Test
    void whatCannotBeConvertedIsBadInputAndWritesNothing() throws Exception {
        Path in = Files.writeString(folder.resolve("s.xosc"), SCENARIO.replace("entityRef", "entityref"));
        Path out = folder.resolve("s.yaml");
        Outcome.of("convert", in, out).expecting(ExitCode.BAD_INPUT);
        assertFalse(Files.exists(out));
    }

    @Test
    void aRobotMapIsRunAsItIs() throws Exception {
        Path map = Files.writeString(
                folder.resolve("m.yaml"),
                "image: m.pgm\nresolution: 0.1\norigin: [0, 0, 0]\nnegate: 0\noccupied_thresh: 0.65\nfree_thresh: 0.2\n");
        Files.write(
                folder.resolve("m.pgm"),
                ("P2\n60 60\n255\n" + "254 ".repeat(3600)).getBytes(StandardCharsets.US_ASCII));
        Outcome run = Outcome.of("run", map).expecting(ExitCode.DONE);
        assertTrue(run.out().contains("m, seed 1, follow-gap: success"), run.out());
        assertEquals(
                map + ": ok", Outcome.of("check", map).expecting(ExitCode.DONE).lastLine());
    }

    @Test
    void aVariationIsRunPointByPointWithoutThoseThatBreakAConstraint() throws Exception {
        Files.writeString(folder.resolve("s.xosc"), SCENARIO);
        Path file = Files.writeString(folder.resolve("d.xosc"), """
                <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2024-01-01T00:00:00" description="" author=""/>
                <ParameterValueDistribution><ScenarioFile filepath="s.xosc"/><Deterministic>
                <DeterministicSingleParameterDistribution parameterName="v"><DistributionRange stepWidth="10">
                <Range lowerLimit="10" upperLimit="30"/></DistributionRange></DeterministicSingleParameterDistribution>
                </Deterministic></ParameterValueDistribution></OpenSCENARIO>
                """);
        Outcome run =
                Outcome.of("regress", file, "--failures", folder.resolve("f")).expecting(ExitCode.DONE);
        assertTrue(run.out().contains("s / idm / detect [v=10]"), run.out());
        assertTrue(run.out().contains("s / idm / detect [v=20]"), run.out());
        assertFalse(run.out().contains("v=30"), run.out());
    }

    @Test
    void aSuiteVariesAndMayLookInAWiderFolder() throws Exception {
        Files.writeString(folder.resolve("s.xosc"), SCENARIO);
        Path suite = Files.writeString(
                Files.createDirectories(folder.resolve("suites")).resolve("suite.yaml"), """
                skidpad_suite: 1
                name: varied
                root: ..
                runs: [{scenario: ../s.xosc, policy: idm, seeds: [1], vary: {grid: {v: {range: [5, 15], count: 3}}}}]
                """);
        Outcome run =
                Outcome.of("regress", suite, "--failures", folder.resolve("f")).expecting(ExitCode.DONE);
        assertTrue(run.out().contains("[v=15]"), run.out());
        Files.writeString(suite, Files.readString(suite).replace("root: ..\n", ""));
        Outcome refused =
                Outcome.of("regress", suite, "--failures", folder.resolve("f")).expecting(ExitCode.BAD_INPUT);
        assertTrue(refused.err().contains("leaves the folder of this file"), refused.err());
    }

    @Test
    void aSolutionGetsItsCosts() throws Exception {
        Files.writeString(folder.resolve("ZAM_Test-1_1_T-1.xml"), """
                <commonRoad timeStepSize="0.1" commonRoadVersion="2020a" benchmarkID="ZAM_Test-1_1_T-1">
                <lanelet id="1"><leftBound><point><x>0</x><y>2</y></point><point><x>300</x><y>2</y></point></leftBound>
                <rightBound><point><x>0</x><y>-2</y></point><point><x>300</x><y>-2</y></point></rightBound></lanelet>
                <planningProblem id="7"><initialState><position><point><x>10</x><y>0</y></point></position><orientation>
                <exact>0</exact></orientation><velocity><exact>10</exact></velocity><time><exact>0</exact></time></initialState>
                <goalState><time><intervalStart>1</intervalStart><intervalEnd>60</intervalEnd></time></goalState>
                </planningProblem></commonRoad>
                """);
        StringBuilder text = new StringBuilder(
                "<CommonRoadSolution benchmark_id=\"KS2:JB1:ZAM_Test-1_1_T-1:2020a\"><ksTrajectory planningProblem=\"7\">");
        for (int k = 0; k <= 20; k++) {
            text.append(
                    "<ksState><x>" + (10 + k) + "</x><y>0</y><steeringAngle>0</steeringAngle><velocity>10</velocity>"
                            + "<orientation>0</orientation><time>" + k + "</time></ksState>");
        }
        Path solution =
                Files.writeString(folder.resolve("solution.xml"), text.append("</ksTrajectory></CommonRoadSolution>"));
        Path json = folder.resolve("costs.json");
        Outcome judged = Outcome.of("evaluate", solution, "--json", json).expecting(ExitCode.DONE);
        assertTrue(judged.out().contains("planning problem 7: JB1 2.000000, reaches the goal"), judged.out());
        assertTrue(Files.readString(json).contains("\"JB1\""));
    }
}
