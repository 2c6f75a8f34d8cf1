package org.skidpad.sim.sensor.parameters;

/**
 * What the ego senses with errors of its own rate and delay. What has no sensor here is measured exactly, whenever it is asked
 * for; whether there is a lidar, the task says.
 *
 * @param lidarErrors of the lidar, if there is one; not null
 * @param odometry in place of the exact pose, speed and yaw rate; or null
 * @param imu in place of the exact acceleration and yaw rate; or null
 * @param gnss in place of the position, exact or of odometry; or null
 * @param objects in place of the exact list of objects; or null
 */
public record SensorSet(
        LidarErrors lidarErrors,
        OdometryParameters odometry,
        ImuParameters imu,
        GnssParameters gnss,
        ObjectListParameters objects) {
    /** Everything exact; of a lidar, all but its Gaussian noise. */
    public static final SensorSet EXACT = new SensorSet(LidarErrors.NONE, null, null, null, null);
}
