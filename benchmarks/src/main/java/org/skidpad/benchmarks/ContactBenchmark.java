package org.skidpad.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A tick of boxes on ice in a square room: as many that keep colliding as there is room for, or few that seldom do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContactBenchmark {
    private static final int BODIES = 12;
    private static final int TICKS = 600;

    /** Side of the room, m: in 12 m some of the twelve always collide, in 200 m hardly any do. */
    @Param({"12", "200"})
    public double side;

    @Param({"DETECT", "RIGID"})
    public WorldConfig.ContactMode contacts;

    private World world;
    private int ticks;

    @Setup
    public void populate() {
        world = new World(new Room(side, contacts));
        world.reset(1);
    }

    @Benchmark
    public double tick() {
        if (ticks++ % TICKS == 0) {
            world.reset(ticks);
        }
        world.tick();
        return world.view().actors().x[0];
    }

    private record Room(double side, WorldConfig.ContactMode contacts) implements Scenario {
        @Override
        public String name() {
            return "room";
        }

        @Override
        public WorldConfig config() {
            return new WorldConfig(0.05, BODIES, contacts, 60);
        }

        @Override
        public Task task() {
            return null;
        }

        @Override
        public List<Criterion> criteria() {
            return List.of();
        }

        @Override
        public void populate(long seed, WorldBuilder w) {
            RandomStream random = new RandomStream(seed, -1, "room");
            w.walls(new Walls(
                    new double[] {0, side, side, 0},
                    new double[] {0, 0, side, side},
                    new double[] {side, side, 0, 0},
                    new double[] {0, side, side, 0}));
            w.surfaces(new ContactParameters(0.1, 0.95, 0));
            WorldBuilder.Body box = new WorldBuilder.Body(1.5, 1, 0, 0, 0, 50);
            for (int k = 0; k < BODIES; k++) {
                int i = w.addActor("box" + k, ActorType.OBSTACLE, MotionModel.PUSHABLE, box);
                w.place(
                        i,
                        side * (0.2 + 0.2 * (k % 4)),
                        side * (0.25 + 0.25 * (k / 4)),
                        random.uniform(-Math.PI, Math.PI),
                        random.uniform(4, 8));
            }
        }
    }
}
