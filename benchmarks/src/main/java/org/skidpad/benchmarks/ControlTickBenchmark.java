package org.skidpad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.skidpad.bridge.control.ActionLimits;
import org.skidpad.bridge.control.Alarms;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.bridge.control.CommandSink;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.control.ControlListener;
import org.skidpad.bridge.control.ControlLoop;
import org.skidpad.bridge.control.ControlParts;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.SpecificationWatch;
import org.skidpad.bridge.control.StateEstimate;
import org.skidpad.bridge.control.StoppingShield;
import org.skidpad.bridge.control.Watchdog;
import org.skidpad.bridge.control.WatchdogLimits;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.LidarParameters;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;

/**
 * One tick of deployment with a new scan of 360 beams each time, an MLP of 2 × 64, a specification, the shield among near walls and
 * all limits. The bound is 1 ms for the 99.9th percentile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class ControlTickBenchmark {
    private static final long PERIOD_NS = 50_000_000;

    private final Latest<Odometry> odometries = new Latest<>(MessageType.ODOMETRY);
    private final Latest<LaserScan> scans = new Latest<>(MessageType.LASER_SCAN);
    private final Odometry odometry = new Odometry();
    private final LaserScan scan = new LaserScan();
    private final RandomStream random = new RandomStream(1, 0, "control-tick-benchmark");
    private ControlLoop loop;
    private long stampNs = 1;

    @Setup
    public void setUp() throws IOException {
        Policy policy = policy();
        RobotDescription robot = robot();
        StateEstimate state = new StateEstimate(robot, odometries, scans, null, 2);
        state.goal(2, 1);
        scan.frame = "laser";
        scan.angleIncrement = (float) (2 * Math.PI / 360);
        scan.rangeMin = 0.12f;
        scan.rangeMax = 3.5f;
        scan.resize(360);
        odometry.frame = "odom";
        odometry.childFrame = "base_link";
        odometry.linearX = 0.1;
        // Never stale: what is measured is the tick that drives, as fast as it can be repeated.
        WatchdogLimits limits = new WatchdogLimits(1e6, 1e6, 1e6, 1e6, 1e6, 1, false);
        loop = new ControlLoop(new ControlParts(
                policy,
                state,
                new Watchdog(limits, true, true),
                Alarms.NONE,
                new CommandMap(policy.contract(), Kinematics.DIFFERENTIAL),
                new SpecificationWatch(
                        robot.monitors(), robot.footprint(), policy.contract().periodS()),
                new StoppingShield(robot, policy.contract().periodS()),
                ActionLimits.of(robot.limits(), Double.POSITIVE_INFINITY),
                new CommandSink() {
                    @Override
                    public void command(float[] command) {}

                    @Override
                    public void stop() {}
                },
                ControlSettings.DEFAULT,
                ControlListener.NONE,
                ControlClock.system()));
    }

    private static Policy policy() throws IOException {
        PolicyContract contract = StandardTasks.burger();
        NetworkShape shape = new NetworkShape(contract.observationSize(), 2, List.of(64, 64));
        float[] parameters = new float[shape.parameterCount()];
        RandomStream weights = new RandomStream(2, 0, "control-tick-benchmark");
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) weights.uniform(-0.2, 0.2);
        }
        Path file = Files.createTempFile("tick", ".policy");
        try {
            PolicyFile.write(file, contract, shape, parameters, java.util.Map.of(), java.util.Map.of());
            return PolicyFile.read(file).policy();
        } finally {
            Files.delete(file);
        }
    }

    private static RobotDescription robot() {
        RobotDescription.Monitor near = new RobotDescription.Monitor(
                "near",
                SpecParser.parse(
                        "eventually[0, 0.4] (min_clearance > 0.04)",
                        SourceLocation.wholeFile("benchmark"),
                        Signals.names()),
                0.5);
        return new RobotDescription(
                "burger",
                "",
                "",
                new RobotDescription.Drive(Kinematics.DIFFERENTIAL, 0.033, 0.16, Double.NaN, 0, 1, 0.7, 1),
                new RobotDescription.Footprint(0.105, 0.21, 0.21, -0.032),
                new RobotDescription.Frames("map", List.of("odom"), List.of("base_link")),
                new RobotDescription.Commands("/cmd_vel", CommandType.TWIST, 10),
                new RobotDescription.Odometry("/odom", 30, 0.02),
                new RobotDescription.Scan(
                        "/scan",
                        List.of("laser"),
                        new LidarParameters(360, 0, 2 * Math.PI, 0.12, 3.5, 5, 0.01, -0.032, 0),
                        0,
                        0.01),
                "/goal_pose",
                new RobotDescription.Operator("", "", ""),
                new RobotDescription.Limits(
                        new RobotDescription.Limit(-0.22, 0.22, 1, 20),
                        new RobotDescription.Limit(-2.84, 2.84, 12.5, 250)),
                new RobotDescription.Delays(0.02, 0.05, 0.05, 0.1),
                new RobotDescription.Timeouts(0.25, 0.45, 0.5, 0.05, 1, 0.25, 0.2),
                new ArrayList<>(List.of(near)),
                new RobotDescription.Shield(0.02, 0.8),
                new RobotDescription.Modes(0.1, 60, 0, 100, 0.9));
    }

    @Benchmark
    public void tickWithANewScanOf360Beams() {
        stampNs += PERIOD_NS;
        scan.stampNs = stampNs;
        odometry.stampNs = stampNs;
        for (int i = 0; i < 360; i++) {
            scan.ranges[i] = 0.2f + 0.1f * (i % 7) + (float) random.uniform(0, 0.02);
        }
        long now = System.nanoTime();
        odometries.put(odometry, now);
        scans.put(scan, now);
        loop.tick(now);
    }
}
