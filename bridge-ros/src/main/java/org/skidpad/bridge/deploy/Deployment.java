package org.skidpad.bridge.deploy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.control.ActionLimits;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.control.ControlListener;
import org.skidpad.bridge.control.ControlLoop;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.StateEstimate;
import org.skidpad.bridge.control.Watchdog;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * One policy driving one robot: {@code /odom}, {@code /scan} and {@code /goal_pose} in, {@code /cmd_vel} out. Whatever ends
 * it, the goal, the clock, a signal or an exception, the robot is told to stop until it stands still.
 */
public final class Deployment {
    /** A signal waits this long for the loop to stop the robot before the process ends, ms. */
    private static final long EXIT_PATIENCE_MS = 3000;

    private final ControlLoop loop;
    private final DeploymentOptions options;
    private final Transport transport;
    private final DeploymentRecording recording;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Subscribes and advertises; drives only in {@link #run}.
     *
     * @throws BadInputException naming every channel in which the policy does not fit a robot with odometry, lidar and velocity
     *     commands
     */
    public Deployment(Policy policy, Transport transport, DeploymentOptions options) {
        this(policy, transport, options, ControlClock.system());
    }

    /**
     * Like the other, by a clock of its own: with a {@link SimulatedClock}, rates, ages and timeouts count in the time of a robot
     * that lives faster or slower than the wall clock.
     */
    public Deployment(Policy policy, Transport transport, DeploymentOptions options, ControlClock clock) {
        this.options = options;
        this.transport = transport;
        PolicyContract contract = policy.contract();
        RobotFit.require(contract, options.policyName());
        boolean goalGiven = !Double.isNaN(options.goalX());
        boolean goalSeen = RobotFit.sees(contract, ObservationChannels.GOAL_DISTANCE)
                || RobotFit.sees(contract, ObservationChannels.GOAL_DIRECTION);
        boolean lidar = RobotFit.sees(contract, ObservationChannels.LIDAR_SECTORS);
        Latest<LaserScan> scans = lidar ? latest(transport, Topic.SCAN.bestEffort(), clock) : null;
        Latest<PoseGoal> goals = goalGiven ? null : latest(transport, Topic.GOAL_POSE.unlatched(), clock);
        StateEstimate state = new StateEstimate(
                latest(transport, Topic.ODOM.bestEffort(), clock), scans, goals, contract.actionSize());
        if (goalGiven) {
            state.goal(options.goalX(), options.goalY());
        }
        Publisher<Twist> commands =
                transport.advertise(options.stampedCommands() ? Topic.CMD_VEL_STAMPED : Topic.CMD_VEL);
        ActionLimits limits = options.limits() == null ? ActionLimits.of(contract) : options.limits();
        recording = options.recorder() == null
                ? null
                : new DeploymentRecording(options.recorder(), options.policyName(), contract.periodS());
        loop = new ControlLoop(
                policy,
                state,
                new Watchdog(options.watchdog(), lidar, goalSeen),
                limits,
                new TwistSink(commands, state::odometryStampNs),
                options.control(),
                recording == null ? ControlListener.NONE : recording,
                clock);
    }

    private static <M extends Message<M>> Latest<M> latest(Transport transport, Topic<M> topic, ControlClock clock) {
        Latest<M> latest = new Latest<>(topic.type());
        transport.subscribe(topic, message -> latest.put(message, clock.nanoTime()));
        return latest;
    }

    /** Drives until the goal is reached, time runs out, the robot is lost, or somebody asks for a stop; then stops the robot. */
    public ControlReport run() {
        Thread hook = new Thread(this::stopAndWait, "stop-robot");
        if (options.stopOnExit()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        try {
            ControlReport report = loop.run();
            if (recording != null) {
                recording.end(report);
            }
            return report;
        } finally {
            ended.countDown();
            if (options.stopOnExit()) {
                removeHook(hook);
            }
        }
    }

    /** Asks {@link #run} to stop the robot and return; safe from any thread. */
    public void requestStop() {
        loop.requestStop();
    }

    private void stopAndWait() {
        loop.requestStop();
        try {
            if (!ended.await(EXIT_PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                System.getLogger(Deployment.class.getName())
                        .log(System.Logger.Level.WARNING, "the process ends before odometry confirmed standstill");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            transport.close(); // nobody else will: a signal does not unwind the caller
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending: the hook is running and waits for this very run.
            System.getLogger(Deployment.class.getName()).log(System.Logger.Level.DEBUG, "stopped by a signal");
        }
    }
}
