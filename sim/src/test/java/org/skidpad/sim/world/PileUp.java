package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.random.RandomStream;

/**
 * Cars, crates and round things that are thrown at each other between four walls: every kind of contact that there is, in
 * every tick. For tests of rigid worlds.
 */
final class PileUp {
    private static final double SIDE = 24;

    private PileUp() {}

    static World world(WorldConfig.ContactMode mode, long seed) {
        World world = new World(Scene.of(0.02, mode, PileUp::populate));
        world.reset(seed);
        return world;
    }

    static void populate(long seed, WorldBuilder w) {
        RandomStream random = new RandomStream(seed, -1, "pile-up");
        w.walls(new Walls(
                new double[] {0, SIDE, SIDE, 0},
                new double[] {0, 0, SIDE, SIDE},
                new double[] {SIDE, SIDE, 0, 0},
                new double[] {0, SIDE, SIDE, 0}));
        w.surfaces(new ContactParameters(random.uniform(0, 0.8), random.uniform(0.3, 0.9), 0));
        for (int k = 0; k < 20; k++) {
            WorldBuilder.Body body = k % 3 == 0
                    ? Bodies.CAR
                    : k % 3 == 1 ? Bodies.PEDESTRIAN : new WorldBuilder.Body(1.5, 1, 0.2, 0, 0, 200);
            MotionModel model = k == 0 ? MotionModel.KINEMATIC_BICYCLE : MotionModel.PUSHABLE;
            int i = w.addActor("body" + k, k % 3 == 0 ? ActorType.CAR : ActorType.OBSTACLE, model, body);
            double x = 2.5 + (k % 5) * 4.7 + random.uniform(-0.5, 0.5);
            double y = 3 + (k / 5) * 6 + random.uniform(-0.5, 0.5);
            w.place(i, x, y, random.uniform(-3, 3), random.uniform(10, 20));
        }
    }
}
