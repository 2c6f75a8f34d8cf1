package org.skidpad.bridge.control;

/**
 * What bounds a run of the loop.
 *
 * @param goalRadiusM arrived within this distance of the goal, m; NaN to ignore the goal
 * @param timeoutS longest time from the first good data to the end, s
 * @param patienceS how long to wait for a robot that has not been heard, or no longer, s
 * @param deadlineToleranceS a command that leaves later than this after it was due missed its deadline, s
 * @param stopPatienceS how long stops are repeated at the end until odometry shows standstill, s
 */
public record ControlSettings(
        double goalRadiusM, double timeoutS, double patienceS, double deadlineToleranceS, double stopPatienceS) {
    public static final ControlSettings DEFAULT = new ControlSettings(0.25, 120, 10, 0.05, 2);

    public ControlSettings withGoalRadius(double metres) {
        return new ControlSettings(metres, timeoutS, patienceS, deadlineToleranceS, stopPatienceS);
    }

    public ControlSettings withTimeout(double seconds) {
        return new ControlSettings(goalRadiusM, seconds, patienceS, deadlineToleranceS, stopPatienceS);
    }

    public ControlSettings withPatience(double seconds) {
        return new ControlSettings(goalRadiusM, timeoutS, seconds, deadlineToleranceS, stopPatienceS);
    }
}
