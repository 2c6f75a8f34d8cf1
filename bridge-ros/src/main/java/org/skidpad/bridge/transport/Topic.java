package org.skidpad.bridge.transport;

import org.skidpad.bridge.message.AckermannDrive;
import org.skidpad.bridge.message.Clock;
import org.skidpad.bridge.message.Diagnostics;
import org.skidpad.bridge.message.Image;
import org.skidpad.bridge.message.Imu;
import org.skidpad.bridge.message.JointState;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Markers;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.NavSatFix;
import org.skidpad.bridge.message.OccupancyGrid;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.Path;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Transforms;
import org.skidpad.bridge.message.Twist;

/**
 * A named stream of messages.
 *
 * @param name with a leading slash, as ROS 1 and ROS 2 both spell it
 * @param type what flows
 * @param reliable whether a writer repeats what got lost; a reader may always ask for less
 * @param latched whether a late reader still gets the last message
 * @param depth messages kept for a reader that is slow; beyond it the oldest is dropped
 */
public record Topic<M extends Message<M>>(
        String name, MessageType<M> type, boolean reliable, boolean latched, int depth) {
    /** Enough to bridge a stutter, and few enough that nobody acts on what is old. */
    public static final int DEPTH = 4;

    /** For streams of which every message counts. */
    private static final int DEEP = 64;

    public static final Topic<Twist> CMD_VEL = of("/cmd_vel", MessageType.TWIST);
    public static final Topic<Twist> CMD_VEL_STAMPED = of("/cmd_vel", MessageType.TWIST_STAMPED);
    public static final Topic<AckermannDrive> DRIVE = of("/drive", MessageType.ACKERMANN_DRIVE_STAMPED);
    public static final Topic<Odometry> ODOM = of("/odom", MessageType.ODOMETRY);
    public static final Topic<LaserScan> SCAN = of("/scan", MessageType.LASER_SCAN);
    public static final Topic<Imu> IMU = of("/imu", MessageType.IMU);
    public static final Topic<NavSatFix> FIX = of("/fix", MessageType.NAV_SAT_FIX);
    public static final Topic<JointState> JOINT_STATES = of("/joint_states", MessageType.JOINT_STATE);
    public static final Topic<Image> IMAGE = of("/image_raw", MessageType.IMAGE);
    public static final Topic<Clock> CLOCK = of("/clock", MessageType.CLOCK);
    public static final Topic<Transforms> TF = of("/tf", MessageType.TRANSFORMS);
    public static final Topic<PoseGoal> GOAL_POSE = of("/goal_pose", MessageType.POSE_STAMPED);
    public static final Topic<Path> PLAN = of("/plan", MessageType.PATH);
    public static final Topic<OccupancyGrid> MAP = of("/map", MessageType.OCCUPANCY_GRID);
    public static final Topic<Markers> MARKERS = of("/visualization_marker_array", MessageType.MARKER_ARRAY);
    public static final Topic<Diagnostics> DIAGNOSTICS = of("/diagnostics", MessageType.DIAGNOSTIC_ARRAY);

    public Topic {
        if (!name.matches("/[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)*")) {
            throw new IllegalArgumentException("topic name '" + name + "' is not like /name or /name/space");
        }
        if (depth < 1) {
            throw new IllegalArgumentException(name + ": depth must be at least 1, is " + depth);
        }
    }

    /** A topic of the default depth. */
    public Topic(String name, MessageType<M> type, boolean reliable, boolean latched) {
        this(name, type, reliable, latched, latched ? 1 : DEPTH);
    }

    /**
     * A topic with what writers of its type usually promise: reliable; maps and goals latched; of transforms, markers and
     * diagnostics every message counts, so more of them are kept.
     */
    public static <M extends Message<M>> Topic<M> of(String name, MessageType<M> type) {
        boolean latched = type == MessageType.OCCUPANCY_GRID || type == MessageType.POSE_STAMPED;
        boolean deep = type == MessageType.TRANSFORMS
                || type == MessageType.MARKER_ARRAY
                || type == MessageType.DIAGNOSTIC_ARRAY;
        return new Topic<>(name, type, true, latched, latched ? 1 : deep ? DEEP : DEPTH);
    }

    /** The same topic under another name, for robots that use one. */
    public Topic<M> named(String other) {
        return new Topic<>(other, type, reliable, latched, depth);
    }

    /** The same topic read without asking for what was sent before: matches latched and ordinary writers alike. */
    public Topic<M> unlatched() {
        return new Topic<>(name, type, reliable, false, depth);
    }

    /** The same topic read with best effort: accepts reliable and best-effort writers alike (sensor-data QoS). */
    public Topic<M> bestEffort() {
        return new Topic<>(name, type, false, latched, depth);
    }
}
