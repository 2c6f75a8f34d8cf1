package org.skidpad.sim.robot;

import java.util.List;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Formula;

/**
 * A robot as its file says it is (docs/robot-format.md): how it moves, where it listens and speaks, and what it may be asked for.
 *
 * @param name of the robot
 * @param description for people
 * @param source the text it was read from, so that a recording can hold it
 * @param drive how commands become motion
 * @param footprint what must not be touched
 * @param frames names of its frames
 * @param commands where it takes commands
 * @param odometry where it says how it moves
 * @param scan its lidar, or null
 * @param goalTopic where goals come from, a {@code geometry_msgs/PoseStamped}
 * @param operator topics of the person in charge
 * @param limits of the commands
 * @param delays of its parts
 * @param timeouts after which it is stopped
 * @param monitors specifications watched while it drives
 * @param shield what holds back commands that could not be taken back, or null
 * @param modes what it takes to be let go
 */
public record RobotDescription(
        String name,
        String description,
        String source,
        Drive drive,
        Footprint footprint,
        Frames frames,
        Commands commands,
        Odometry odometry,
        Scan scan,
        String goalTopic,
        Operator operator,
        Limits limits,
        Delays delays,
        Timeouts timeouts,
        List<Monitor> monitors,
        Shield shield,
        Modes modes) {
    public RobotDescription {
        monitors = List.copyOf(monitors);
    }

    public boolean hasScan() {
        return scan != null;
    }

    /**
     * How commands become motion.
     *
     * @param wheelRadius m
     * @param wheelSeparation between left and right wheels, m
     * @param wheelbase between the axles of a steered robot, m; NaN for a differential one
     * @param steeringOffset angle of the front wheels when straight ahead is asked for, rad
     * @param steeringGain angle of the front wheels per angle asked for
     * @param friction coefficient between wheels and ground
     * @param mass kg
     */
    public record Drive(
            Kinematics kinematics,
            double wheelRadius,
            double wheelSeparation,
            double wheelbase,
            double steeringOffset,
            double steeringGain,
            double friction,
            double mass) {}

    /**
     * Outline in {@code base_link}: a circle where {@code radius} is positive, else a box.
     *
     * @param radius m, 0 for a box
     * @param length m; twice the radius for a circle
     * @param width m; likewise
     * @param centreX of the outline ahead of base_link, m
     */
    public record Footprint(double radius, double length, double width, double centreX) {
        /** Distance from a point in base_link, m, to the outline; negative inside. */
        public double distance(double x, double y) {
            double px = x - centreX;
            if (radius > 0) {
                return Math.sqrt(px * px + y * y) - radius;
            }
            double dx = Math.abs(px) - length / 2;
            double dy = Math.abs(y) - width / 2;
            double outsideX = Math.max(0, dx);
            double outsideY = Math.max(0, dy);
            return Math.sqrt(outsideX * outsideX + outsideY * outsideY) + Math.min(0, Math.max(dx, dy));
        }
    }

    /**
     * Names of frames; the first of a list is what is written, any of it is accepted.
     *
     * @param map fixed
     * @param odom where odometry starts
     * @param base of the robot, {@code base_link} of REP-105
     */
    public record Frames(String map, List<String> odom, List<String> base) {
        public Frames {
            odom = List.copyOf(odom);
            base = List.copyOf(base);
        }
    }

    /**
     * Where it takes commands.
     *
     * @param topic with a leading slash
     * @param leastRate Hz; a policy that decides less often does not fit
     */
    public record Commands(String topic, CommandType type, double leastRate) {}

    /**
     * Where it says how it moves, a {@code nav_msgs/Odometry}.
     *
     * @param topic with a leading slash
     * @param rate Hz
     * @param delay from the moment measured to the arrival, s
     */
    public record Odometry(String topic, double rate, double delay) {}

    /**
     * Its lidar, a {@code sensor_msgs/LaserScan}.
     *
     * @param topic with a leading slash
     * @param frames that scans may come in; the first is what is written
     * @param lidar beams, angles, ranges, rate, noise and position in base_link
     * @param yaw direction of the sensor's x axis in base_link, rad
     * @param delay from the moment measured to the arrival, s
     */
    public record Scan(String topic, List<String> frames, LidarParameters lidar, double yaw, double delay) {
        public Scan {
            frames = List.copyOf(frames);
        }
    }

    /**
     * Topics of the person in charge, each a {@code std_msgs/Bool}; empty for none.
     *
     * @param stop {@code true} stops the robot until resumed
     * @param resume {@code true} lets it go on after a stop that waits for it
     * @param heartbeat must keep coming, where it is not empty
     */
    public record Operator(String stop, String resume, String heartbeat) {}

    /**
     * Bounds of one command.
     *
     * @param low least value, at most 0
     * @param high greatest value, at least 0
     * @param rate greatest change per second
     * @param jerk greatest change of that rate per second
     */
    public record Limit(double low, double high, double rate, double jerk) {}

    /**
     * Bounds of the commands.
     *
     * @param speed m/s, m/s², m/s³
     * @param turn yaw rate (rad/s, rad/s², rad/s³) or steering (rad, rad/s, rad/s²), by the kinematics
     */
    public record Limits(Limit speed, Limit turn) {}

    /**
     * How late things happen, s.
     *
     * @param command from a command sent to the beginning of its effect
     * @param speedLag time constant with which the speed follows
     * @param turnLag time constant with which the second command is followed
     * @param tolerance how much longer measurement to effect may take than a policy was trained for
     */
    public record Delays(double command, double speedLag, double turnLag, double tolerance) {}

    /**
     * After how long without something the robot is stopped, s.
     *
     * @param odometry without fresh odometry
     * @param scan without a fresh scan
     * @param clockJump the robot's stamps may part from the time between arrivals by this
     * @param policy a decision may take this
     * @param operator without the operator's heartbeat
     * @param supervisor without a sign of life of the control process
     * @param command without a command the robot stops by itself; +Infinity where it does not
     */
    public record Timeouts(
            double odometry,
            double scan,
            double clockJump,
            double policy,
            double operator,
            double supervisor,
            double command) {}

    /**
     * A specification that is watched while the robot drives.
     *
     * @param formula over the signals that a robot has
     * @param slowTo share of the speed allowed while it is violated; 0 stops
     */
    public record Monitor(String name, Formula formula, double slowTo) {}

    /**
     * What holds back commands that could not be taken back.
     *
     * @param margin kept to every hit of the scan, m
     * @param deceleration that the robot surely brakes with, m/s²
     */
    public record Shield(double margin, double deceleration) {}

    /**
     * What it takes to be let go.
     *
     * @param cappedSpeed greatest speed in the capped mode, m/s
     * @param evidence how long a mode must have been driven before the next, s
     * @param mostInterventions how many stops that may have had
     * @param episodes that a certificate must rest on
     * @param success least rate of success whose whole confidence interval a certificate must reach
     */
    public record Modes(double cappedSpeed, double evidence, int mostInterventions, int episodes, double success) {}
}
