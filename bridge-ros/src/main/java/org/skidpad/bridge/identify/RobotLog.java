package org.skidpad.bridge.identify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.bridge.bag.MessageLog;
import org.skidpad.bridge.bag.MessageLogs;
import org.skidpad.bridge.bag.RecordedMessage;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.AckermannDrive;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.Twist;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.robot.RobotDescription;

/**
 * A recording of a robot as numbers.
 *
 * @param commands rows of time (s), speed (m/s) and second command (yaw rate in rad/s, or steering angle in rad)
 * @param odometry rows of time, x, y, heading, speed, yaw rate as the robot reckons them
 * @param truth likewise as somebody else measured them (motion capture, a simulator); empty where nobody did
 * @param scans in the order of their stamps
 */
public record RobotLog(double[][] commands, double[][] odometry, double[][] truth, List<Scan> scans) {
    /** A longer recording is cut off here, so that memory stays bounded: 14 hours of scans at 5 Hz. */
    static final int MAX_SCANS = 250_000;

    private static final double NS = 1e-9;
    /** How late the recorder was may change by this from the beginning of a recording to its end, s. */
    private static final double SAME_CLOCK_S = 1;
    /** Jitter beyond this is worth a word, s: commands have no other stamp than the recorder's. */
    private static final double JITTER_S = 0.1;

    /**
     * One scan.
     *
     * @param time s
     * @param ranges m; not finite where nothing came back
     */
    public record Scan(double time, float[] ranges) {}

    public RobotLog {
        scans = List.copyOf(scans);
    }

    /**
     * Reads the topics of a robot.
     *
     * @param truthTopic odometry of an independent measurement, or empty
     * @param warnings receives what was damaged
     * @throws BadInputException where commands or odometry are missing, or the recorder had another clock than the robot
     */
    public static RobotLog read(Path file, RobotDescription robot, String truthTopic, List<Diagnostic> warnings) {
        Reader reader = new Reader(robot, truthTopic);
        MessageLog log = MessageLogs.open(file);
        log.forEach(reader::take);
        SourceLocation place = SourceLocation.wholeFile(file.toString());
        log.warnings().forEach(text -> warnings.add(Diagnostic.warning(place, text)));
        reader.malformed.forEach(text -> warnings.add(Diagnostic.warning(place, text)));
        List<Diagnostic> errors = new ArrayList<>();
        if (reader.commands.count() < 2) {
            errors.add(Diagnostic.error(
                    place, "has no commands on " + robot.commands().topic()));
        }
        if (reader.odometry.count() < 2) {
            errors.add(Diagnostic.error(
                    place, "has no odometry on " + robot.odometry().topic()));
        }
        double[] late =
                reader.lateness.stream().mapToDouble(Double::doubleValue).toArray();
        int tenth = Math.max(1, late.length / 10);
        if (late.length > 1
                && Math.abs(median(late, late.length - tenth, late.length) - median(late, 0, tenth)) > SAME_CLOCK_S) {
            errors.add(
                    Diagnostic.error(
                            place,
                            "was recorded by another clock than the robot's; record with use_sim_time where there is a /clock"));
        }
        double jitter = late.length < 20 ? 0 : quantile(late, 0.95) - quantile(late, 0.05);
        if (jitter > JITTER_S) {
            warnings.add(Diagnostic.warning(
                    place,
                    String.format(
                            Locale.ROOT,
                            "the recorder was up to %.2f s later at some times than at others: delay and lag are uncertain by that",
                            jitter)));
        }
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
        return reader.log();
    }

    private static double median(double[] values, int from, int to) {
        return quantile(Arrays.copyOfRange(values, from, to), 0.5);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** Takes what belongs to the robot. */
    private static final class Reader {
        private final RobotDescription robot;
        private final String truthTopic;
        private final Series commands = new Series(3);
        private final Series odometry = new Series(6);
        private final Series truth = new Series(6);
        private final List<Scan> scans = new ArrayList<>();
        private final List<String> malformed = new ArrayList<>();
        private final Twist twist = new Twist();
        private final AckermannDrive drive = new AckermannDrive();
        private final Odometry pose = new Odometry();
        private final LaserScan scan = new LaserScan();
        private long originNs = Long.MIN_VALUE;
        private final List<Double> lateness = new ArrayList<>();

        Reader(RobotDescription robot, String truthTopic) {
            this.robot = robot;
            this.truthTopic = truthTopic;
        }

        private double seconds(long ns) {
            if (originNs == Long.MIN_VALUE) {
                originNs = ns;
            }
            return (ns - originNs) * NS;
        }

        void take(RecordedMessage m) {
            try {
                if (m.topic().equals(robot.commands().topic())) {
                    command(m);
                } else if (m.topic().equals(robot.odometry().topic())) {
                    pose(m, odometry);
                    lateness.add((m.stampNs() - pose.stampNs) * NS);
                } else if (m.topic().equals(truthTopic)) {
                    pose(m, truth);
                } else if (robot.hasScan() && m.topic().equals(robot.scan().topic()) && scans.size() < MAX_SCANS) {
                    scan(m);
                }
            } catch (MalformedMessageException e) {
                if (malformed.size() < 20) {
                    malformed.add("a message on " + m.topic() + " is malformed: " + e.getMessage());
                }
            }
        }

        private void command(RecordedMessage m) {
            double t = seconds(m.stampNs());
            switch (m.type()) {
                case "geometry_msgs/Twist" -> {
                    MessageLogs.decode(m, MessageType.TWIST, twist);
                    commands.add(t, twist.linearX, second(twist));
                }
                case "geometry_msgs/TwistStamped" -> {
                    MessageLogs.decode(m, MessageType.TWIST_STAMPED, twist);
                    commands.add(t, twist.linearX, second(twist));
                }
                case "ackermann_msgs/AckermannDriveStamped" -> {
                    MessageLogs.decode(m, MessageType.ACKERMANN_DRIVE_STAMPED, drive);
                    commands.add(t, drive.speed, drive.steeringAngle);
                }
                default -> throw new MalformedMessageException("commands of type " + m.type() + " are not known");
            }
        }

        /** A steered robot turns its wheels as the yaw rate asks. */
        private double second(Twist t) {
            double base = robot.drive().wheelbase();
            boolean steered = base > 0;
            return steered ? Math.abs(t.linearX) < 1e-3 ? 0 : Math.atan(base * t.angularZ / t.linearX) : t.angularZ;
        }

        private void pose(RecordedMessage m, Series out) {
            MessageLogs.decode(m, MessageType.ODOMETRY, pose);
            out.add(seconds(pose.stampNs), pose.x, pose.y, pose.heading(), pose.linearX, pose.angularZ);
        }

        private void scan(RecordedMessage m) {
            MessageLogs.decode(m, MessageType.LASER_SCAN, scan);
            scans.add(new Scan(seconds(scan.stampNs), Arrays.copyOf(scan.ranges, scan.count)));
        }

        RobotLog log() {
            scans.sort((a, b) -> Double.compare(a.time(), b.time()));
            return new RobotLog(commands.sorted(), odometry.sorted(), truth.sorted(), scans);
        }
    }
}
