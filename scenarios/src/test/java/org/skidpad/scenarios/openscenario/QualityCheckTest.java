package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Files with a planted fault from the checkers of others: the fault is named with its line, and nothing else happens. */
class QualityCheckTest {
    /** End of the file's name, and what must be said of it. */
    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("fileheader_is_present/negative.xosc", ":2:1: error: <OpenSCENARIO> needs a <FileHeader> inside");
        FAULTS.put(
                "non_existing_road_network_file.xosc",
                ":7:26: error: there is no road network 'non_existing_file.xodr'");
        FAULTS.put(
                "positive_duration_in_phase/negative_example.xosc", ":12:49: error: duration must be positive, is -1");
        FAULTS.put("negative_example.parameter.xosc", ":14:49: error: duration must be positive, is -11.11");
        FAULTS.put("resolvable_entity_references.negative.xosc", ":30:37: error: there is no entity 'Vehicle 2'");
        FAULTS.put(
                "resolvable_entity_references.negative.multiple.xosc", ":73:37: error: there is no entity 'Vehicle 4'");
        FAULTS.put("resolvable_signal_id_in_traffic_signal_state_action.negative.xosc", "has no signal '12346'");
        FAULTS.put("by_traffic_signal_controller_ref.negative.xosc", "has no controller '1235'; did you mean '1234'?");
        FAULTS.put("by_traffic_signal_controller_ref.negative.multiple.xosc", "has no controller 'bar'");
        FAULTS.put("root_tag_is_openscenario/negative.xosc", ":2:1: error: the file is no OpenSCENARIO");
        FAULTS.put("on_same_level.negative.xosc", "two <Event> side by side have the name 'Event1'");
        FAULTS.put("on_same_level.negative.multiple.xosc", "two <Story> side by side have the name 'Story1'");
        FAULTS.put("valid_actor_reference_in_private_actions.negative.xosc", "names no actor");
        FAULTS.put("in_catalogs.negative.xosc", ":11:28: error: the parameter '$centerBoundingBoxX' is not declared");
        FAULTS.put("in_catalogs.negative.multiple.xosc", "the parameter '$trackWidthParam' is not declared");
        FAULTS.put("negative_no_default.xosc", ":11:95: error: parameter centerBoundingBoxX is declared as double");
        FAULTS.put("invalid_schema.xosc", ":9:3: error: <CustomTag> is not known in <OpenSCENARIO>");
        FAULTS.put("unsupported_schema.xosc", "error: version 0.9 is not supported");
        FAULTS.put("valid_schema.negative.xosc", "has no <RoadNetwork>");
        FAULTS.put("valid_xml_document.negative.xosc", ":39:1: error: not well-formed XML");
        FAULTS.put("negative_no_attr.xosc", ":4:3: error: <FileHeader> needs the attribute 'revMinor'");
        FAULTS.put("negative_no_type.xosc", ":5:15: error: revMajor must be a whole number");
    }

    private static List<String> check(Path data, Path file) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        OpenScenarioLoader.check(file, OpenScenarioLoader.Options.DEFAULT.withRoot(data), diagnostics);
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    @Test
    void everyPlantedFaultIsNamed() throws IOException {
        Path data = SharedData.folder();
        int found = 0;
        for (Path file : SharedData.withSuffix(".xosc", "case")) {
            for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
                if (file.toString().replace('\\', '/').endsWith(fault.getKey())
                        && file.startsWith(data.resolve("osc-qc"))) {
                    List<String> said = check(data, file);
                    assertTrue(
                            said.stream().anyMatch(d -> d.contains(fault.getValue())),
                            () -> fault + " expected in " + said);
                    found++;
                }
            }
        }
        System.out.println("osc-qc: the planted fault is named in " + found + " of " + FAULTS.size() + " files");
        assertEquals(FAULTS.size(), found);
    }

    @Test
    void filesOfOtherGeneratorsAndTestsAreCheckedWithoutACrash() throws IOException {
        Path data = SharedData.folder();
        int checked = 0;
        for (Path file : SharedData.withSuffix(".xosc", "case")) {
            if (file.startsWith(data.resolve("osc-ra-api-test")) || file.startsWith(data.resolve("osc-qc"))) {
                check(data, file);
                checked++;
            }
        }
        assertTrue(checked >= 60, "only " + checked);
    }

    @Test
    void aGoodNeighbourOfABadFileHasNoError() throws IOException {
        Path data = SharedData.folder();
        Path good = data.resolve("osc-qc/tests/data/unique_element_names_on_same_level"
                + "/unique_element_names_on_same_level.positive.xosc");
        List<String> said = check(data, good);
        assertFalse(said.stream().anyMatch(d -> d.contains("error") || d.contains("side by side")), said.toString());
    }
}
