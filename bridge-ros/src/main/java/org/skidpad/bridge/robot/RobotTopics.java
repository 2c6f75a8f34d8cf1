package org.skidpad.bridge.robot;

import org.skidpad.bridge.message.Clock;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Transforms;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.env.Measurement;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.sensor.LidarParameters;

/** What the robot publishes. The odom frame has its origin at the start pose, as on a robot that was switched on there. */
final class RobotTopics {
    static final String MAP = "map";
    static final String ODOM = "odom";
    static final String BASE = "base_link";
    static final String LASER = "laser";

    private final Publisher<Clock> clocks;
    private final Publisher<Odometry> odometries;
    private final Publisher<Transforms> transforms;
    private final Publisher<LaserScan> scans;
    private final Publisher<PoseGoal> goals;
    private final Clock clock = new Clock();
    private final Odometry odometry = new Odometry();
    private final Transforms transform = new Transforms();
    private final LaserScan scan = new LaserScan();
    private final PoseGoal goal = new PoseGoal();
    private final LidarParameters lidar;
    private final Pose start;

    RobotTopics(Transport transport, LidarParameters lidar, Pose start) {
        this.lidar = lidar;
        this.start = start;
        clocks = transport.advertise(Topic.CLOCK);
        odometries = transport.advertise(Topic.ODOM);
        transforms = transport.advertise(Topic.TF);
        goals = transport.advertise(Topic.GOAL_POSE);
        scans = lidar == null ? null : transport.advertise(Topic.SCAN);
        odometry.frame = ODOM;
        odometry.childFrame = BASE;
        scan.frame = LASER;
        goal.frame = ODOM;
    }

    void publishState(Measurement m, long stampNs) {
        clock.timeNs = stampNs;
        clocks.publish(clock);
        odometry.stampNs = stampNs;
        odometry.x = odomX(m.x, m.y);
        odometry.y = odomY(m.x, m.y);
        double heading = Angles.wrap(m.heading - start.heading());
        odometry.heading(heading);
        odometry.linearX = m.speed;
        odometry.angularZ = m.yawRate;
        odometries.publish(odometry);
        transform.set(0, stampNs, MAP, ODOM, start.x(), start.y(), start.heading());
        transform.set(1, stampNs, ODOM, BASE, odometry.x, odometry.y, heading);
        if (lidar != null) {
            transform.set(2, stampNs, BASE, LASER, lidar.mountX(), lidar.mountY(), 0);
        }
        transforms.publish(transform);
    }

    void publishScan(Measurement m) {
        scan.stampNs = Math.round(m.scanTime * 1e9);
        scan.angleMin = (float) m.scanAngleMin;
        scan.angleIncrement = (float) m.scanAngleIncrement;
        scan.angleMax = (float) (m.scanAngleMin + m.scanAngleIncrement * (m.ranges.length - 1));
        scan.timeIncrement = 0;
        scan.scanTime = (float) (1 / lidar.rateHz());
        scan.rangeMin = (float) lidar.rangeMin();
        scan.rangeMax = (float) lidar.rangeMax();
        scan.resize(m.ranges.length);
        System.arraycopy(m.ranges, 0, scan.ranges, 0, m.ranges.length);
        scans.publish(scan);
    }

    /** @param x map frame, m; @param y map frame, m */
    void publishGoal(double x, double y, long stampNs) {
        goal.stampNs = stampNs;
        goal.x = odomX(x, y);
        goal.y = odomY(x, y);
        goals.publish(goal);
    }

    private double odomX(double x, double y) {
        return Math.cos(start.heading()) * (x - start.x()) + Math.sin(start.heading()) * (y - start.y());
    }

    private double odomY(double x, double y) {
        return -Math.sin(start.heading()) * (x - start.x()) + Math.cos(start.heading()) * (y - start.y());
    }
}
