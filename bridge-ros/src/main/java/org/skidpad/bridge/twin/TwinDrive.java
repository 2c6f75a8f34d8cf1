package org.skidpad.bridge.twin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.skidpad.bridge.bag.MessageLogs;
import org.skidpad.bridge.bag.RecordedMessage;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.bridge.deploy.SimulatedClock;
import org.skidpad.bridge.drive.CommandTopic;
import org.skidpad.bridge.drive.DriveSink;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.ros1.Ros1Node;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;

/**
 * Drives the twin as identification wants a robot driven, and records it: first it stands, with the lidar on, then it gets steps of
 * speed and turn, fast and slow, in an empty hall that it is steered back into the middle of.
 */
public final class TwinDrive {
    private static final String TRUTH = "/ground_truth";
    private static final double STAND_S = 10;
    private static final double LONGEST_STEP_S = 2;
    private static final double SHORTEST_STEP_S = 0.5;
    /** One step in so many is a stop. */
    private static final int STOPS = 6;

    private static final double PERIOD_S = 0.05;
    private static final long PERIOD_NS = 50_000_000L;
    private static final double NS = 1e-9;
    /** A car slides beyond this, and then tells more of its tyres than of its steering, m/s². */
    private static final double SIDEWAYS = 3;

    private static final double FASTEST = 2.5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TwinKind kind;
    private final RobotDescription robot;
    private final TwinOptions options;
    private final double hall;

    /** @param robot what it is driven as; its lidar's range makes the size of the hall */
    public TwinDrive(TwinKind kind, RobotDescription robot, TwinOptions options) {
        this.kind = kind;
        this.robot = robot;
        this.options = options.withWait(PERIOD_S);
        hall = robot.hasScan() ? 0.85 * robot.scan().lidar().rangeMax() : 5;
    }

    /**
     * Drives for so many seconds of its time.
     *
     * @param bag is written with the topics that the robot's file names and {@code /ground_truth}
     * @return what the twin told at its end
     * @throws TransportException where the twin does not speak, or dies
     */
    public TwinEvent record(double seconds, Path bag) {
        AtomicReference<TwinEvent> account = new AtomicReference<>();
        Path program = TwinBuild.program();
        // Longer one way than the other, so that beams have different ranges.
        double half = 0.6 * hall;
        Walls walls = new Walls(
                new double[] {-hall, hall, hall, -hall},
                new double[] {-half, -half, half, half},
                new double[] {hall, hall, -hall, -hall},
                new double[] {-half, half, half, -half});
        TwinWorld world = new TwinWorld(walls, new Pose(0, 0, 0), Double.NaN, Double.NaN, 0);
        try (LocalMaster master = LocalMaster.start(0);
                Twin twin = Twin.start(program, kind, world, options, master, event -> {
                    if (event.name().equals("end")) {
                        account.set(event);
                    }
                })) {
            TransportOptions ros = TransportOptions.of("skidpad_drive").withMasterUri(master.uri());
            try (Ros1Node node = Ros1Node.open(ros);
                    TwinBag out = new TwinBag(bag)) {
                drive(node, out, seconds, half / 2);
            }
            twin.end();
            if (account.get() == null) {
                throw new TransportException("the twin died: " + String.join("; ", twin.complaints()));
            }
            return account.get();
        }
    }

    private void drive(Ros1Node node, TwinBag out, double seconds, double home) {
        SimulatedClock clock = new SimulatedClock(node);
        Latest<Odometry> truth = new Latest<>(MessageType.ODOMETRY);
        Odometry heard = MessageType.ODOMETRY.create();
        node.subscribeAny(TRUTH, m -> {
            out.put(TRUTH, m, clock.nanoTime());
            MessageLogs.decode(
                    new RecordedMessage(TRUTH, m.type(), RecordedMessage.Encoding.ROS1, 0, m.bytes()),
                    MessageType.ODOMETRY,
                    heard);
            truth.put(heard, clock.nanoTime());
        });
        // A command is stamped when it is sent: the way of our own copy through this machine is no delay of the robot.
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        String commands = robot.commands().topic();
        node.subscribeAny(commands, m -> out.put(commands, m, sent.isEmpty() ? clock.nanoTime() : sent.poll()));
        String odometry = robot.odometry().topic();
        node.subscribeAny(odometry, m -> out.put(odometry, m, clock.nanoTime()));
        if (robot.hasScan()) {
            String scan = robot.scan().topic();
            node.subscribeAny(scan, m -> out.put(scan, m, clock.nanoTime()));
        }
        DriveSink sink = CommandTopic.open(node, robot, clock::nanoTime);
        Odometry pose = MessageType.ODOMETRY.create();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        // The twin and our own copy.
        while (sink.readers() < 2 || truth.count() == 0) {
            if (System.nanoTime() > patience) {
                throw new TransportException("the twin does not speak");
            }
            clock.sleepUntil(clock.nanoTime() + PERIOD_NS / 5);
        }
        SplittableRandom random = new SplittableRandom(options.seed());
        long begun = clock.nanoTime();
        long due = begun;
        double until = STAND_S;
        float[] step = new float[CommandMap.SIZE];
        float[] command = new float[CommandMap.SIZE];
        double[] wish = {0, 0};
        while ((due - begun) * NS < seconds) {
            double t = (due - begun) * NS;
            if (t >= until) {
                wish = wish(random);
                until = t + SHORTEST_STEP_S + (LONGEST_STEP_S - SHORTEST_STEP_S) * random.nextDouble();
            }
            step[CommandMap.SPEED] = (float) wish[0];
            step[CommandMap.TURN] = (float) wish[1];
            truth.takeInto(pose, -1);
            home(pose, home, step, command);
            sent.add(clock.nanoTime());
            sink.command(command);
            due += PERIOD_NS;
            clock.sleepUntil(due);
        }
        sink.stop();
    }

    private double[] wish(SplittableRandom random) {
        if (random.nextInt(STOPS) == 0) {
            return new double[] {0, 0};
        }
        double top = Math.min(FASTEST, robot.limits().speed().high());
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        double speed = steered ? top * (0.3 + 0.7 * random.nextDouble()) : top * (2 * random.nextDouble() - 1);
        double turn = mostTurn(speed) * (2 * random.nextDouble() - 1);
        return new double[] {speed, turn};
    }

    private double mostTurn(double speed) {
        double most = robot.limits().turn().high();
        boolean steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        return steered
                ? Math.min(most, Math.atan(SIDEWAYS * robot.drive().wheelbase() / Math.max(0.1, speed * speed)))
                : 0.7 * most;
    }

    /** The step itself, or where the robot is far from the middle and does not head for it, a turn towards the middle. */
    private void home(Odometry pose, double within, float[] step, float[] command) {
        command[CommandMap.SPEED] = step[CommandMap.SPEED];
        command[CommandMap.TURN] = step[CommandMap.TURN];
        double ahead = step[CommandMap.SPEED] < 0 ? Math.PI : 0;
        double off = Angles.wrap(Math.atan2(-pose.y, -pose.x) - pose.heading() - ahead);
        if (Math.hypot(pose.x, pose.y) > within && Math.abs(off) > 0.5) {
            command[CommandMap.TURN] = (float) (Math.signum(off) * mostTurn(step[CommandMap.SPEED]));
        }
    }
}
