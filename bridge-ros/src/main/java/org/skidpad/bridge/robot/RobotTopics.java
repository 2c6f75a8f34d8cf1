package org.skidpad.bridge.robot;

import org.skidpad.bridge.message.Clock;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Transforms;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** What the robot publishes. The odom frame has its origin at the start pose, as on a robot that was switched on there. */
final class RobotTopics {
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
    private final RobotDescription robot;
    private final LidarParameters lidar;
    private final Pose start;
    private final RobotOptions options;
    private final String map;
    private final String odom;
    private final String base;

    RobotTopics(Transport transport, RobotDescription robot, LidarParameters lidar, Pose start, RobotOptions options) {
        this.robot = robot;
        this.lidar = lidar;
        this.start = start;
        this.options = options;
        map = robot.frames().map();
        odom = robot.frames().odom().get(0);
        base = robot.frames().base().get(0);
        clocks = transport.advertise(Topic.CLOCK);
        odometries = transport.advertise(Topic.ODOM.named(robot.odometry().topic()));
        transforms = transport.advertise(Topic.TF);
        goals = transport.advertise(Topic.GOAL_POSE.named(robot.goalTopic()));
        scans = lidar == null || !robot.hasScan()
                ? null
                : transport.advertise(Topic.SCAN.named(robot.scan().topic()));
        odometry.frame = odom;
        odometry.childFrame = base;
        scan.frame = robot.hasScan() ? robot.scan().frames().get(0) : "";
        goal.frame = odom;
    }

    /** The world's time, s, on the robot's clock, ns. */
    private long stamp(double timeS) {
        return Math.round((timeS * (1 + options.clockSkew()) + options.clockOffsetS()) * 1e9);
    }

    void publishState(Measurement m, double timeS) {
        long stampNs = stamp(timeS);
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
        transform.set(0, stampNs, map, odom, start.x(), start.y(), start.heading());
        transform.set(1, stampNs, odom, base, odometry.x, odometry.y, heading);
        if (scans != null) {
            transform.set(2, stampNs, base, scan.frame, lidar.mountX(), lidar.mountY(), 0);
        }
        transforms.publish(transform);
    }

    boolean hasScan() {
        return scans != null;
    }

    void publishScan(Measurement m) {
        scan.stampNs = stamp(m.scanTime);
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
    void publishGoal(double x, double y, double timeS) {
        goal.stampNs = stamp(timeS);
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
