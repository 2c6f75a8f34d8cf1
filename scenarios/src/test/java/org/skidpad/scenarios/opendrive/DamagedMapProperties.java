package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.road.RoadNetwork;

/** However a map is damaged, it is read or refused with a place; nothing else happens. */
class DamagedMapProperties {
    private static final String MAP = """
            <?xml version="1.0"?>
            <OpenDRIVE>
              <header revMajor="1" revMinor="6"/>
              <road id="1" length="60" junction="-1" rule="RHT">
                <link><successor elementType="road" elementId="2" contactPoint="start"/></link>
                <type s="0" type="town"><speed max="50" unit="km/h"/></type>
                <planView>
                  <geometry s="0" x="0" y="0" hdg="0" length="20"><line/></geometry>
                  <geometry s="20" x="20" y="0" hdg="0" length="20"><arc curvature="0.01"/></geometry>
                  <geometry s="40" x="39.8" y="2" hdg="0.2" length="20"><spiral curvStart="0.01" curvEnd="-0.02"/></geometry>
                </planView>
                <lanes>
                  <laneOffset s="0" a="0.5" b="0" c="0" d="0"/>
                  <laneSection s="0">
                    <left><lane id="1" type="driving"><width sOffset="0" a="3" b="0" c="0" d="0"/></lane></left>
                    <center><lane id="0" type="none"><roadMark sOffset="0" type="broken"/></lane></center>
                    <right><lane id="-1" type="driving"><link><successor id="-1"/></link>
                      <width sOffset="0" a="3" b="0.01" c="0" d="0"/></lane></right>
                  </laneSection>
                </lanes>
              </road>
              <road id="2" length="10" junction="-1">
                <planView><geometry s="0" x="59" y="6" hdg="0.1" length="10">
                  <paramPoly3 pRange="arcLength" aU="0" bU="1" cU="0" dU="0" aV="0" bV="0" cV="0.01" dV="0"/></geometry></planView>
                <lanes><laneSection s="0"><right><lane id="-1" type="driving">
                  <width sOffset="0" a="3" b="0" c="0" d="0"/></lane></right></laneSection></lanes>
              </road>
              <junction id="5"><connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start">
                <laneLink from="-1" to="-1"/></connection></junction>
            </OpenDRIVE>
            """;

    private static final String[] INSERTS = {
        "", "-", "9", "e9", "NaN", "\"", "<", ">", "x", "0", ".", " ", "&", "</lane>", "-1e308", "999999999999"
    };

    @Property(tries = 500)
    void aDamagedMapIsReadOrRefusedWithAPlace(
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 6) int cut,
            @ForAll @IntRange(max = 15) int insert) {
        int from = place % MAP.length();
        String damaged = MAP.substring(0, from) + INSERTS[insert] + MAP.substring(Math.min(MAP.length(), from + cut));
        List<Diagnostic> warnings = new ArrayList<>();
        try {
            RoadNetwork network = OpenDriveLoader.parse("map.xodr", damaged, warnings);
            assertFalse(network.roads().isEmpty());
            assertTrue(warnings.stream().noneMatch(Diagnostic::isError));
        } catch (BadInputException e) {
            assertTrue(e.diagnostics().stream().allMatch(d -> d.location().line() > 0), e.getMessage());
        }
    }
}
