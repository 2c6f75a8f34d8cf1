package org.skidpad.scenarios.robot;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.ANGULAR_ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.ANGULAR_JERK;
import static org.skidpad.scenarios.yaml.Quantity.ANGULAR_SPEED;
import static org.skidpad.scenarios.yaml.Quantity.FREQUENCY;
import static org.skidpad.scenarios.yaml.Quantity.JERK;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.MASS;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.format.Formulas;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Formula;
import org.skidpad.sim.spec.OnlineMonitor;

/** Reads one robot out of its document; whatever is wrong goes to the document's diagnostics. */
final class RobotReader {
    private static final String TOPIC = "/[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)*";
    private static final String FRAME = "[A-Za-z][A-Za-z0-9_/]*";
    /** A robot knows neither lanes nor leads: formulas over them would hold for ever or never. */
    private static final Set<String> SIGNALS = Set.of(
            "time",
            "ego_speed",
            "ego_acceleration",
            "jerk",
            "collision",
            "min_clearance",
            "distance_to_goal",
            "progress");

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final YamlDocument document;
    private final YamlMap root;

    RobotReader(YamlDocument document) {
        this.document = document;
        root = document.root();
    }

    RobotDescription read() {
        root.requiredInteger("robot", 1, 1, 1);
        String name = root.requiredText("name");
        if (!name.isEmpty() && !name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            document.error(root.location("name"), "name '" + name + "' must be letters, digits, _ and -");
        }
        String description = root.text("description", "");
        RobotDescription.Drive drive = drive(section("drive"));
        RobotDescription.Footprint footprint = footprint(section("footprint"));
        RobotDescription.Frames frames = frames(root.map("frames"));
        RobotDescription.Commands commands = commands(section("commands"), drive.kinematics());
        RobotDescription.Odometry odometry = odometry(section("odometry"));
        RobotDescription.Scan scan = root.map("scan").map(this::scan).orElse(null);
        String goal = root.find("goal").map(v -> topic(v, "/goal_pose")).orElse("/goal_pose");
        RobotDescription.Operator operator = operator(root.map("operator"));
        RobotDescription.Limits limits = limits(section("limits"), drive.kinematics());
        RobotDescription.Delays delays = delays(root.map("delays"));
        RobotDescription.Timeouts timeouts = timeouts(root.map("timeouts"), odometry, scan);
        List<RobotDescription.Monitor> monitors =
                root.map("monitor").map(this::monitors).orElse(List.of());
        RobotDescription.Shield shield = root.map("shield").map(this::shield).orElse(null);
        if (shield != null && scan == null) {
            document.error(root.location("shield"), "a shield needs a scan");
        }
        RobotDescription.Modes modes = modes(root.map("modes"), limits);
        root.finish();
        return new RobotDescription(
                name,
                description,
                document.text(),
                drive,
                footprint,
                frames,
                commands,
                odometry,
                scan,
                goal,
                operator,
                limits,
                delays,
                timeouts,
                monitors,
                shield,
                modes);
    }

    /** A mapping that must be there; an empty one after the diagnostic, so that the rest is read too. */
    private Optional<YamlMap> section(String key) {
        return root.require(key).map(YamlValue::asMap);
    }

    private RobotDescription.Drive drive(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Drive(Kinematics.DIFFERENTIAL, 0.1, 0.3, Double.NaN, 0, 1, 0.7, 1);
        }
        YamlMap m = given.get();
        List<String> words =
                Arrays.stream(Kinematics.values()).map(Kinematics::word).toList();
        String word = m.require("kinematics")
                .map(v -> v.asChoice(words, words.get(0)))
                .orElse(words.get(0));
        Kinematics kinematics = Kinematics.values()[words.indexOf(word)];
        boolean steered = kinematics == Kinematics.ACKERMANN;
        RobotDescription.Drive drive = new RobotDescription.Drive(
                kinematics,
                m.requiredQuantity("wheel_radius", LENGTH, 0.001, 5, 0.1),
                m.requiredQuantity("wheel_separation", LENGTH, 0.01, 10, 0.3),
                steered ? m.requiredQuantity("wheelbase", LENGTH, 0.01, 20, 0.5) : Double.NaN,
                steered ? m.quantity("steering_offset", ANGLE, -0.5, 0.5, 0) : 0,
                steered ? m.quantity("steering_gain", NUMBER, 0.1, 10, 1) : 1,
                m.quantity("friction", NUMBER, 0.01, 5, 0.7),
                m.quantity("mass", MASS, 0.01, 100_000, 1));
        m.finish();
        return drive;
    }

    private RobotDescription.Footprint footprint(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Footprint(0.1, 0.2, 0.2, 0);
        }
        YamlMap m = given.get();
        double centre = m.quantity("center_x", LENGTH, -20, 20, 0);
        boolean circle =
                m.exactlyOne(List.of("radius", "length")).orElse("radius").equals("radius");
        double radius = circle ? m.quantity("radius", LENGTH, 0.01, 20, 0.1) : 0;
        double length = circle ? 2 * radius : m.quantity("length", LENGTH, 0.01, 40, 0.2);
        double width = circle ? 2 * radius : m.requiredQuantity("width", LENGTH, 0.01, 40, 0.2);
        m.finish();
        return new RobotDescription.Footprint(radius, length, width, centre);
    }

    private RobotDescription.Frames frames(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Frames("map", List.of("odom"), List.of("base_link"));
        }
        YamlMap m = given.get();
        RobotDescription.Frames frames = new RobotDescription.Frames(
                frames(m, "map", "map").get(0), frames(m, "odom", "odom"), frames(m, "base", "base_link"));
        m.finish();
        return frames;
    }

    /** One frame, or a list of those that are accepted. */
    private static List<String> frames(YamlMap m, String key, String usual) {
        Optional<YamlValue> value = m.find(key);
        if (value.isEmpty()) {
            return List.of(usual);
        }
        List<String> out = new ArrayList<>();
        for (YamlValue item : value.get().isList() ? value.get().asList() : List.of(value.get())) {
            String frame = item.asText();
            if (frame.matches(FRAME)) {
                out.add(frame);
            } else if (item.isText()) {
                item.error("'" + frame + "' is no name of a frame", "a frame has no leading slash");
            }
        }
        return out.isEmpty() ? List.of(usual) : out;
    }

    private RobotDescription.Commands commands(Optional<YamlMap> given, Kinematics kinematics) {
        if (given.isEmpty()) {
            return new RobotDescription.Commands("/cmd_vel", CommandType.ANY_TWIST, 10);
        }
        YamlMap m = given.get();
        List<String> words =
                Arrays.stream(CommandType.values()).map(CommandType::word).toList();
        String word = m.require("type").map(v -> v.asChoice(words, "any_twist")).orElse("any_twist");
        CommandType type = CommandType.values()[words.indexOf(word)];
        if (type == CommandType.ACKERMANN && kinematics != Kinematics.ACKERMANN) {
            document.error(m.location("type"), "a " + kinematics.word() + " robot cannot follow " + type.ros());
        }
        RobotDescription.Commands commands = new RobotDescription.Commands(
                m.require("topic").map(v -> topic(v, "/cmd_vel")).orElse("/cmd_vel"),
                type,
                m.quantity("least_rate", FREQUENCY, 0.1, 1000, 10));
        m.finish();
        return commands;
    }

    private RobotDescription.Odometry odometry(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Odometry("/odom", 30, 0);
        }
        YamlMap m = given.get();
        RobotDescription.Odometry odometry = new RobotDescription.Odometry(
                m.require("topic").map(v -> topic(v, "/odom")).orElse("/odom"),
                m.requiredQuantity("rate", FREQUENCY, 0.5, 2000, 30),
                m.quantity("delay", TIME, 0, 5, 0));
        m.finish();
        return odometry;
    }

    private RobotDescription.Scan scan(YamlMap m) {
        double rangeMin = m.requiredQuantity("range_min", LENGTH, 0, 10, 0.1);
        double rangeMax = m.requiredQuantity("range_max", LENGTH, 0.1, 500, 10);
        if (!(rangeMin < rangeMax)) {
            document.error(
                    m.location("range_min"), "range_min " + rangeMin + " m is not below range_max " + rangeMax + " m");
        }
        RobotDescription.Scan scan = new RobotDescription.Scan(
                m.require("topic").map(v -> topic(v, "/scan")).orElse("/scan"),
                frames(m, "frame", "laser"),
                new LidarParameters(
                        (int) m.requiredInteger("beams", 1, 8192, 360),
                        m.requiredQuantity("angle_min", ANGLE, -2 * Math.PI, 2 * Math.PI, 0),
                        m.requiredQuantity("field_of_view", ANGLE, 0.01, 2 * Math.PI, 2 * Math.PI),
                        rangeMin,
                        rangeMax,
                        m.requiredQuantity("rate", FREQUENCY, 0.5, 1000, 5),
                        m.quantity("noise", LENGTH, 0, 1, 0),
                        m.quantity("x", LENGTH, -20, 20, 0),
                        m.quantity("y", LENGTH, -20, 20, 0)),
                m.quantity("yaw", ANGLE, -Math.PI, Math.PI, 0),
                m.quantity("delay", TIME, 0, 5, 0));
        m.finish();
        return scan;
    }

    private RobotDescription.Operator operator(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Operator("", "", "");
        }
        YamlMap m = given.get();
        RobotDescription.Operator operator =
                new RobotDescription.Operator(topic(m, "stop"), topic(m, "resume"), topic(m, "heartbeat"));
        m.finish();
        return operator;
    }

    private static String topic(YamlMap m, String key) {
        return m.find(key).map(v -> topic(v, "")).orElse("");
    }

    private static String topic(YamlValue value, String fallback) {
        String text = value.asText();
        if (text.matches(TOPIC)) {
            return text;
        }
        if (value.isText()) {
            value.error("'" + text + "' is no topic", text.startsWith("/") ? "" : "did you mean '/" + text + "'?");
        }
        return fallback;
    }

    private RobotDescription.Limits limits(Optional<YamlMap> given, Kinematics kinematics) {
        RobotDescription.Limit none = new RobotDescription.Limit(-1, 1, INFINITE, INFINITE);
        if (given.isEmpty()) {
            return new RobotDescription.Limits(none, none);
        }
        YamlMap m = given.get();
        boolean steered = kinematics == Kinematics.ACKERMANN;
        RobotDescription.Limits limits = new RobotDescription.Limits(
                limit(m, "speed", SPEED, 100, ACCELERATION, JERK).orElse(none),
                (steered
                                ? limit(m, "steering", ANGLE, 1.5, ANGULAR_SPEED, ANGULAR_ACCELERATION)
                                : limit(m, "yaw_rate", ANGULAR_SPEED, 100, ANGULAR_ACCELERATION, ANGULAR_JERK))
                        .orElse(none));
        m.finish();
        return limits;
    }

    private Optional<RobotDescription.Limit> limit(
            YamlMap limits, String key, Quantity value, double most, Quantity change, Quantity jerk) {
        return limits.require(key).map(v -> {
            YamlMap m = v.asMap();
            double high = m.requiredQuantity("max", value, 1e-6, most, 1);
            double low = m.quantity("min", value, -most, 0, -high);
            RobotDescription.Limit limit = new RobotDescription.Limit(
                    low,
                    high,
                    m.quantity("rate", change, 1e-6, INFINITE, INFINITE),
                    m.quantity("jerk", jerk, 1e-6, INFINITE, INFINITE));
            m.finish();
            return limit;
        });
    }

    private RobotDescription.Delays delays(Optional<YamlMap> given) {
        if (given.isEmpty()) {
            return new RobotDescription.Delays(0, 0, 0, 0.1);
        }
        YamlMap m = given.get();
        RobotDescription.Delays delays = new RobotDescription.Delays(
                m.quantity("command", TIME, 0, 5, 0),
                m.quantity("speed_lag", TIME, 0, 10, 0),
                m.quantity("turn_lag", TIME, 0, 10, 0),
                m.quantity("tolerance", TIME, 0, 5, 0.1));
        m.finish();
        return delays;
    }

    /** Without numbers: three messages of a sensor may be lost, and half a second is the most for the rest. */
    private RobotDescription.Timeouts timeouts(
            Optional<YamlMap> given, RobotDescription.Odometry odometry, RobotDescription.Scan scan) {
        double odometryUsual = 3.5 / odometry.rate();
        double scanUsual = scan == null ? INFINITE : 3.5 / scan.lidar().rateHz();
        if (given.isEmpty()) {
            return new RobotDescription.Timeouts(odometryUsual, scanUsual, 0.5, 0.05, 1, 0.25, INFINITE);
        }
        YamlMap m = given.get();
        RobotDescription.Timeouts timeouts = new RobotDescription.Timeouts(
                m.quantity("odometry", TIME, 0.01, 10, odometryUsual),
                scan == null ? INFINITE : m.quantity("scan", TIME, 0.01, 10, scanUsual),
                m.quantity("clock_jump", TIME, 0.01, 10, 0.5),
                m.quantity("policy", TIME, 0.001, 10, 0.05),
                m.quantity("operator", TIME, 0.05, 60, 1),
                m.quantity("supervisor", TIME, 0.05, 10, 0.25),
                m.quantity("command", TIME, 0.01, 60, INFINITE));
        tooShort(m, "odometry", timeouts.odometry(), odometry.rate());
        if (scan != null) {
            tooShort(m, "scan", timeouts.scan(), scan.lidar().rateHz());
        }
        m.finish();
        return timeouts;
    }

    private void tooShort(YamlMap m, String key, double timeout, double rate) {
        if (timeout * rate <= 1) {
            document.error(
                    m.location(key),
                    "a timeout of " + timeout + " s is over before the next message at " + rate + " Hz comes");
        }
    }

    private List<RobotDescription.Monitor> monitors(YamlMap map) {
        List<RobotDescription.Monitor> out = new ArrayList<>();
        for (String name : map.keys()) {
            map.find(name).ifPresent(v -> monitor(name, v.asMap()).ifPresent(out::add));
        }
        return out;
    }

    private Optional<RobotDescription.Monitor> monitor(String name, YamlMap m) {
        Optional<YamlValue> text = m.require("formula");
        Optional<Formula> formula = text.flatMap(v -> Formulas.read(v, SIGNALS));
        String then = m.require("then")
                .map(v -> v.asChoice(List.of("slow", "stop"), "stop"))
                .orElse("stop");
        double slowTo = then.equals("slow") ? m.requiredQuantity("to", NUMBER, 0.01, 0.99, 0.5) : 0;
        m.finish();
        formula.flatMap(OnlineMonitor::unsupported).ifPresent(why -> text.get().error(why));
        return formula.map(f -> new RobotDescription.Monitor(name, f, slowTo));
    }

    private RobotDescription.Shield shield(YamlMap m) {
        RobotDescription.Shield shield = new RobotDescription.Shield(
                m.quantity("margin", LENGTH, 0, 10, 0.02),
                m.requiredQuantity("deceleration", ACCELERATION, 0.01, 20, 1));
        m.finish();
        return shield;
    }

    private RobotDescription.Modes modes(Optional<YamlMap> given, RobotDescription.Limits limits) {
        double half = limits.speed().high() / 2;
        if (given.isEmpty()) {
            return new RobotDescription.Modes(half, 60, 0, 100, 0.9);
        }
        YamlMap m = given.get();
        RobotDescription.Modes modes = new RobotDescription.Modes(
                m.quantity("capped_speed", SPEED, 1e-3, limits.speed().high(), half),
                m.quantity("evidence", TIME, 1, 86_400, 60),
                (int) m.integer("most_interventions", 0, 1000, 0),
                (int) m.integer("episodes", 1, 1_000_000, 100),
                m.quantity("success", NUMBER, 0, 1, 0.9));
        m.finish();
        return modes;
    }
}
