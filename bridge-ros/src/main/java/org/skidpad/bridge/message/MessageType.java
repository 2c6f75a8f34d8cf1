package org.skidpad.bridge.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kind of message that a transport can carry; the constants are all there are.
 *
 * @param <M> the class that holds its content
 */
public final class MessageType<M extends Message<M>> {
    public static final MessageType<Twist> TWIST = new MessageType<>("geometry_msgs", "Twist", Twist::new);
    public static final MessageType<Twist> TWIST_STAMPED =
            new MessageType<>("geometry_msgs", "TwistStamped", Twist::new);
    public static final MessageType<Odometry> ODOMETRY = new MessageType<>("nav_msgs", "Odometry", Odometry::new);
    public static final MessageType<LaserScan> LASER_SCAN =
            new MessageType<>("sensor_msgs", "LaserScan", LaserScan::new);
    public static final MessageType<Flag> BOOL = new MessageType<>("std_msgs", "Bool", Flag::new);
    public static final MessageType<Clock> CLOCK = new MessageType<>("rosgraph_msgs", "Clock", Clock::new);
    public static final MessageType<Transforms> TRANSFORMS =
            new MessageType<>("tf2_msgs", "TFMessage", Transforms::new);
    public static final MessageType<PoseGoal> POSE_STAMPED =
            new MessageType<>("geometry_msgs", "PoseStamped", PoseGoal::new);

    public static final MessageType<AckermannDrive> ACKERMANN_DRIVE_STAMPED =
            new MessageType<>("ackermann_msgs", "AckermannDriveStamped", AckermannDrive::new);
    public static final MessageType<Imu> IMU = new MessageType<>("sensor_msgs", "Imu", Imu::new);
    public static final MessageType<NavSatFix> NAV_SAT_FIX =
            new MessageType<>("sensor_msgs", "NavSatFix", NavSatFix::new);
    public static final MessageType<JointState> JOINT_STATE =
            new MessageType<>("sensor_msgs", "JointState", JointState::new);
    public static final MessageType<Path> PATH = new MessageType<>("nav_msgs", "Path", Path::new);
    public static final MessageType<OccupancyGrid> OCCUPANCY_GRID =
            new MessageType<>("nav_msgs", "OccupancyGrid", OccupancyGrid::new);
    public static final MessageType<Markers> MARKER_ARRAY =
            new MessageType<>("visualization_msgs", "MarkerArray", Markers::new);
    public static final MessageType<Image> IMAGE = new MessageType<>("sensor_msgs", "Image", Image::new);
    public static final MessageType<Diagnostics> DIAGNOSTIC_ARRAY =
            new MessageType<>("diagnostic_msgs", "DiagnosticArray", Diagnostics::new);

    private static final List<MessageType<?>> ALL = List.of(
            TWIST,
            TWIST_STAMPED,
            ODOMETRY,
            LASER_SCAN,
            BOOL,
            CLOCK,
            TRANSFORMS,
            POSE_STAMPED,
            ACKERMANN_DRIVE_STAMPED,
            IMU,
            NAV_SAT_FIX,
            JOINT_STATE,
            PATH,
            OCCUPANCY_GRID,
            MARKER_ARRAY,
            IMAGE,
            DIAGNOSTIC_ARRAY);

    private final String packageName;
    private final String name;
    private final Supplier<M> factory;

    private MessageType(String packageName, String name, Supplier<M> factory) {
        this.packageName = packageName;
        this.name = name;
        this.factory = factory;
    }

    public static List<MessageType<?>> all() {
        return ALL;
    }

    /** The type that ROS calls {@code name}, for example {@code sensor_msgs/Imu}; empty where none is carried. */
    public static Optional<MessageType<?>> named(String name) {
        return ALL.stream().filter(t -> t.toString().equals(name)).findFirst();
    }

    /** The package that defines it in ROS, for example {@code geometry_msgs}. */
    public String packageName() {
        return packageName;
    }

    /** Its name in that package, for example {@code Twist}. */
    public String name() {
        return name;
    }

    /** An empty message. */
    public M create() {
        return factory.get();
    }

    /** {@code package/Name}. */
    @Override
    public String toString() {
        return packageName + "/" + name;
    }
}
