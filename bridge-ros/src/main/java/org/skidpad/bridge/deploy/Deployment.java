package org.skidpad.bridge.deploy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.control.ActionLimits;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.bridge.control.CommandSink;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.control.ControlListener;
import org.skidpad.bridge.control.ControlLoop;
import org.skidpad.bridge.control.ControlParts;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.SpecificationWatch;
import org.skidpad.bridge.control.StateEstimate;
import org.skidpad.bridge.control.StoppingShield;
import org.skidpad.bridge.control.Watchdog;
import org.skidpad.bridge.control.WatchdogLimits;
import org.skidpad.bridge.drive.CommandTopic;
import org.skidpad.bridge.drive.DriveSink;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.supervise.SupervisorProcess;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.robot.RobotDescription;

/**
 * One policy driving one robot over the topics of its description. Whatever ends it, the goal, the clock, a signal or an
 * exception, the robot is told to stop until it stands still; where this process cannot, its supervisor does.
 */
public final class Deployment {
    /** A signal waits this long for the loop to stop the robot before the process ends, ms. */
    private static final long EXIT_PATIENCE_MS = 3000;

    private final ControlLoop loop;
    private final DeploymentOptions options;
    private final Transport transport;
    private final DeploymentRecording recording;
    private final DeploymentAlarms alarms;
    private final SupervisorProcess supervisor;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Subscribes, advertises and starts the supervisor; drives only in {@link #run}.
     *
     * @throws BadInputException naming every field in which the policy does not fit the robot
     */
    public Deployment(Policy policy, RobotDescription robot, Transport transport, DeploymentOptions options) {
        this(policy, robot, transport, options, ControlClock.system());
    }

    /** Like the other, by a clock of its own: rates, ages and timeouts count in its time. */
    public Deployment(
            Policy policy, RobotDescription robot, Transport transport, DeploymentOptions options, ControlClock clock) {
        this.options = options;
        this.transport = transport;
        PolicyContract contract = policy.contract();
        RobotFit.require(contract, robot, options.policyName());
        StateEstimate state = estimate(contract, robot, clock);
        boolean silent = options.mode() == DriveMode.SHADOW;
        DriveSink commands = silent ? null : CommandTopic.open(transport, robot, state::odometryStampNs);
        CommandSink sink = silent ? new SilentSink() : commands;
        supervisor = silent || options.supervision() == null
                ? null
                : new SupervisorProcess(options.supervision(), robot, commands.type());
        alarms = new DeploymentAlarms(robot, transport, commands, supervisor, clock);
        double cap = options.mode() == DriveMode.CAPPED
                ? Math.min(options.speedCap(), robot.modes().cappedSpeed())
                : options.speedCap();
        if (options.recorder() != null) {
            DeploymentRecording.rehearse(robot, options, contract);
        }
        recording = options.recorder() == null
                ? null
                : new DeploymentRecording(options.recorder(), robot, options, contract.periodS());
        boolean goalSeen = RobotFit.sees(contract, ObservationChannels.GOAL_DISTANCE)
                || RobotFit.sees(contract, ObservationChannels.GOAL_DIRECTION);
        // A shadow's stops have no effect that anybody would have to look at before it goes on.
        WatchdogLimits limits = WatchdogLimits.of(robot.timeouts(), options.resumeOnRequest() && !silent);
        boolean scan = needsScan(contract, robot);
        loop = new ControlLoop(new ControlParts(
                policy,
                state,
                new Watchdog(limits, scan, goalSeen, alarms),
                alarms,
                new CommandMap(contract, robot.drive().kinematics()),
                new SpecificationWatch(robot.monitors(), robot.footprint(), contract.periodS()),
                robot.shield() == null ? null : new StoppingShield(robot, contract.periodS()),
                ActionLimits.of(robot.limits(), cap),
                sink,
                options.control(),
                recording == null ? ControlListener.NONE : recording,
                clock));
    }

    /** A shield and specifications look at the scan even where the policy does not. */
    private static boolean needsScan(PolicyContract contract, RobotDescription robot) {
        boolean watched = robot.shield() != null || !robot.monitors().isEmpty();
        return RobotFit.seesScan(contract) || robot.hasScan() && watched;
    }

    private StateEstimate estimate(PolicyContract contract, RobotDescription robot, ControlClock clock) {
        boolean goalGiven = !Double.isNaN(options.goalX());
        Latest<LaserScan> scans = needsScan(contract, robot)
                ? latest(Topic.of(robot.scan().topic(), MessageType.LASER_SCAN).bestEffort(), clock)
                : null;
        Latest<PoseGoal> goals = goalGiven
                ? null
                : latest(Topic.of(robot.goalTopic(), MessageType.POSE_STAMPED).unlatched(), clock);
        StateEstimate state = new StateEstimate(
                robot,
                latest(Topic.of(robot.odometry().topic(), MessageType.ODOMETRY).bestEffort(), clock),
                scans,
                goals,
                contract.actionSize());
        if (goalGiven) {
            state.goal(options.goalX(), options.goalY());
        }
        return state;
    }

    private <M extends Message<M>> Latest<M> latest(Topic<M> topic, ControlClock clock) {
        Latest<M> latest = new Latest<>(topic.type());
        transport.subscribe(topic, message -> latest.put(message, clock.nanoTime()));
        return latest;
    }

    /** Drives until the goal is reached, time runs out, the robot is lost, or somebody asks for the end; then stops the robot. */
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
            alarms.close();
            if (supervisor != null) {
                supervisor.close();
            }
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

    /** Stops the robot where it is until {@link #resume}, as the operator's topic does; safe from any thread. */
    public void hold() {
        alarms.stop();
    }

    /** Lets a stopped robot drive on once it stands and all is well; safe from any thread. */
    public void resume() {
        alarms.resume();
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
