package org.skidpad.bridge.tick;

import java.util.List;
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
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;

/**
 * The control loop of a Burger with a specification, the shield among near walls and all limits; each tick has a new scan of 360
 * beams. One thread.
 */
public final class TickRig {
    private static final long STAMP_STEP_NS = 50_000_000;
    private static final int BEAMS = 360;

    private final Latest<Odometry> odometries = new Latest<>(MessageType.ODOMETRY);
    private final Latest<LaserScan> scans = new Latest<>(MessageType.LASER_SCAN);
    private final Odometry odometry = new Odometry();
    private final LaserScan scan = new LaserScan();
    private final RandomStream random = new RandomStream(1, 0, "tick-rig");
    private final ControlLoop loop;
    private long commands;
    private long stampNs = 1;

    /** @param policy of the Burger's contract */
    public TickRig(Policy policy) {
        RobotDescription robot = robot();
        StateEstimate state = new StateEstimate(robot, odometries, scans, null, 2);
        state.goal(2, 1);
        scan.frame = "laser";
        scan.angleIncrement = (float) (2 * Math.PI / BEAMS);
        scan.rangeMin = 0.12f;
        scan.rangeMax = 3.5f;
        scan.resize(BEAMS);
        odometry.frame = "odom";
        odometry.childFrame = "base_link";
        odometry.linearX = 0.1;
        // Never stale: what is measured is the tick that drives, at whatever rate it is repeated.
        WatchdogLimits limits = new WatchdogLimits(1e6, 1e6, 1e6, 1e6, 1e6, 1, false);
        double periodS = policy.contract().periodS();
        loop = new ControlLoop(new ControlParts(
                policy,
                state,
                new Watchdog(limits, true, true),
                Alarms.NONE,
                new CommandMap(policy.contract(), Kinematics.DIFFERENTIAL),
                new SpecificationWatch(robot.monitors(), robot.footprint(), periodS),
                new StoppingShield(robot, periodS),
                ActionLimits.of(robot.limits(), Double.POSITIVE_INFINITY),
                new CommandSink() {
                    @Override
                    public void command(float[] command) {
                        commands++;
                    }

                    @Override
                    public void stop() {}
                },
                ControlSettings.DEFAULT,
                ControlListener.NONE,
                ControlClock.system()));
    }

    /** Measures anew; the next {@link #tick} meets it. */
    public void measure() {
        stampNs += STAMP_STEP_NS;
        scan.stampNs = stampNs;
        odometry.stampNs = stampNs;
        for (int i = 0; i < BEAMS; i++) {
            scan.ranges[i] = 0.2f + 0.1f * (i % 7) + (float) random.uniform(0, 0.02);
        }
        long now = System.nanoTime();
        odometries.put(odometry, now);
        scans.put(scan, now);
    }

    /** One tick that is due now. */
    public void tick() {
        loop.tick(System.nanoTime());
    }

    /** Ticks that ended in a command rather than a stop. */
    public long commands() {
        return commands;
    }

    private static RobotDescription robot() {
        RobotDescription.Monitor near = new RobotDescription.Monitor(
                "near",
                SpecParser.parse(
                        "eventually[0, 0.4] (min_clearance > 0.04)",
                        SourceLocation.wholeFile("tick rig"),
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
                        new LidarParameters(BEAMS, 0, 2 * Math.PI, 0.12, 3.5, 5, 0.01, -0.032, 0),
                        0,
                        0.01),
                "/goal_pose",
                new RobotDescription.Operator("", "", ""),
                new RobotDescription.Limits(
                        new RobotDescription.Limit(-0.22, 0.22, 1, 20),
                        new RobotDescription.Limit(-2.84, 2.84, 12.5, 250)),
                new RobotDescription.Delays(0.02, 0.05, 0.05, 0.1),
                new RobotDescription.Timeouts(0.25, 0.45, 0.5, 0.05, 1, 0.25, 0.2),
                List.of(near),
                new RobotDescription.Shield(0.02, 0.8),
                new RobotDescription.Modes(0.1, 60, 0, 100, 0.9));
    }
}
