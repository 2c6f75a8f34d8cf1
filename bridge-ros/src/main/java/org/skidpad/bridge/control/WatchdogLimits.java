package org.skidpad.bridge.control;

/**
 * When the watchdog stops the robot.
 *
 * @param odometryAgeS oldest odometry that is acted on, s since its arrival
 * @param scanAgeS oldest scan that is acted on, s since its arrival
 * @param clockJumpS how far the robot's stamps may part from the time between arrivals, s
 * @param policyBudgetS longest a decision may take, s
 * @param recoveryTicks good ticks in a row before driving on
 */
public record WatchdogLimits(
        double odometryAgeS, double scanAgeS, double clockJumpS, double policyBudgetS, int recoveryTicks) {
    /**
     * Stops within 0.5 s of a robot falling silent: odometry at 10 Hz or more, scans at 5 Hz or more (TurtleBot3: 30 and 5).
     * The policy may take the whole period of 20 Hz.
     */
    public static final WatchdogLimits DEFAULT = new WatchdogLimits(0.25, 0.45, 0.5, 0.05, 3);

    public WatchdogLimits {
        if (!(odometryAgeS > 0 && scanAgeS > 0 && clockJumpS > 0 && policyBudgetS > 0) || recoveryTicks < 1) {
            throw new IllegalArgumentException("watchdog limits must be positive: " + odometryAgeS + ", " + scanAgeS
                    + ", " + clockJumpS + ", " + policyBudgetS + ", " + recoveryTicks);
        }
    }
}
