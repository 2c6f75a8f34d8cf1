package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;

/** Other people's scenarios load and run to their end. */
class CorpusTest {
    /** Those that do not load, and why. */
    private static final Map<String, String> REFUSED =
            Map.of("auto_light.xosc", "there is no catalog 'VehicleCatalog'");

    /**
     * Those that end by the limit of 600 s since their stop trigger cannot fire: it waits for an ego that somebody else
     * drives, which stands here (the CARLA ones), or for a car to come to a place to which straight on does not lead, and that
     * the reference player reaches by chance.
     */
    private static final List<String> ENDLESS = List.of(
            "CatalogExample.xosc",
            "InitAddEntityAction.xosc",
            "IntersectionCollisionAvoidance.xosc",
            "PedestrianCrossingFront.xosc",
            "StoryDeleteEntityAction.xosc",
            "SyncArrivalIntersection.xosc");

    /** The file itself moves every actor, as where no policy is given. */
    @Test
    void ninetyFiveOfAHundredLoadAndRunToTheirStopTrigger() throws IOException {
        Path data = SharedData.folder();
        Map<String, String> refused = new TreeMap<>();
        List<String> endless = new ArrayList<>();
        List<Path> core = Corpus.core();
        assertEquals(163, core.size());
        for (Path file : core) {
            Corpus.Outcome outcome = Corpus.play(data, file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false));
            String name = file.getFileName().toString();
            if (!outcome.loaded()) {
                refused.put(name, String.join("; ", outcome.errors()));
            } else if (!outcome.played().stopped() && outcome.hasStopTrigger()) {
                endless.add(name);
            }
        }
        assertEquals(new TreeMap<>(REFUSED).keySet(), refused.keySet(), refused.toString());
        REFUSED.forEach((name, why) -> assertTrue(refused.get(name).contains(why), refused.get(name)));
        assertEquals(ENDLESS, endless);
        assertTrue(core.size() - refused.size() - endless.size() >= 0.95 * core.size());
    }
}
