package org.skidpad.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

class SimulationTest {
    /** The ego, which is not the first actor, runs into the first; two others overlap from the start. */
    private static final class Pile implements Scenario {
        private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.5, 1.8, 1.4, 0, 2.6, 1200);

        @Override
        public String name() {
            return "pile";
        }

        @Override
        public WorldConfig config() {
            return new WorldConfig(0.05, 4, WorldConfig.ContactMode.DETECT, 10);
        }

        @Override
        public Task task() {
            return new Task(StandardTasks.driver(), List.of(), 20, Double.NaN, null);
        }

        @Override
        public List<Criterion> criteria() {
            return List.of();
        }

        @Override
        public void populate(long seed, WorldBuilder world) {
            world.roads(RoadNetwork.straight(1, 3.5, 1000, 30));
            standing(world, "parked", MotionModel.FIXED, 90);
            int ego = world.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            world.placeOnLane(ego, 0, 50, 0, 20);
            world.ego(ego);
            standing(world, "a", MotionModel.FIXED, 200);
            standing(world, "b", MotionModel.LANE_POINT, 202);
        }

        private static void standing(WorldBuilder world, String name, MotionModel motion, double s) {
            world.placeOnLane(world.addActor(name, ActorType.CAR, motion, CAR), 0, s, 0, 0);
        }
    }

    /** Keeps its speed. */
    private static final class Coasting implements Policy {
        @Override
        public PolicyContract contract() {
            return StandardTasks.driver();
        }

        @Override
        public void act(Observations observations, Actions actions) {
            Arrays.fill(actions.values, 0);
        }
    }

    @Test
    void ofTwoThatTouchOneReportsAndTheEgoDoesForItself() {
        MemoryRecorder recorder = new MemoryRecorder();
        RunResult result = new Simulation(new Pile(), new Coasting(), "coasting").run(1, recorder);
        assertEquals(EndReason.COLLISION, result.end());
        List<RunEvent> collisions = recorder.recording().events().stream()
                .filter(e -> e.kind().equals("collision"))
                .toList();
        assertEquals(
                List.of("a touches b", "ego touches parked"),
                collisions.stream().map(e -> e.text().replaceFirst(":.*", "")).toList());
        assertEquals(List.of(2, 1), collisions.stream().map(RunEvent::actor).toList());
    }
}
