package org.skidpad.benchmarks;

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
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.Lidar;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.world.World;

/** {@code World.tick} alone, with what the ego measures each second tick, and one lidar scan. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WorldBenchmark {
    private static final int EPISODE_TICKS = 600;

    @Param({"MOTORWAY", "ROOM"})
    public String scene;

    private World world;
    private EgoSensors sensors;
    private org.skidpad.sim.sensor.Measurement measurement;
    private Lidar lidar;
    private final float[] ranges = new float[360];
    private int tick;
    private long seed;

    @Setup
    public void setUp() {
        Workload workload = Workload.valueOf(scene);
        world = new World(workload);
        sensors = workload.task().egoSensors(workload.config().capacity());
        measurement = new org.skidpad.sim.sensor.Measurement(
                workload.task().lidar() == null ? 0 : 360,
                workload.task().contract().actionSize());
        lidar = new Lidar(Lidars.LDS_01);
        world.reset(seed);
    }

    /** One tick; each 600th also resets the world. */
    @Benchmark
    public long tick() {
        if (tick++ % EPISODE_TICKS == 0) {
            world.reset(seed++);
        }
        world.tick();
        return world.view().tick();
    }

    /** One tick; after each second one the ego measures. */
    @Benchmark
    public double tickAndMeasure() {
        if (tick % EPISODE_TICKS == 0) {
            world.reset(seed++);
            sensors.reset(seed, world.view());
        }
        world.tick();
        if ((tick++ & 1) == 1) {
            sensors.measure(world.view(), measurement);
        }
        return measurement.speed;
    }

    /** One scan of 360 beams from where the ego stands at the start. */
    @Benchmark
    public float scan() {
        lidar.scan(world.view(), 0, ranges);
        return ranges[0];
    }
}
