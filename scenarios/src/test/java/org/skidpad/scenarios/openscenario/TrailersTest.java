package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.world.World;

/** Trailers that are described inside their tractors (OpenSCENARIO XML 1.3, {@code Vehicle/Trailer/Trailer}). */
class TrailersTest {
    private static final String BOX = """
            <BoundingBox><Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox>""";

    @TempDir
    private Path folder;

    private static String pulling(String inside) {
        String text = Texts.scenario("", Texts.group(Texts.time("greaterThan", 2, "none", 0)));
        return text.replaceFirst(
                "</BoundingBox>\\s*</Vehicle>",
                "</BoundingBox><TrailerHitch dx=\"-1.2\"/><Trailer>" + inside + "</Trailer></Vehicle>");
    }

    private World world(String text, boolean egoDriven) throws IOException {
        Path file = Files.writeString(folder.resolve("s.xosc"), text);
        World world = new World(OpenScenarioLoader.load(
                file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(egoDriven), new ArrayList<>()));
        world.reset(1);
        return world;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void followOneAnotherWithTheirCouplersOnTheHitches(boolean egoDriven) throws IOException {
        String last = "<Trailer name=\"t\"><Vehicle name=\"t\" vehicleCategory=\"trailer\">" + BOX
                + "<TrailerCoupler dx=\"2\"/></Vehicle></Trailer>";
        String first = "<Trailer name=\"t\"><Vehicle name=\"t\" vehicleCategory=\"trailer\">" + BOX
                + "<TrailerCoupler dx=\"3.25\"/><TrailerHitch dx=\"-0.5\"/><Trailer>" + last
                + "</Trailer></Vehicle></Trailer>";
        World world = world(pulling(first), egoDriven);
        assertEquals(4, world.view().actors().count);
        for (int k = 0; k < 5; k++) {
            double[] x = world.view().actors().x;
            assertEquals(-1.2 - 3.25, x[1] - x[0], 1e-9, "the first, behind car A");
            assertEquals(-0.5 - 2, x[2] - x[1], 1e-9, "the second, behind the first");
            assertEquals(100, x[3], "car B");
            world.tick();
        }
        assertTrue(world.view().actors().x[0] > 0.4, "the train moves");
    }

    @Test
    void areRefusedWhereACatalogPutsOneIntoItself() throws IOException {
        Files.writeString(
                folder.resolve("vehicles.xosc"),
                "<OpenSCENARIO><FileHeader revMajor=\"1\" revMinor=\"3\"/><Catalog name=\"C\">"
                        + "<Vehicle name=\"train\" vehicleCategory=\"truck\">" + BOX
                        + "<TrailerHitch dx=\"-1\"/><TrailerCoupler dx=\"3\"/><Trailer>"
                        + "<Trailer name=\"t\"><CatalogReference catalogName=\"C\" entryName=\"train\"/></Trailer>"
                        + "</Trailer></Vehicle></Catalog></OpenSCENARIO>");
        String text = pulling("<Trailer name=\"t\"><CatalogReference catalogName=\"C\" entryName=\"train\"/></Trailer>")
                .replace(
                        "<RoadNetwork/>",
                        "<CatalogLocations><VehicleCatalog><Directory path=\".\"/></VehicleCatalog></CatalogLocations>"
                                + "<RoadNetwork/>");
        BadInputException e = assertThrows(BadInputException.class, () -> world(text, false));
        assertTrue(e.getMessage().contains("more than 8 trailers"), e.getMessage());
    }
}
