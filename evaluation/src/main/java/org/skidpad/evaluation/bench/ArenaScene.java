package org.skidpad.evaluation.bench;

import java.util.List;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * The scene of the workloads arena20, arena100 and arena500, rebuilt bit for bit: boxes of 4.5 x 2 m in cells of 14 m, 10 m/s
 * along a random heading, between four closed walls; friction 0, restitution 1, steps of 0.02 s. From {@link
 * PeerRandom} at seed 11.
 *
 * @param boxes how many
 */
record ArenaScene(int boxes) implements Scenario {
    static final double SPEED = 10;
    static final double LENGTH = 4.5;
    static final double WIDTH = 2;
    private static final double CELL = 14;

    /** Steps after which every body is given its speed back and its spin taken: engines gain or lose energy differently. */
    static final int RESCALE_STEPS = 50;

    /** Side of the square, m; its lower left corner is the map origin. */
    double size() {
        return columns() * CELL;
    }

    private int columns() {
        return (int) Math.ceil(Math.sqrt(boxes));
    }

    @Override
    public String name() {
        return "arena" + boxes;
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.02, boxes, WorldConfig.ContactMode.RIGID, 1e6);
    }

    @Override
    public Task task() {
        throw new IllegalStateException("nobody is trained in the arena");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        double s = size();
        world.walls(new Walls(
                new double[] {0, s, s, 0}, new double[] {0, 0, s, s}, new double[] {s, s, 0, 0}, new double[] {
                    0, s, s, 0
                }));
        world.surfaces(new ContactParameters(0, 1, 0));
        WorldBuilder.Body box = new WorldBuilder.Body(LENGTH, WIDTH, 0, 0, 0, LENGTH * WIDTH);
        PeerRandom random = new PeerRandom(11);
        for (int i = 0; i < boxes; i++) {
            double x = (i % columns() + 0.5) * CELL + (random.next() * 4 - 2);
            double y = (i / columns() + 0.5) * CELL + (random.next() * 4 - 2);
            double heading = random.next() * 6.283185307179586;
            world.addActor("box" + i, ActorType.OBSTACLE, MotionModel.PUSHABLE, box);
            world.place(i, x, y, heading, SPEED);
        }
    }

    /** Gives every body 10 m/s in the direction in which it moves, and no spin. */
    static void rescale(ActorStates bodies) {
        for (int i = 0; i < bodies.count; i++) {
            double along = bodies.speed[i];
            double across = bodies.lateralSpeed[i];
            double speed = Math.sqrt(along * along + across * across);
            bodies.speed[i] = speed < 1e-3 ? SPEED : along * SPEED / speed;
            bodies.lateralSpeed[i] = speed < 1e-3 ? 0 : across * SPEED / speed;
            bodies.yawRate[i] = 0;
        }
    }
}
