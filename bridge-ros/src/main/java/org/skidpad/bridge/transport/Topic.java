package org.skidpad.bridge.transport;

import org.skidpad.bridge.message.Clock;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
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
 */
public record Topic<M extends Message<M>>(String name, MessageType<M> type, boolean reliable, boolean latched) {
    public static final Topic<Twist> CMD_VEL = new Topic<>("/cmd_vel", MessageType.TWIST, true, false);
    public static final Topic<Twist> CMD_VEL_STAMPED = new Topic<>("/cmd_vel", MessageType.TWIST_STAMPED, true, false);
    public static final Topic<Odometry> ODOM = new Topic<>("/odom", MessageType.ODOMETRY, true, false);
    public static final Topic<LaserScan> SCAN = new Topic<>("/scan", MessageType.LASER_SCAN, true, false);
    public static final Topic<Clock> CLOCK = new Topic<>("/clock", MessageType.CLOCK, true, false);
    public static final Topic<Transforms> TF = new Topic<>("/tf", MessageType.TRANSFORMS, true, false);
    public static final Topic<PoseGoal> GOAL_POSE = new Topic<>("/goal_pose", MessageType.POSE_STAMPED, true, true);

    public Topic {
        if (!name.matches("/[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)*")) {
            throw new IllegalArgumentException("topic name '" + name + "' is not like /name or /name/space");
        }
    }

    /** The same topic under another name, for robots that use one. */
    public Topic<M> named(String other) {
        return new Topic<>(other, type, reliable, latched);
    }

    /** The same topic read without asking for what was sent before: matches latched and ordinary writers alike. */
    public Topic<M> unlatched() {
        return new Topic<>(name, type, reliable, false);
    }

    /** The same topic read with best effort: accepts reliable and best-effort writers alike (sensor-data QoS). */
    public Topic<M> bestEffort() {
        return new Topic<>(name, type, false, latched);
    }
}
