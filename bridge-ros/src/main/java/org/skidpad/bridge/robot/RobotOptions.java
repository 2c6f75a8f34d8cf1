package org.skidpad.bridge.robot;

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
 */
public record RobotOptions(
        double speedFactor,
        double commandTimeoutS,
        double odometryHz,
        double maxWallS,
        double lingerS,
        boolean endWithTask) {
    /** Brakes 0.2 s after the last command, four commands at 20 Hz, so that it stands within 0.5 s. */
    public static final RobotOptions DEFAULT = new RobotOptions(1, 0.2, 30, 600, 2, true);

    public RobotOptions {
        if (!(speedFactor > 0 && commandTimeoutS > 0 && odometryHz > 0 && maxWallS > 0 && lingerS >= 0)) {
            throw new IllegalArgumentException("robot options must be positive: " + speedFactor + ", " + commandTimeoutS
                    + ", " + odometryHz + ", " + maxWallS + ", " + lingerS);
        }
    }

    public RobotOptions withSpeedFactor(double factor) {
        return new RobotOptions(factor, commandTimeoutS, odometryHz, maxWallS, lingerS, endWithTask);
    }

    public RobotOptions withMaxWall(double seconds) {
        return new RobotOptions(speedFactor, commandTimeoutS, odometryHz, seconds, lingerS, endWithTask);
    }

    public RobotOptions withEndWithTask(boolean end) {
        return new RobotOptions(speedFactor, commandTimeoutS, odometryHz, maxWallS, lingerS, end);
    }
}
