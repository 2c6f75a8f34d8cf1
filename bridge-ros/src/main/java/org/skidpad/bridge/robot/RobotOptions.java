package org.skidpad.bridge.robot;

import org.skidpad.sim.robot.RobotDescription;

/**
 * How the simulated robot behaves.
 *
 * @param speedFactor simulated seconds a second; 1 is real time
 * @param commandTimeoutS without a command for this long the robot stops by itself, s of wall time
 * @param odometryHz {@code /odom}, {@code /tf} and {@code /clock} messages a simulated second
 * @param maxWallS the robot goes away after this long, s of wall time
 * @param lingerS it keeps serving for this long after its task ended, so that the driver sees it stand, s of wall time
 * @param endWithTask whether it goes away once the goal is reached, something is touched or the episode's time is over; otherwise only {@code
 *     maxWallS} and a request end it
 * @param clockOffsetS the robot's clock is ahead of its world's time by this, s
 * @param clockSkew and gains this part of a second a second
 */
public record RobotOptions(
        double speedFactor,
        double commandTimeoutS,
        double odometryHz,
        double maxWallS,
        double lingerS,
        boolean endWithTask,
        double clockOffsetS,
        double clockSkew) {
    /** Brakes 0.2 s after the last command, four commands at 20 Hz, so that it stands within 0.5 s. */
    public static final RobotOptions DEFAULT = new RobotOptions(1, 0.2, 30, 600, 2, true, 0, 0);

    public RobotOptions {
        if (!(clockSkew > -0.5 && clockSkew < 0.5 && Double.isFinite(clockOffsetS))) {
            throw new IllegalArgumentException("clock: " + clockOffsetS + " s, skew " + clockSkew);
        }
        if (!(speedFactor > 0 && commandTimeoutS > 0 && odometryHz > 0 && maxWallS > 0 && lingerS >= 0)) {
            throw new IllegalArgumentException("robot options must be positive: " + speedFactor + ", " + commandTimeoutS
                    + ", " + odometryHz + ", " + maxWallS + ", " + lingerS);
        }
    }

    public RobotOptions withSpeedFactor(double factor) {
        return new RobotOptions(
                factor, commandTimeoutS, odometryHz, maxWallS, lingerS, endWithTask, clockOffsetS, clockSkew);
    }

    public RobotOptions withClock(double offsetS, double skew) {
        return new RobotOptions(
                speedFactor, commandTimeoutS, odometryHz, maxWallS, lingerS, endWithTask, offsetS, skew);
    }

    /** What a description says of the robot: rate of odometry, and after how long it stops by itself. */
    public RobotOptions of(RobotDescription robot) {
        double timeout = robot.timeouts().command();
        return new RobotOptions(
                speedFactor,
                Double.isInfinite(timeout) ? commandTimeoutS : timeout,
                robot.odometry().rate(),
                maxWallS,
                lingerS,
                endWithTask,
                clockOffsetS,
                clockSkew);
    }

    public RobotOptions withMaxWall(double seconds) {
        return new RobotOptions(
                speedFactor, commandTimeoutS, odometryHz, seconds, lingerS, endWithTask, clockOffsetS, clockSkew);
    }

    public RobotOptions withEndWithTask(boolean end) {
        return new RobotOptions(
                speedFactor, commandTimeoutS, odometryHz, maxWallS, lingerS, end, clockOffsetS, clockSkew);
    }
}
