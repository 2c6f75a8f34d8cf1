package org.skidpad.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.evaluation.Evaluator;
import org.skidpad.evaluation.TestPolicies;
import org.skidpad.evaluation.regression.Baseline;
import org.skidpad.evaluation.report.HtmlReport;
import org.skidpad.evaluation.report.JUnitReport;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import org.w3c.dom.Element;

class SuiteTest {
    @TempDir
    Path folder;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Suite load(String text) throws Exception {
        return Suite.load(Files.writeString(folder.resolve("suite.yaml"), text).toString(), diagnostics);
    }

    private static Supplier<Policy> find(String policy, Scenario scenario) {
        return switch (policy) {
            case "brake" -> TestPolicies.brake(scenario);
            case "rush" -> TestPolicies.rush(scenario);
            default -> throw new IllegalArgumentException(policy);
        };
    }

    private SuiteResult run(Suite suite) {
        return SuiteRunner.run(
                suite,
                SuiteTest::find,
                new SuiteRunner.Options(2, folder.resolve("failures"), 3),
                Evaluator.Progress.NONE);
    }

    @Test
    void theShippedSuiteLoads() {
        Suite suite = Suite.load(Suite.SHIPPED, diagnostics);
        assertEquals(List.of(), diagnostics);
        assertTrue(suite.episodes() >= 100);
    }

    @Test
    void aSuiteIsRedExactlyWhereItsReportsAre() throws Exception {
        SuiteResult result = run(load("""
                        skidpad_suite: 1
                        name: mixed <&>
                        runs:
                          - {scenario: follow-lead, policy: brake, seeds: {first: 1, count: 3}}
                          - {scenario: follow-lead, policy: rush, seeds: [7, 9]}
                          - {scenario: emergency-brake, policy: rush, seeds: [1, 2], expect: fail}
                          - {scenario: follow-lead, policy: rush, seeds: [1, 2], require: {pass_rate: 0 %}}
                        """));
        assertFalse(result.passed());
        assertEquals(
                List.of(true, false, true, true),
                result.cases().stream().map(CaseResult::passed).toList());
        String xml = JUnitReport.of(result);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("mixed <&>", root.getAttribute("name"));
        assertEquals("13", root.getAttribute("tests"));
        assertEquals(13, root.getElementsByTagName("testcase").getLength());
        assertEquals("3", root.getAttribute("failures"));
        assertEquals(3, root.getElementsByTagName("failure").getLength());
        String html = HtmlReport.of(result, List.of(), folder.resolve("report.html"));
        assertTrue(html.contains("href=\"failures/follow-lead_rush_7.mcap\""), html);
        assertTrue(html.contains("mixed &lt;&amp;&gt;"));
        assertFalse(html.contains("http"), "the page fetches nothing");
        assertTrue(Files.exists(folder.resolve("failures/follow-lead_rush_7.mcap")));
        // The last case has the scenario and the policy of the second, and must not overwrite its recordings.
        assertTrue(Files.exists(folder.resolve("failures/case-4/follow-lead_rush_1.mcap")));
    }

    @Test
    void aCriterionOfTheSuiteIsJudgedBesidesTheScenarios() throws Exception {
        SuiteResult result = run(load("""
                        skidpad_suite: 1
                        name: strict
                        runs:
                          - scenario: follow-lead
                            policy: brake
                            seeds: [1]
                            criteria: {gentle: always (ego_acceleration > -2)}
                        """));
        assertFalse(result.passed());
        assertTrue(result.cases().get(0).evaluation().episodes().get(0).why().startsWith("gentle violated by"));
    }

    @Test
    void whatBecameWorseThanTheBaselineIsNamed() throws Exception {
        String line =
                "skidpad_suite: 1\nname: s\nruns: [{scenario: follow-lead, policy: P, seeds: {first: 1, count: 8}}]\n";
        Suite suite = load(line.replace("P", "brake"));
        Path stored = folder.resolve("baseline.json");
        ReportFile.write(stored, run(suite).toJson());
        Baseline baseline = Baseline.read(stored);
        assertTrue(baseline.compare(run(suite)).stream().noneMatch(Baseline.Change::isWorse));
        // The same case, driven by something else: only the results differ.
        SuiteResult worse = SuiteRunner.run(
                suite,
                (policy, scenario) -> TestPolicies.rush(scenario),
                new SuiteRunner.Options(2, null, 0),
                Evaluator.Progress.NONE);
        List<Baseline.Change> changes = baseline.compare(worse);
        assertEquals(3, changes.size());
        assertTrue(changes.stream().allMatch(Baseline.Change::isWorse), changes::toString);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        BadInputException e = assertThrows(BadInputException.class, () -> load("""
                        skidpad_suite: 1
                        name: wrong
                        runs:
                          - {scenario: cut-inn, policy: idm, seeds: {first: 1, count: 0}}
                          - {scenario: cut-in, policy: gone.policy, seeds: [1], expekt: fail}
                        """));
        assertEquals(4, e.diagnostics().size(), e::getMessage);
        assertTrue(e.getMessage().contains("4:16: error: no shipped scenario 'cut-inn'; did you mean 'cut-in'?"));
        assertTrue(e.getMessage().contains("'0' is outside 1"));
        assertTrue(e.getMessage().contains("no such file: 'gone.policy'"));
        assertTrue(e.getMessage().contains("unknown key 'expekt'; did you mean 'expect'?"));
    }

    @Test
    void aDamagedBaselineIsRefusedWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("b.json"), "{\n  \"cases\": [}\n");
        BadInputException e = assertThrows(BadInputException.class, () -> Baseline.read(file));
        assertTrue(e.getMessage().contains("b.json:2:"), e::getMessage);
        Path nothing = Files.writeString(folder.resolve("n.json"), "null");
        BadInputException none = assertThrows(BadInputException.class, () -> Baseline.read(nothing));
        assertTrue(none.getMessage().contains("n.json:1:1: error: is no JSON object"), none::getMessage);
        Path other = Files.writeString(folder.resolve("c.json"), "{\"a\": 1}");
        assertThrows(BadInputException.class, () -> Baseline.read(other));
    }
}
