package org.skidpad.sim.record;

import java.util.HashMap;
import java.util.Map;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.record.mcap.CdrWriter;
import org.skidpad.sim.record.mcap.McapWriter;
import org.skidpad.sim.record.mcap.Ros2Types;
import org.skidpad.sim.sensor.Measurement;

/**
 * What odometry, IMU, satellite navigation and object list told the policy, as standard messages for other programs. A channel
 * is added with its first message, so that a run without the sensor has none.
 */
final class SensorChannels {
    /** An IMU at rest feels the ground push it up, m/s² (standard gravity, CGPM 1901). */
    private static final double GRAVITY = 9.80665;

    private static final double[] UNKNOWN_36 = new double[36];
    private static final double[] UNKNOWN_9 = new double[9];
    /** REP-145 and sensor_msgs/Imu: -1 first where a quantity is not measured at all. */
    private static final double[] NOT_MEASURED = {-1, 0, 0, 0, 0, 0, 0, 0, 0};

    private final McapWriter file;
    private final CdrWriter cdr = new CdrWriter();
    private final Map<String, Integer> channels = new HashMap<>();
    private double odometryTime = Double.NaN;
    private double imuTime = Double.NaN;
    private double gnssTime = Double.NaN;
    private double objectTime = Double.NaN;

    SensorChannels(McapWriter file) {
        this.file = file;
    }

    /** Writes what is new in a measurement since the last. */
    void write(Measurement m) {
        if (isNew(m.odometryTime, odometryTime)) {
            odometryTime = m.odometryTime;
            odometry(m);
        }
        if (isNew(m.imuTime, imuTime)) {
            imuTime = m.imuTime;
            imu(m);
        }
        if (isNew(m.gnssTime, gnssTime)) {
            gnssTime = m.gnssTime;
            gnss(m);
        }
        if (isNew(m.objectTime, objectTime)) {
            objectTime = m.objectTime;
            objects(m);
        }
    }

    private static boolean isNew(double time, double last) {
        return !Double.isNaN(time) && time != last;
    }

    private void odometry(Measurement m) {
        long stamp = RunFileWriter.nanoseconds(m.odometryTime);
        cdr.clear().header(stamp, "odom").string("base_link");
        cdr.float64(m.odometryX).float64(m.odometryY).float64(0);
        turn(m.odometryHeading);
        cdr.float64Array(UNKNOWN_36);
        cdr.float64(m.odometrySpeed).float64(0).float64(0);
        cdr.float64(0).float64(0).float64(m.odometryYawRate);
        cdr.float64Array(UNKNOWN_36);
        message("/wheel_odom", "nav_msgs/Odometry", m.time);
    }

    private void imu(Measurement m) {
        cdr.clear().header(RunFileWriter.nanoseconds(m.imuTime), "base_link");
        turn(0);
        cdr.float64Array(NOT_MEASURED);
        cdr.float64(0).float64(0).float64(m.imuYawRate);
        cdr.float64Array(UNKNOWN_9);
        cdr.float64(m.imuForwards).float64(m.imuLeft).float64(GRAVITY);
        cdr.float64Array(UNKNOWN_9);
        message("/imu", "sensor_msgs/Imu", m.time);
    }

    private void gnss(Measurement m) {
        cdr.clear().header(RunFileWriter.nanoseconds(m.gnssTime), "map");
        cdr.float64(m.gnssX).float64(m.gnssY).float64(0);
        turn(0);
        cdr.float64Array(UNKNOWN_36);
        message("/gnss", "geometry_msgs/PoseWithCovarianceStamped", m.time);
    }

    private void objects(Measurement m) {
        cdr.clear().header(RunFileWriter.nanoseconds(m.objectTime), "base_link");
        cdr.int32(m.objectCount);
        for (int k = 0; k < m.objectCount; k++) {
            cdr.float64(m.objectX[k]).float64(m.objectY[k]).float64(0);
            turn(0);
        }
        message("/objects", "geometry_msgs/PoseArray", m.time);
    }

    private void turn(double yaw) {
        cdr.float64(0).float64(0).float64(Trigonometry.sin(0.5 * yaw)).float64(Trigonometry.cos(0.5 * yaw));
    }

    /** @param known when the policy had it, s: messages stand in the order in which they were known */
    private void message(String topic, String type, double known) {
        Integer channel = channels.get(topic);
        if (channel == null) {
            int schema = file.addSchema(Ros2Types.schemaName(type), "ros2msg", Ros2Types.schema(type));
            channel = file.addChannel(topic, schema, "cdr", Map.of());
            channels.put(topic, channel);
        }
        long stamp = RunFileWriter.nanoseconds(known);
        file.message(channel, stamp, stamp, cdr.array(), cdr.size());
    }
}
