package org.skidpad.bridge.control;

import java.util.Arrays;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;

/**
 * A robot and a clock in one: whenever the loop sleeps, time goes on by milliseconds and the robot moves as it was last told,
 * sending odometry at 50 Hz and a scan of 360 beams at 10 Hz. Tests break it by setting its fields.
 */
final class SimulatedRobot implements ControlClock, CommandSink {
    private static final long MS = 1_000_000;

    final Latest<Odometry> odometries = new Latest<>(MessageType.ODOMETRY);
    final Latest<LaserScan> scans = new Latest<>(MessageType.LASER_SCAN);
    final Odometry odometry = new Odometry();
    final LaserScan scan = new LaserScan();

    /** Monotonic time, ns; begins somewhere, since nothing may depend on where. */
    long nowNs = 5_000_000_000L;

    long stampOffsetNs = 1_000_000_000_000L;
    boolean sendsOdometry = true;
    boolean sendsScans = true;
    boolean scanRepeatsItself;
    double x;
    double y;
    double heading;
    double speed;
    double yawRate;
    float wall = 3;
    int commands;
    int stops;
    /** The clock is asked this often before the process is frozen for a second; never where negative. */
    int asksBeforeFreezing = -1;

    Runnable everyMs = () -> {};

    SimulatedRobot() {
        scan.angleMin = 0;
        scan.angleIncrement = (float) (2 * Math.PI / 360);
        scan.rangeMin = 0.12f;
        scan.rangeMax = 3.5f;
        scan.resize(360);
    }

    StateEstimate estimate() {
        return new StateEstimate(odometries, scans, null, 2);
    }

    double seconds() {
        return (nowNs - 5_000_000_000L) * 1e-9;
    }

    @Override
    public long nanoTime() {
        if (asksBeforeFreezing >= 0 && asksBeforeFreezing-- == 0) {
            nowNs += 1_000_000_000L;
        }
        return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
        while (nowNs < deadlineNs) {
            advance();
        }
    }

    void advance() {
        nowNs += MS;
        x += speed * Math.cos(heading) * 0.001;
        y += speed * Math.sin(heading) * 0.001;
        heading += yawRate * 0.001;
        long ms = nowNs / MS;
        if (sendsOdometry && ms % 20 == 0) {
            odometry.stampNs = nowNs + stampOffsetNs;
            odometry.x = x;
            odometry.y = y;
            odometry.heading(heading);
            odometry.linearX = speed;
            odometry.angularZ = yawRate;
            odometries.put(odometry, nowNs);
        }
        if (sendsScans && ms % 100 == 7) {
            if (!scanRepeatsItself) {
                scan.stampNs = nowNs + stampOffsetNs;
            }
            Arrays.fill(scan.ranges, 0, scan.count, wall);
            scans.put(scan, nowNs);
        }
        everyMs.run();
    }

    @Override
    public void command(float[] action) {
        commands++;
        speed = action[0];
        yawRate = action[1];
    }

    @Override
    public void stop() {
        stops++;
        speed = 0;
        yawRate = 0;
    }
}
