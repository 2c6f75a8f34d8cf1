package org.skidpad.bridge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Transforms;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** Listens to a robot for a while and names what is not as its description has it. */
public final class RobotCheck {
    /** Rates may be off by this part. */
    private static final double RATE = 0.2;

    private static final double LENGTH = 0.01;
    private static final double ANGLE = 0.01;

    private final RobotDescription robot;
    private final Transport transport;
    private final Stream odometry = new Stream();
    private final Stream scans = new Stream();
    private final Latest<LaserScan> scan = new Latest<>(MessageType.LASER_SCAN);
    private final List<String> mismatches = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Set<String> children = new TreeSet<>();
    private volatile double fastest;
    private volatile double fastestTurn;
    private volatile double mountX = Double.NaN;
    private volatile double mountY;
    private volatile double mountYaw;

    private RobotCheck(RobotDescription robot, Transport transport) {
        this.robot = robot;
        this.transport = transport;
    }

    /**
     * What a check found.
     *
     * @param mismatches {@code odometry.rate: is 20.1 Hz, described 30 Hz}; empty where all is as described
     * @param seen what could be seen, for people
     */
    public record Result(List<String> mismatches, List<String> seen) {}

    /** Listens for {@code seconds} of wall time. */
    public static Result run(RobotDescription robot, Transport transport, double seconds) throws InterruptedException {
        RobotCheck check = new RobotCheck(robot, transport);
        check.listen();
        Thread.sleep(Math.round(seconds * 1000));
        check.compare(transport.graph());
        return new Result(List.copyOf(check.mismatches), List.copyOf(check.seen));
    }

    private void listen() {
        transport.subscribe(
                Topic.of(robot.odometry().topic(), MessageType.ODOMETRY).bestEffort(), o -> {
                    odometry.seen(System.nanoTime(), o.stampNs, o.frame);
                    synchronized (children) {
                        children.add(o.childFrame);
                    }
                    fastest = Math.max(fastest, Math.abs(o.linearX));
                    fastestTurn = Math.max(fastestTurn, Math.abs(o.angularZ));
                });
        if (robot.hasScan()) {
            transport.subscribe(
                    Topic.of(robot.scan().topic(), MessageType.LASER_SCAN).bestEffort(), s -> {
                        scans.seen(System.nanoTime(), s.stampNs, s.frame);
                        scan.put(s, System.nanoTime());
                    });
            transport.subscribe(Topic.TF, this::mounting);
            transport.subscribe(Topic.TF.named("/tf_static").unlatched(), this::mounting);
        }
    }

    private void mounting(Transforms t) {
        for (int i = 0; i < t.count; i++) {
            if (robot.frames().base().contains(t.parent[i])
                    && robot.scan().frames().contains(t.child[i])) {
                mountY = t.y[i];
                mountYaw = t.yaw[i];
                mountX = t.x[i];
            }
        }
    }

    private void compare(List<Endpoint> graph) {
        stream(
                "odometry",
                robot.odometry().topic(),
                MessageType.ODOMETRY,
                robot.odometry().rate(),
                odometry,
                graph);
        if (odometry.count() > 0) {
            frames("frames.odom", odometry.frames(), robot.frames().odom());
            synchronized (children) {
                frames("frames.base", children, robot.frames().base());
            }
            limits();
        }
        if (robot.hasScan()) {
            LidarParameters lidar = robot.scan().lidar();
            stream("scan", robot.scan().topic(), MessageType.LASER_SCAN, lidar.rateHz(), scans, graph);
            if (scans.count() > 0) {
                frames("scan.frame", scans.frames(), robot.scan().frames());
                geometry(lidar);
            }
        }
        commands(graph);
        transport.refused().forEach(line -> mismatches.add("type: " + line));
    }

    private void stream(
            String key, String topic, MessageType<?> type, double rate, Stream stream, List<Endpoint> graph) {
        if (stream.count() == 0) {
            String others = graph.stream()
                    .filter(e -> e.publishes()
                            && e.type().equals(type.toString())
                            && !e.topic().equals(topic))
                    .map(Endpoint::topic)
                    .distinct()
                    .collect(Collectors.joining(", "));
            String here = graph.stream()
                    .filter(e -> e.publishes() && e.topic().equals(topic))
                    .map(e -> e.type() + " of " + e.node())
                    .distinct()
                    .collect(Collectors.joining(", "));
            mismatches.add(key + ".topic: nothing came on " + topic + " as " + type
                    + (here.isEmpty() ? "; nobody writes it" : "; it is " + here)
                    + (others.isEmpty() ? "" : "; " + type + " is on " + others));
            return;
        }
        double pace = stream.pace();
        // A simulated robot may live faster or slower: its rates are those of its own time.
        double measured = pace > 0.05 && Math.abs(pace - 1) > 0.1 ? stream.rate() / pace : stream.rate();
        seen.add(String.format(Locale.ROOT, "%s: %s at %.1f Hz", topic, type, measured));
        if (!(Math.abs(measured - rate) <= RATE * rate)) {
            differ(key + ".rate", measured, rate, "Hz");
        }
        if (stream.backwards() > 0) {
            mismatches.add(key + ": " + stream.backwards() + " stamps were earlier than the one before");
        }
        if (pace < 0.05) {
            mismatches.add(key + ": its stamps do not advance");
        }
    }

    private void frames(String key, Set<String> are, List<String> described) {
        for (String frame : are) {
            if (!described.contains(frame)) {
                mismatches.add(key + ": is '" + frame + "', described " + described);
            }
        }
    }

    private void limits() {
        double speed =
                Math.max(robot.limits().speed().high(), -robot.limits().speed().low());
        if (fastest > 1.1 * speed) {
            mismatches.add(
                    "limits.speed: went " + (float) fastest + " m/s, described at most " + (float) speed + " m/s");
        }
        boolean turns = robot.drive().kinematics().turn().equals("yaw_rate");
        double turn = robot.limits().turn().high();
        if (turns && fastestTurn > 1.1 * turn) {
            mismatches.add("limits.yaw_rate: turned " + (float) fastestTurn + " rad/s, described at most "
                    + (float) turn + " rad/s");
        }
    }

    private void geometry(LidarParameters lidar) {
        LaserScan s = MessageType.LASER_SCAN.create();
        scan.takeInto(s, 0);
        if (s.count != lidar.beams()) {
            mismatches.add("scan.beams: is " + s.count + ", described " + lidar.beams());
        }
        double turn = 2 * Math.PI;
        boolean round = lidar.fieldOfView() > turn - ANGLE;
        double view = Math.abs((double) s.angleIncrement) * (round ? s.count : s.count - 1);
        if (Math.abs(view - lidar.fieldOfView()) > Math.max(ANGLE, 1.5 * Math.abs(s.angleIncrement))) {
            differ("scan.field_of_view", view, lidar.fieldOfView(), "rad");
        }
        if (Math.abs(Angles.wrap(s.angleMin - lidar.angleMin())) > ANGLE) {
            differ("scan.angle_min", s.angleMin, lidar.angleMin(), "rad");
        }
        if (Math.abs(s.rangeMin - lidar.rangeMin()) > LENGTH) {
            differ("scan.range_min", s.rangeMin, lidar.rangeMin(), "m");
        }
        if (Math.abs(s.rangeMax - lidar.rangeMax()) > LENGTH) {
            differ("scan.range_max", s.rangeMax, lidar.rangeMax(), "m");
        }
        if (!Double.isNaN(mountX)) {
            seen.add(String.format(Locale.ROOT, "lidar at x %.3f m, y %.3f m, yaw %.3f rad", mountX, mountY, mountYaw));
            if (Math.abs(mountX - lidar.mountX()) > LENGTH) {
                differ("scan.x", mountX, lidar.mountX(), "m");
            }
            if (Math.abs(mountY - lidar.mountY()) > LENGTH) {
                differ("scan.y", mountY, lidar.mountY(), "m");
            }
            if (Math.abs(Angles.wrap(mountYaw - robot.scan().yaw())) > ANGLE) {
                differ("scan.yaw", mountYaw, robot.scan().yaw(), "rad");
            }
        }
    }

    private void commands(List<Endpoint> graph) {
        String topic = robot.commands().topic();
        List<Endpoint> readers = graph.stream()
                .filter(e -> !e.publishes() && e.topic().equals(topic))
                .toList();
        if (readers.isEmpty()) {
            String others = graph.stream()
                    .filter(e -> !e.publishes() && isCommand(e))
                    .map(e -> e.topic() + " as " + e.type())
                    .distinct()
                    .collect(Collectors.joining(", "));
            mismatches.add("commands.topic: nobody listens to " + topic
                    + (others.isEmpty() ? "" : "; commands are read on " + others));
            return;
        }
        seen.add(topic + ": read by "
                + readers.stream().map(e -> e.node() + " as " + e.type()).collect(Collectors.joining(", ")));
        if (readers.stream().noneMatch(e -> takes(e.type()))) {
            mismatches.add("commands.type: is "
                    + readers.stream().map(Endpoint::type).distinct().collect(Collectors.joining(", ")) + ", described "
                    + robot.commands().type().word());
        }
    }

    private boolean takes(String type) {
        CommandType described = robot.commands().type();
        return type.equals("*")
                || described == CommandType.ANY_TWIST && type.startsWith("geometry_msgs/Twist")
                || type.equals(described.ros());
    }

    /** A reader of several types says none; then the topic's name must do. */
    private static boolean isCommand(Endpoint reader) {
        return reader.type().startsWith("geometry_msgs/Twist")
                || reader.type().equals(CommandType.ACKERMANN.ros())
                || reader.type().equals("*") && reader.topic().matches(".*(cmd|drive).*");
    }

    private void differ(String key, double is, double described, String unit) {
        mismatches.add(key + ": is " + (float) is + " " + unit + ", described " + (float) described + " " + unit);
    }
}
