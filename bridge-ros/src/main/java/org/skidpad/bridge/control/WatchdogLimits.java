package org.skidpad.bridge.control;

import org.skidpad.sim.robot.RobotDescription;

/**
 * When the watchdog stops the robot.
 *
 * @param odometryAgeS oldest odometry that is acted on, s since its arrival
 * @param scanAgeS oldest scan that is acted on, s since its arrival
 * @param clockJumpS how far the robot's stamps may part from the time between arrivals, s
 * @param policyBudgetS longest a decision may take, s
 * @param lateTickS longest time between two ticks, s
 * @param recoveryTicks good ticks in a row before driving on
 * @param resumeOnRequest whether it drives on only when asked to, once it stands; else by itself
 */
public record WatchdogLimits(
        double odometryAgeS,
        double scanAgeS,
        double clockJumpS,
        double policyBudgetS,
        double lateTickS,
        int recoveryTicks,
        boolean resumeOnRequest) {
    /**
     * Stops within 0.5 s of a robot falling silent: odometry at 10 Hz or more, scans at 5 Hz or more (TurtleBot3: 30 and 5).
     * The policy may take the whole period of 20 Hz.
     */
    public static final WatchdogLimits DEFAULT = new WatchdogLimits(0.25, 0.45, 0.5, 0.05, 0.25, 3, false);

    /** A robot's own; a late tick is noticed before a supervisor would miss it. */
    public static WatchdogLimits of(RobotDescription.Timeouts t, boolean resumeOnRequest) {
        double late = 0.8 * Math.min(t.odometry(), t.supervisor());
        return new WatchdogLimits(t.odometry(), t.scan(), t.clockJump(), t.policy(), late, 3, resumeOnRequest);
    }

    public WatchdogLimits {
        if (!(odometryAgeS > 0 && scanAgeS > 0 && clockJumpS > 0 && policyBudgetS > 0 && lateTickS > 0)
                || recoveryTicks < 1) {
            throw new IllegalArgumentException("watchdog limits must be positive: " + odometryAgeS + ", " + scanAgeS
                    + ", " + clockJumpS + ", " + policyBudgetS + ", " + lateTickS + ", " + recoveryTicks);
        }
    }
}
