package org.skidpad.sim.record.mcap;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Definitions of the ROS 2 messages that recordings use, as {@code ros2msg} schemas: the text of the message, then that of
 * every message it is made of. Fields as in ROS 2 Humble and later ({@code common_interfaces}, {@code rcl_interfaces}), types
 * always written with their package. Source of the encoding: MCAP registry, "ros2msg".
 */
public final class Ros2Types {
    private static final String SEPARATOR = "=".repeat(80) + "\nMSG: ";
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("builtin_interfaces/Time", "int32 sec\nuint32 nanosec\n");
        FIELDS.put("builtin_interfaces/Duration", "int32 sec\nuint32 nanosec\n");
        FIELDS.put("std_msgs/Header", "builtin_interfaces/Time stamp\nstring frame_id\n");
        FIELDS.put("std_msgs/ColorRGBA", "float32 r\nfloat32 g\nfloat32 b\nfloat32 a\n");
        FIELDS.put("geometry_msgs/Vector3", "float64 x\nfloat64 y\nfloat64 z\n");
        FIELDS.put("geometry_msgs/Point", "float64 x\nfloat64 y\nfloat64 z\n");
        FIELDS.put("geometry_msgs/Quaternion", "float64 x\nfloat64 y\nfloat64 z\nfloat64 w\n");
        FIELDS.put("geometry_msgs/Transform", "geometry_msgs/Vector3 translation\ngeometry_msgs/Quaternion rotation\n");
        FIELDS.put(
                "geometry_msgs/TransformStamped",
                "std_msgs/Header header\nstring child_frame_id\ngeometry_msgs/Transform transform\n");
        FIELDS.put("geometry_msgs/Pose", "geometry_msgs/Point position\ngeometry_msgs/Quaternion orientation\n");
        FIELDS.put("geometry_msgs/PoseWithCovariance", "geometry_msgs/Pose pose\nfloat64[36] covariance\n");
        FIELDS.put(
                "geometry_msgs/PoseWithCovarianceStamped",
                "std_msgs/Header header\ngeometry_msgs/PoseWithCovariance pose\n");
        FIELDS.put("geometry_msgs/PoseArray", "std_msgs/Header header\ngeometry_msgs/Pose[] poses\n");
        FIELDS.put("geometry_msgs/Twist", "geometry_msgs/Vector3 linear\ngeometry_msgs/Vector3 angular\n");
        FIELDS.put("geometry_msgs/TwistWithCovariance", "geometry_msgs/Twist twist\nfloat64[36] covariance\n");
        FIELDS.put("rosgraph_msgs/Clock", "builtin_interfaces/Time clock\n");
        FIELDS.put("tf2_msgs/TFMessage", "geometry_msgs/TransformStamped[] transforms\n");
        FIELDS.put("nav_msgs/Odometry", """
                std_msgs/Header header
                string child_frame_id
                geometry_msgs/PoseWithCovariance pose
                geometry_msgs/TwistWithCovariance twist
                """);
        FIELDS.put("sensor_msgs/Imu", """
                std_msgs/Header header
                geometry_msgs/Quaternion orientation
                float64[9] orientation_covariance
                geometry_msgs/Vector3 angular_velocity
                float64[9] angular_velocity_covariance
                geometry_msgs/Vector3 linear_acceleration
                float64[9] linear_acceleration_covariance
                """);
        FIELDS.put("sensor_msgs/LaserScan", """
                std_msgs/Header header
                float32 angle_min
                float32 angle_max
                float32 angle_increment
                float32 time_increment
                float32 scan_time
                float32 range_min
                float32 range_max
                float32[] ranges
                float32[] intensities
                """);
        FIELDS.put("sensor_msgs/CompressedImage", "std_msgs/Header header\nstring format\nuint8[] data\n");
        FIELDS.put("visualization_msgs/UVCoordinate", "float32 u\nfloat32 v\n");
        FIELDS.put("visualization_msgs/MeshFile", "string filename\nuint8[] data\n");
        FIELDS.put("visualization_msgs/Marker", """
                int32 CUBE=1
                int32 CYLINDER=3
                int32 LINE_STRIP=4
                int32 ADD=0
                int32 DELETE=2
                std_msgs/Header header
                string ns
                int32 id
                int32 type
                int32 action
                geometry_msgs/Pose pose
                geometry_msgs/Vector3 scale
                std_msgs/ColorRGBA color
                builtin_interfaces/Duration lifetime
                bool frame_locked
                geometry_msgs/Point[] points
                std_msgs/ColorRGBA[] colors
                string texture_resource
                sensor_msgs/CompressedImage texture
                visualization_msgs/UVCoordinate[] uv_coordinates
                string text
                visualization_msgs/MeshFile mesh_file
                string mesh_resource
                bool mesh_use_embedded_materials
                """);
        FIELDS.put("visualization_msgs/MarkerArray", "visualization_msgs/Marker[] markers\n");
        FIELDS.put("skidpad_msgs/State", """
                uint64 tick
                float64 time
                uint64 state_hash
                float64 ego_gap
                int32 ego_lead
                bool ego_off_road
                float64 goal_x
                float64 goal_y
                float64[] x
                float64[] y
                float64[] heading
                float64[] speed
                float32[] acceleration
                float32[] yaw_rate
                float32[] steering
                float32[] lane_offset
                uint8[] flags
                """);
        FIELDS.put(
                "skidpad_msgs/Decision",
                "float64 time\nfloat32[] observation\nfloat32[] raw_action\nfloat32[] applied_action\n");
        FIELDS.put(
                "skidpad_msgs/Event",
                "float64 time\nstring kind\nint32 actor\nstring text\n"
                        + "int32 other\nfloat64 impulse\nfloat64 delta_v\nfloat64 other_delta_v\n");
        FIELDS.put(
                "skidpad_msgs/Actor",
                "string name\nuint8 type\nfloat64 length\nfloat64 width\nfloat64 box_offset\nfloat64 radius\n");
        FIELDS.put("skidpad_msgs/MapLine", "string kind\nfloat64[] xy\n");
        FIELDS.put("skidpad_msgs/Scene", "int32 ego\nskidpad_msgs/Actor[] actors\nskidpad_msgs/MapLine[] map\n");
    }

    private Ros2Types() {}

    /** The name of a schema, {@code nav_msgs/msg/Odometry} of {@code nav_msgs/Odometry}. */
    public static String schemaName(String type) {
        return type.replace("/", "/msg/");
    }

    /** The text of a schema, of {@code nav_msgs/Odometry} for example. */
    public static byte[] schema(String type) {
        Set<String> parts = new LinkedHashSet<>();
        collect(type, parts);
        StringBuilder out = new StringBuilder(fields(type));
        for (String part : parts) {
            if (!part.equals(type)) {
                out.append(SEPARATOR).append(part).append('\n').append(fields(part));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String fields(String type) {
        String fields = FIELDS.get(type);
        if (fields == null) {
            throw new IllegalArgumentException("no definition of message type " + type);
        }
        return fields;
    }

    private static void collect(String type, Set<String> into) {
        if (into.add(type)) {
            fields(type).lines().forEach(line -> {
                String field = line.substring(0, line.indexOf(' '));
                if (field.contains("/")) {
                    int bracket = field.indexOf('[');
                    collect(bracket < 0 ? field : field.substring(0, bracket), into);
                }
            });
        }
    }
}
