package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.scenarios.openscenario.Texts.group;
import static org.skidpad.scenarios.openscenario.Texts.scenario;
import static org.skidpad.scenarios.openscenario.Texts.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/** A road or catalog that is not where a scenario says is taken from where its name is found, and only inside the folder. */
class NamesakeTest {
    private static final String CAR = """
            <Vehicle name="%s" vehicleCategory="car">
              <BoundingBox><Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox>
            </Vehicle>""";

    private static final String CATALOG =
            "<OpenSCENARIO><FileHeader revMajor=\"1\" revMinor=\"2\" date=\"\" description=\"\""
                    + " author=\"\"/><Catalog name=\"Cars\">" + CAR.formatted("small") + "</Catalog></OpenSCENARIO>";

    private static final String ROAD = """
            <OpenDRIVE><header revMajor="1" revMinor="6"/><road name="r" length="%s" id="1" junction="-1">
              <planView><geometry s="0" x="0" y="0" hdg="0" length="%1$s"><line/></geometry></planView>
              <lanes><laneSection s="0"><center><lane id="0" type="none"/></center><right>
                <lane id="-1" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane>
              </right></laneSection></lanes></road></OpenDRIVE>
            """;

    private static final String TEXT = scenario("", group(time("greaterOrEqual", 1, "none", 0)));

    @TempDir
    Path folder;

    private List<String> warnings(String text) throws IOException {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("set")).resolve("s.xosc"), text);
        OpenScenarioLoader.load(
                file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false).withRoot(folder), diagnostics);
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    private static String withCatalog(String directory) {
        return TEXT.replace(
                        "<RoadNetwork/>",
                        "<CatalogLocations><VehicleCatalog><Directory path=\"" + directory
                                + "\"/></VehicleCatalog></CatalogLocations><RoadNetwork/>")
                .replaceFirst(
                        "(?s)<ScenarioObject name=\"A\">.*?</ScenarioObject>",
                        "<ScenarioObject name=\"A\"><CatalogReference catalogName=\"Cars\" entryName=\"small\"/></ScenarioObject>");
    }

    private static String withRoad(String path) {
        return TEXT.replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"" + path + "\"/></RoadNetwork>");
    }

    @Test
    void aCatalogIsFoundByTheNameOfItsFile() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("catalogs")).resolve("Cars.xosc"), CATALOG);
        assertTrue(warnings(withCatalog("../vehicles")).stream().anyMatch(w -> w.contains("elsewhere")));
        assertEquals(List.of(), warnings(withCatalog("../catalogs")));
    }

    @Test
    void aRoadIsFoundByItsName() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("roads")).resolve("r.xodr"), ROAD.formatted("100"));
        assertTrue(warnings(withRoad("../xodr/r.xodr")).stream().anyMatch(w -> w.contains("elsewhere")));
        assertEquals(List.of(), warnings(withRoad("../roads/r.xodr")));
    }

    @Test
    void ofTwoThatDifferNoneIsTaken() throws IOException {
        for (String length : List.of("100", "200")) {
            Files.writeString(
                    Files.createDirectories(folder.resolve(length)).resolve("r.xodr"), ROAD.formatted(length));
        }
        BadInputException e = assertThrows(BadInputException.class, () -> warnings(withRoad("r.xodr")));
        assertTrue(e.getMessage().contains("there is no road network"), e.getMessage());
    }

    @Test
    void nothingIsTakenFromOutsideTheFolder() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("r.xodr"), ROAD.formatted("100"));
        Files.createSymbolicLink(inner.resolve("r.xodr"), folder.resolve("r.xodr"));
        Path file = Files.writeString(inner.resolve("s.xosc"), withRoad("xodr/r.xodr"));
        assertThrows(
                BadInputException.class,
                () -> OpenScenarioLoader.load(file, OpenScenarioLoader.Options.DEFAULT, new ArrayList<>()));
    }

    @Test
    void aTruthValueMayBeginWithACapitalLetter() throws IOException {
        String act = Texts.story(Texts.event(
                "E", "override", 1, Texts.speed(5, "step", 0), group(time("greaterOrEqual", 0, "none", 0))));
        String text = scenario(act, group(time("greaterOrEqual", 1, "none", 0)));
        assertEquals(
                List.of(),
                warnings(text.replace("selectTriggeringEntities=\"false\"", "selectTriggeringEntities=\"False\"")));
        assertThrows(
                BadInputException.class,
                () -> warnings(text.replace("selectTriggeringEntities=\"false\"", "selectTriggeringEntities=\"no\"")));
    }
}
