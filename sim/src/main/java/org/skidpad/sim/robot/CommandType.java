package org.skidpad.sim.robot;

/** The ROS message in which a robot takes its commands. */
public enum CommandType {
    /** {@code geometry_msgs/Twist}: speed and yaw rate. */
    TWIST("Twist", "geometry_msgs/Twist"),
    /** {@code geometry_msgs/TwistStamped}: the same with a stamp and a frame. */
    TWIST_STAMPED("TwistStamped", "geometry_msgs/TwistStamped"),
    /** Whichever form of a twist somebody listens to. */
    ANY_TWIST("any_twist", "geometry_msgs/Twist or geometry_msgs/TwistStamped"),
    /** {@code ackermann_msgs/AckermannDriveStamped}: speed and angle of the front wheels. */
    ACKERMANN("AckermannDriveStamped", "ackermann_msgs/AckermannDriveStamped");

    private final String word;
    private final String ros;

    CommandType(String word, String ros) {
        this.word = word;
        this.ros = ros;
    }

    /** As a robot's file has it. */
    public String word() {
        return word;
    }

    /** {@code package/Name}, for people. */
    public String ros() {
        return ros;
    }
}
