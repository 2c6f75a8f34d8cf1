package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.record.mcap.SharedData;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig.ContactMode;
import org.skidpad.sim.world.WorldView;

/**
 * An IDM platoon as SUMO 1.15 drove it ({@code idm.csv}: {@code --step-method.ballistic}, 0.1 s, which is the integration here: a
 * speed that changes linearly within a tick). The lead, which stops for 15 s and goes on, is replayed; the five that follow are
 * ours.
 */
class PlatoonTest {
    private static final int CARS = 6;
    private static final double LENGTH = 4.5;
    private static final IdmParameters IDM = new IdmParameters(30, 1.5, 2, 1.5, 2, 4);

    @Test
    void fiveFollowersStayWithinTenCentimetresOfSumosForTwoMinutes() throws Exception {
        Path file = SharedData.folder("data/reference/sumo").resolve("idm.csv");
        List<String> lines = Files.readAllLines(file);
        int samples = (lines.size() - 1) / CARS;
        double[][] position = new double[samples][CARS];
        double[][] speed = new double[samples][CARS];
        for (int k = 0; k < samples * CARS; k++) {
            String[] cells = lines.get(k + 1).split(",");
            position[k / CARS][k % CARS] = Double.parseDouble(cells[4]);
            speed[k / CARS][k % CARS] = Double.parseDouble(cells[8]);
        }
        assertTrue(samples >= 1200, samples + " samples");
        World world = Scene.world(0.1, ContactMode.DETECT, (seed, w) -> populate(w, position, speed));
        ActorStates a = world.view().actors();
        double slowest = Double.POSITIVE_INFINITY;
        for (int t = 1; t < samples; t++) {
            world.tick();
            for (int i = 0; i < CARS; i++) {
                assertEquals(position[t][i], a.x[i], 0.1, "position of car " + i + " at tick " + t);
                assertEquals(speed[t][i], a.speed[i], 0.1, "speed of car " + i + " at tick " + t);
            }
            slowest = Math.min(slowest, a.speed[CARS - 1]);
        }
        assertTrue(slowest < 1, "the last car slowed down to " + slowest + " m/s only");
    }

    private static void populate(WorldBuilder w, double[][] position, double[][] speed) {
        w.roads(RoadNetwork.straight(1, 3.2, 4000, 36));
        WorldBuilder.Body body = new WorldBuilder.Body(LENGTH, 1.8, 0, 0, 2.7, 1500);
        for (int i = 0; i < CARS; i++) {
            int car = w.addActor("v" + i, ActorType.CAR, MotionModel.LANE_POINT, body);
            w.placeOnLane(car, 0, position[0][i], 0, speed[0][i]);
            if (i > 0) {
                w.drive(car, new IdmDriver(IDM));
            }
        }
        w.addScript(new Script() {
            @Override
            public void beforeTick(WorldView view, ActorCommands out) {
                int next = Math.min((int) view.tick() + 1, position.length - 1);
                out.prescribe(0, position[next][0], -1.6, 0, speed[next][0]);
            }

            @Override
            public void visitState(StateVisitor v) {}
        });
    }
}
