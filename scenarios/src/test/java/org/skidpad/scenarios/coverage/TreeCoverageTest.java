package org.skidpad.scenarios.coverage;

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
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;

/** What reports say of OpenDRIVE and CommonRoad files. */
class TreeCoverageTest {
    @TempDir
    Path folder;

    private CoverageReport report(String name, String text) throws IOException {
        return ScenarioLoader.coverage(
                Files.writeString(folder.resolve(name), text), LoadOptions.DEFAULT, new ArrayList<>());
    }

    private static List<String> names(List<CoverageReport.Entry> entries) {
        return entries.stream().map(CoverageReport.Entry::element).toList();
    }

    @Test
    void ofAMapEveryElementIsInOneList() throws IOException {
        CoverageReport report = report("m.xodr", """
                <OpenDRIVE><header revMajor="1" revMinor="6"/><road id="1" length="50" junction="-1"><planView>
                <geometry s="0" x="0" y="0" hdg="0" length="50"><line/></geometry></planView>
                <elevationProfile><elevation s="0" a="3" b="0" c="0" d="0"/></elevationProfile>
                <lateralProfile><superelevation s="0" a="0.0" b="0" c="0" d="0e0"/></lateralProfile>
                <lanes><laneSection s="0"><center><lane id="0" type="none"/></center><right><lane id="-1" type="driving">
                <width sOffset="0" a="3" b="0" c="0" d="0"/><userData code="x" value="y"/></lane></right></laneSection></lanes>
                <signals><signal id="7" s="1" t="1" name="" dynamic="no" orientation="+" type="1" subtype="1"/></signals>
                <objects><object id="1" s="9" t="9" type="pole" radius="0.1"/><object id="2" s="9" t="9" type="crosswalk"/></objects>
                </road></OpenDRIVE>
                """);
        assertTrue(report.ok(), report.errors().toString());
        assertTrue(names(report.used()).containsAll(List.of("OpenDRIVE", "road", "line", "width", "superelevation")));
        assertEquals(List.of("elevation", "object"), names(report.approximated()));
        assertEquals(List.of("userData", "signal", "object"), names(report.ignored()));
        assertEquals(1, report.strict().errors().size(), "only the signal can change how anybody moves");
        assertTrue(report.ignored().get(1).toString().contains("m.xodr:7:10: signal: signals other than lights"));
    }

    @Test
    void ofACommonRoadFileToo() throws IOException {
        CoverageReport report = report("s.xml", """
                <commonRoad timeStepSize="0.1" commonRoadVersion="2020a" benchmarkID="ZAM_Test-1_1_T-1">
                <location><geoNameId>1</geoNameId></location>
                <lanelet id="1"><leftBound><point><x>0</x><y>2</y></point><point><x>300</x><y>2</y></point></leftBound>
                <rightBound><point><x>0</x><y>-2</y></point><point><x>300</x><y>-2</y></point></rightBound>
                <stopLine><lineMarking>solid</lineMarking></stopLine></lanelet>
                <trafficLight id="9"/>
                <planningProblem id="7"><initialState><position><point><x>10</x><y>0</y></point></position>
                <orientation><exact>0</exact></orientation><velocity><exact>10</exact></velocity><time><exact>0</exact></time>
                <yawRate><exact>0</exact></yawRate></initialState><goalState><time><intervalStart>1</intervalStart>
                <intervalEnd>60</intervalEnd></time></goalState></planningProblem></commonRoad>
                """);
        assertTrue(report.ok(), report.errors().toString());
        assertEquals(List.of("location", "lineMarking", "yawRate"), names(report.ignored()));
        assertFalse(names(report.used()).contains("stopLine"));
        assertEquals(0, report.strict().errors().size(), "what is passed over moves nobody");
    }
}
