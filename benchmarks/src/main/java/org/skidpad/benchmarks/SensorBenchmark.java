package org.skidpad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.Lidar;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.world.World;

/** Sensing alone, from where the ego of a scene stands at the start: scans by number of beams, and all sensors together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SensorBenchmark {
    private static final LidarParameters WIDE = new LidarParameters(1080, -2.35, 4.7, 0, 30, 20, 0.01, 0, 0);
    private static final LidarParameters EXACT = new LidarParameters(64, 0, 2 * Math.PI, 0, 50, 20, 0, 0, 0);

    private World room;
    private World motorway;
    private final Lidar wide = new Lidar(WIDE);
    private final Lidar exact = new Lidar(EXACT);
    private final float[] wideRanges = new float[1080];
    private final float[] exactRanges = new float[64];
    private EgoSensors sensors;
    private final org.skidpad.sim.sensor.Measurement measurement = new org.skidpad.sim.sensor.Measurement(1080, 1);

    @Setup
    public void setUp() {
        room = new World(Workload.ROOM);
        room.reset(1);
        motorway = new World(Workload.MOTORWAY);
        motorway.reset(1);
        SensorSet set = new SensorSet(
                new LidarErrors(0.1, 0.01, 0.01, 0.01, 0.2, false),
                new OdometryParameters(20, 0, 0.01, 0.01, 0.01, 0.01, 1, 1),
                new ImuParameters(20, 0, 2e-3, 3e-3, 0, 2e-4, 2e-5, 0),
                new GnssParameters(5, 0.1, 1.5, 60, 0.3),
                new ObjectListParameters(10, 0.1, 80, 2 * Math.PI, true, 0.05, 0.1, 0.3, 0.3));
        sensors = new EgoSensors(WIDE, set, Workload.MOTORWAY.config().capacity(), 25);
        sensors.reset(1, motorway.view());
    }

    /** 64 exact beams over the full circle, 40 walls. */
    @Benchmark
    public float scan64() {
        exact.scan(room.view(), 0, exactRanges);
        return exactRanges[0];
    }

    /** 1080 noisy beams over 4.7 rad, 40 walls. */
    @Benchmark
    public float scan1080() {
        wide.scan(room.view(), 0, wideRanges);
        return wideRanges[0];
    }

    /** A tick of a motorway of 12 cars, and everything that senses it, at 20 Hz. */
    @Benchmark
    public double tickAndSense() {
        if (motorway.view().tick() % 600 == 0) {
            motorway.reset(1);
            sensors.reset(1, motorway.view());
        }
        motorway.tick();
        sensors.tick(motorway.view());
        sensors.measure(motorway.view(), measurement);
        return measurement.speed;
    }
}
