package org.skidpad.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.sim.diagnostic.Diagnostic;

class ReadMapsTest {
    @TempDir
    private Path folder;

    private Path map() throws IOException {
        Files.writeString(folder.resolve("map.pgm"), "P2 4 4 255 0 0 0 0  0 254 254 0  0 254 254 0  0 0 0 0");
        return Files.writeString(folder.resolve("map.yaml"), """
                image: map.pgm
                resolution: 1
                origin: [0, 0, 0]
                negate: 0
                occupied_thresh: 0.65
                free_thresh: 0.196
                colour_of_the_cover: blue
                """);
    }

    @Test
    void aMapIsReadOnceAndItsWarningsAreToldEachTime() throws IOException {
        ReadMaps maps = new ReadMaps();
        List<Diagnostic> first = new ArrayList<>();
        List<Diagnostic> second = new ArrayList<>();
        Place.Mapped floor = maps.floor(map(), first);
        assertSame(floor, maps.floor(folder.resolve("elsewhere/../map.yaml"), second));
        assertEquals(1, first.size(), first::toString);
        assertEquals(first, second);
    }

    @Test
    void theSpaceForARobotIsKeptWithTheMapUntilAnotherRobotNeedsMore() throws IOException {
        ReadMaps maps = new ReadMaps();
        Place.Mapped drawable = maps.floor(map(), 0.25, new ArrayList<>());
        assertEquals(0.25, drawable.free().clearance());
        Place.Mapped named = maps.floor(folder.resolve("map.yaml"), new ArrayList<>());
        assertSame(drawable, named.withFreeSpace(0.25));
        assertNotSame(drawable.free(), named.withFreeSpace(0.3).free());
    }
}
