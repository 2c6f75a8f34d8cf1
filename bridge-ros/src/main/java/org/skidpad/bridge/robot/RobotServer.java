package org.skidpad.bridge.robot;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/**
 * Makes a running world a robot on a transport: by the topics and frames of a description scan, odometry and goal out and
 * commands in, and {@code /tf} and {@code /clock}. Twists are heard in both forms. The world advances with the wall clock. A robot that hears no
 * command for the timeout stops, as a motor controller does (ros2_controllers' diff_drive: {@code cmd_vel_timeout}).
 */
public final class RobotServer {
    private static final double NS = 1e-9;
    private static final double STANDING = 0.01;
    /** The world does not try to catch up with more than this, s of wall time. */
    private static final double MOST_BEHIND_S = 0.25;

    private static final double GOAL_EVERY_S = 1;

    private final World world;
    private final RobotOptions options;
    private final ControlClock clock = ControlClock.system();
    private final CommandInbox inbox;
    private final EgoSensors sensors;
    private final Measurement measurement;
    private final RobotTopics topics;
    private final Transport transport;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final RobotDescription robot;
    private final boolean steered;
    private final Task task;
    private final double[] command = new double[2];
    private volatile boolean stopRequested;

    private EndReason end = EndReason.RUNNING;
    private boolean wasTouching;
    private boolean wasGood;
    private boolean coasting;
    private long lastCommandNs;
    private int touches;
    private int commandTimeouts;
    private double longestCoastS = Double.NaN;
    private long lateTicks;
    private double publishedScanTime = Double.NaN;

    /**
     * Resets a world of the scenario and advertises the topics; nothing moves before {@link #run}.
     *
     * @throws BadInputException where the scenario's ego does not move as the robot does
     */
    public RobotServer(
            Scenario scenario, long seed, RobotDescription robot, Transport transport, RobotOptions options) {
        this.robot = robot;
        this.options = options;
        this.transport = transport;
        world = new World(scenario);
        world.reset(seed);
        task = scenario.task();
        WorldView view = world.view();
        ActorStates actors = view.actors();
        int ego = view.ego();
        MotionModel motion = actors.motion[ego];
        steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        if (steered ? !motion.isSteered() : motion != MotionModel.DIFFERENTIAL_DRIVE) {
            throw new BadInputException(
                    SourceLocation.wholeFile(scenario.name()),
                    "the ego moves as " + motion + "; robot " + robot.name() + " is "
                            + robot.drive().kinematics().word());
        }
        sensors = task.egoSensors(scenario.config().capacity());
        sensors.reset(seed, view);
        measurement = new Measurement(task.lidar() == null ? 0 : task.lidar().beams(), 2);
        Pose start = new Pose(actors.x[ego], actors.y[ego], actors.heading[ego]);
        topics = new RobotTopics(transport, robot, sensors.lidar(), start, options);
        inbox = new CommandInbox(options.commandTimeoutS());
        listen();
    }

    private void listen() {
        String topic = robot.commands().topic();
        if (robot.commands().type() == CommandType.ACKERMANN) {
            transport.subscribe(
                    Topic.of(topic, MessageType.ACKERMANN_DRIVE_STAMPED),
                    drive -> inbox.received(drive.speed, drive.steeringAngle, System.nanoTime()));
            return;
        }
        double wheelbase = robot.drive().wheelbase();
        Listener<Twist> listener = twist -> {
            double turn = steered
                    ? twist.linearX == 0 ? 0 : Math.atan(twist.angularZ * wheelbase / twist.linearX)
                    : twist.angularZ;
            inbox.received(twist.linearX, turn, System.nanoTime());
        };
        transport.subscribe(Topic.of(topic, MessageType.TWIST), listener);
        transport.subscribe(Topic.of(topic, MessageType.TWIST_STAMPED), listener);
    }

    /** Asks {@link #run} to return; safe from any thread. */
    public void requestStop() {
        stopRequested = true;
    }

    /**
     * Serves until the task ended and the linger is over, the wall time is up, or somebody asks for the end; a signal to the
     * process asks, and unregisters.
     */
    public RobotReport run() {
        Thread hook = new Thread(this::leave, "leave-ros");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return serve();
        } finally {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is already ending: the hook is running and waits for this very run.
                System.getLogger(RobotServer.class.getName()).log(System.Logger.Level.DEBUG, "ended by a signal");
            }
        }
    }

    private void leave() {
        stopRequested = true;
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            transport.close();
        }
    }

    private RobotReport serve() {
        WorldView view = world.view();
        double dt = view.dt();
        long tickNs = Math.max(1, Math.round(dt / options.speedFactor() / NS));
        long mostBehindNs = Math.max(2 * tickNs, Math.round(MOST_BEHIND_S / NS));
        long ticksPerState = Math.max(1, Math.round(1 / (options.odometryHz() * dt)));
        long ticksPerGoal = Math.max(1, Math.round(GOAL_EVERY_S / dt));
        long begun = clock.nanoTime();
        long due = begun;
        long leaveNs = begun + Math.round(options.maxWallS() / NS);
        boolean leaving = false;
        while (!stopRequested && clock.nanoTime() < leaveNs) {
            publish(view, ticksPerState, ticksPerGoal);
            step(view, clock.nanoTime());
            if (options.endWithTask() && end != EndReason.RUNNING && !leaving) {
                leaving = true;
                leaveNs = Math.min(leaveNs, clock.nanoTime() + Math.round(options.lingerS() / NS));
            }
            due += tickNs;
            long late = clock.nanoTime() - due;
            if (late > tickNs) {
                lateTicks++;
            }
            if (late > mostBehindNs) {
                due += late;
            }
            clock.sleepUntil(due);
        }
        return new RobotReport(
                end,
                view.time(),
                inbox.count(),
                inbox.refused(),
                commandTimeouts,
                longestCoastS,
                touches,
                goalDistance(view),
                lateTicks);
    }

    private void publish(WorldView view, long ticksPerState, long ticksPerGoal) {
        sensors.measure(view, measurement);
        if (view.tick() % ticksPerState == 0) {
            topics.publishState(measurement, view.time());
        }
        if (topics.hasScan() && measurement.scanTime != publishedScanTime) {
            publishedScanTime = measurement.scanTime;
            topics.publishScan(measurement);
        }
        if (!Double.isNaN(view.goalX()) && view.tick() % ticksPerGoal == 0) {
            topics.publishGoal(view.goalX(), view.goalY(), view.time());
        }
    }

    private void step(WorldView view, long nowNs) {
        boolean good = inbox.read(nowNs, command);
        ActorStates actors = view.actors();
        int ego = view.ego();
        if (wasGood && !good) {
            commandTimeouts++;
            coasting = true;
            lastCommandNs = inbox.arrivalNs();
        }
        wasGood = good;
        ActorCommands commands = world.commands();
        commands.overridden[ego] = true;
        commands.longitudinal[ego] = steered ? towards(command[0], actors.speed[ego], view.dt()) : command[0];
        commands.lateral[ego] = command[1];
        world.tick();
        if (coasting && Math.abs(actors.speed[ego]) < STANDING && Math.abs(actors.yawRate[ego]) < STANDING) {
            coasting = false;
            double coast = (clock.nanoTime() - lastCommandNs) * NS;
            longestCoastS = Double.isNaN(longestCoastS) ? coast : Math.max(longestCoastS, coast);
        }
        judge(view, ego);
    }

    /** The acceleration with which a speed controller follows a wanted speed, with the robot's own lag. */
    private double towards(double wanted, double speed, double dt) {
        return (wanted - speed) / Math.max(robot.delays().speedLag(), 2 * dt);
    }

    private void judge(WorldView view, int ego) {
        boolean touching = view.touching(ego);
        if (touching && !wasTouching) {
            touches++;
        }
        wasTouching = touching;
        if (end != EndReason.RUNNING) {
            return;
        }
        if (touching) {
            end = EndReason.COLLISION;
        } else if (goalDistance(view) <= task.goalRadius() || world.finished()) {
            end = EndReason.SUCCESS;
        } else if (view.time() >= world.populator().config().durationS()) {
            end = EndReason.TIMEOUT;
        }
    }

    private static double goalDistance(WorldView view) {
        ActorStates a = view.actors();
        return Math.hypot(view.goalX() - a.x[view.ego()], view.goalY() - a.y[view.ego()]);
    }
}
