package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

class PopulationCheckTest {
    private static final Walls ROOM =
            new Walls(new double[] {0, 8}, new double[] {0, 0}, new double[] {0, 8}, new double[] {6, 6});

    private static List<String> findings(Consumer<WorldBuilder> population) {
        BadInputException e = assertThrows(
                BadInputException.class, () -> Scene.world(0.05, DETECT, (seed, w) -> population.accept(w)));
        return e.diagnostics().stream().map(d -> d.message()).toList();
    }

    private static int thing(WorldBuilder w, String name, double x, double y) {
        return thing(w, name, Bodies.CAR, x, y);
    }

    private static int thing(WorldBuilder w, String name, WorldBuilder.Body body, double x, double y) {
        int i = w.addActor(name, ActorType.CAR, MotionModel.PRESCRIBED, body);
        w.place(i, x, y, 0, 0);
        return i;
    }

    @Test
    void aBodyFarFromAllWallsAndRoadsIsRefused() {
        String outside = findings(w -> {
                    w.walls(ROOM);
                    thing(w, "robot", 4, 3);
                    thing(w, "lost", 4000, 3);
                })
                .get(0);
        assertTrue(outside.startsWith("actor 'lost', tick 0: it stands outside the map: x 4000.0 m, y 3.0 m"), outside);
        String far = findings(w -> {
                    w.roads(RoadNetwork.straight(2, 3.5, 2000, 30));
                    thing(w, "beside", 1000, -12);
                    thing(w, "lost", 20_000, 0);
                })
                .get(0);
        assertTrue(far.startsWith("actor 'lost', tick 0: it stands outside the map: x 20000.0 m"), far);
    }

    @Test
    void everyBodyWithoutASizeIsNamed() {
        WorldBuilder.Body flat = new WorldBuilder.Body(4, 0, 0, 0, 0, 1);
        assertEquals(
                List.of(
                        "actor 'flat', tick 0: its outline must have a size, is length 4.0 m, width 0.0 m, radius 0.0 m",
                        "actor 'flatter', tick 0: its outline must have a size, is length 4.0 m, width 0.0 m, radius 0.0 m"),
                findings(w -> {
                    thing(w, "flat", flat, 0, 0);
                    thing(w, "car", 9, 0);
                    thing(w, "flatter", flat, 20, 0);
                }));
    }

    @Test
    void withoutAMapAnyFinitePlaceWillDo() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> thing(w, "far", 1e6, -1e6));
        assertEquals(1e6, world.view().actors().x[0]);
    }
}
