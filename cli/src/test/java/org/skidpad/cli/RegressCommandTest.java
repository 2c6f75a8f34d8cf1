package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.record.Recordings;
import org.w3c.dom.Element;

class RegressCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSuiteThatPassesAnswersZeroAndWritesItsReports() throws Exception {
        Path suite = suite("passes", "{scenario: follow-lead, policy: idm, seeds: [1, 2]}");
        Path junit = folder.resolve("report.xml");
        Path html = folder.resolve("report.html");
        Path json = folder.resolve("report.json");
        Outcome run =
                regress(suite, "--junit", junit, "--html", html, "--json", json).expecting(ExitCode.DONE);
        assertTrue(run.out().contains("pass  follow-lead / idm / detect"), run.out());
        assertEquals("verdict pass", run.lastLine());
        assertEquals("0", junitRoot(junit).getAttribute("failures"));
        assertTrue(Files.readString(html).contains("follow-lead"));
        assertFalse(Files.exists(folder.resolve("failures")));
        Outcome again = regress(suite, "--baseline", json).expecting(ExitCode.DONE);
        assertFalse(again.out().contains("WORSE"), again.out());
    }

    @Test
    void aSuiteThatFailsAnswersOneAndKeepsTheRecordings() throws Exception {
        Path suite = suite(
                "fails",
                "{scenario: follow-lead, policy: idm, seeds: [1, 2], criteria: {far: always (gap > 500)}}",
                "{scenario: follow-lead, policy: idm, seeds: [3]}");
        Path junit = folder.resolve("report.xml");
        Outcome run = regress(suite, "--junit", junit).expecting(ExitCode.FAILED_VERDICT);
        assertTrue(run.out().contains("FAIL  follow-lead / idm / detect"), run.out());
        assertEquals("verdict fail", run.lastLine());
        Element root = junitRoot(junit);
        assertTrue(root.getElementsByTagName("failure").getLength() > 0);
        List<Path> kept;
        try (Stream<Path> files = Files.walk(folder.resolve("failures"))) {
            kept = files.filter(f -> f.toString().endsWith(".mcap")).toList();
        }
        assertEquals(2, kept.size(), kept::toString);
        for (Path file : kept) {
            assertTrue(Recordings.open(file).complete());
        }
    }

    @Test
    void aPolicyOfTheSuiteCanBeExchanged() throws Exception {
        Path suite = suite("stands", "{scenario: follow-lead, policy: stop, seeds: [1]}");
        Outcome run = regress(suite, "--policy", "stop=idm").expecting(ExitCode.DONE);
        assertTrue(run.out().contains("follow-lead / idm"), run.out());
    }

    @Test
    void everyMistakeOfASuiteIsNamedWithItsPlace() throws Exception {
        Path suite = suite("wrong", "{scenario: follow-led, policy: idm, seeds: [1]}", "{scenario: cut-in, polcy: x}");
        Outcome run = regress(suite).expecting(ExitCode.BAD_INPUT);
        assertTrue(run.err().contains("wrong.yaml:4:"), run.err());
        assertTrue(run.err().contains("did you mean 'follow-lead'?"), run.err());
        assertTrue(run.err().contains("wrong.yaml:5:"), run.err());
        assertTrue(run.err().contains("did you mean 'policy'?"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void whatCannotBeReadOrWrittenIsRefused() throws Exception {
        Path suite = suite("passes", "{scenario: follow-lead, policy: idm, seeds: [1]}");
        Outcome.of("regress", "suite-dem").isRefusalSaying("suite-dem", "did you mean 'suite-demo'?");
        Outcome.of("regress", folder).isRefusalSaying("is a folder");
        regress(suite, "--baseline", folder.resolve("none.json")).isRefusalSaying("none.json");
        regress(suite, "--policy", "idm=nobody").isRefusalSaying("nobody", "idm");
        regress(suite, "--junit", folder).isRefusalSaying("--junit", "is a folder");
        regress(suite, "--threads", -1).isRefusalSaying("--threads", "-1");
    }

    private Path suite(String name, String... runs) throws Exception {
        StringBuilder text = new StringBuilder("skidpad_suite: 1\nname: " + name + "\nruns:\n");
        for (String run : runs) {
            text.append("  - ").append(run).append('\n');
        }
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private Outcome regress(Path suite, Object... more) {
        Object[] all = new Object[4 + more.length];
        System.arraycopy(new Object[] {"regress", suite, "--failures", folder.resolve("failures")}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Outcome.of(all);
    }

    private static Element junitRoot(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }
}
