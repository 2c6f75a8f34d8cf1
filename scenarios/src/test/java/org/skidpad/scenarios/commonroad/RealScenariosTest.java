package org.skidpad.scenarios.commonroad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Scenarios that others wrote: all are read and run, and recorded vehicles are where the file says to a millimetre. */
class RealScenariosTest {
    /** Solutions of planning problems, which share the ending. */
    private static boolean isSolution(Path file) {
        String name = file.getFileName().toString();
        return name.contains("solution");
    }

    private static List<Path> files() throws Exception {
        return SharedData.withSuffix(".xml", "case").stream()
                .filter(p -> p.toString().contains("/cr-") && !isSolution(p))
                .toList();
    }

    @Test
    void everyScenarioIsReadAndRunsToItsEnd() throws Exception {
        Set<EndReason> ends = new TreeSet<>();
        int run = 0;
        for (Path file : files()) {
            Episode episode = new Episode(CommonRoadLoader.load(file, null, new ArrayList<>()));
            episode.reset(1);
            float[] coast = new float[1];
            while (episode.end() == EndReason.RUNNING) {
                episode.act(coast, 0);
            }
            ends.add(episode.end());
            run++;
        }
        assertEquals(56, run);
        assertTrue(ends.contains(EndReason.SUCCESS) && ends.contains(EndReason.TIMEOUT), ends.toString());
    }

    @Test
    void recordedVehiclesAreReplayedToAMillimetre() throws Exception {
        int compared = 0;
        for (Path file : files()) {
            Scenario scenario = CommonRoadLoader.load(file, null, new ArrayList<>());
            World world = new World(scenario);
            world.reset(1);
            ActorStates a = world.view().actors();
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            int ticksPerStep = (int) Math.round(Double.parseDouble(root.getAttribute("timeStepSize"))
                    / scenario.config().dt());
            NodeList states = root.getElementsByTagName("state");
            int horizon = 40;
            for (int step = 1; step <= horizon; step++) {
                for (int k = 0; k < ticksPerStep; k++) {
                    world.tick();
                }
                for (int i = 0; i < states.getLength(); i++) {
                    Element state = (Element) states.item(i);
                    String id = ((Element) state.getParentNode().getParentNode()).getAttribute("id");
                    int actor = indexOf(a, "-" + id);
                    if (actor < 0 || !number(state, "time", "exact", step)) {
                        continue;
                    }
                    Element point =
                            (Element) state.getElementsByTagName("point").item(0);
                    if (point == null) {
                        continue;
                    }
                    assertEquals(text(point, "x"), a.x[actor], 1e-3, file + " " + id + " at step " + step);
                    assertEquals(text(point, "y"), a.y[actor], 1e-3, file + " " + id + " at step " + step);
                    compared++;
                }
            }
        }
        assertTrue(compared > 2000, "only " + compared + " states compared");
    }

    private static int indexOf(ActorStates a, String ending) {
        for (int i = 0; i < a.count; i++) {
            if (a.name[i].endsWith(ending)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean number(Element state, String quantity, String kind, int value) {
        Element of = (Element) state.getElementsByTagName(quantity).item(0);
        return of != null
                && of.getElementsByTagName(kind).getLength() > 0
                && Integer.parseInt(of.getElementsByTagName(kind)
                                .item(0)
                                .getTextContent()
                                .strip())
                        == value;
    }

    private static double text(Element parent, String name) {
        return Double.parseDouble(
                parent.getElementsByTagName(name).item(0).getTextContent().strip());
    }
}
