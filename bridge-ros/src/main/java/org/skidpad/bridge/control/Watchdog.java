package org.skidpad.bridge.control;

/**
 * Decides each tick whether the newest data may be acted on. Once it has stopped the robot, it lets it go only after
 * {@link WatchdogLimits#recoveryTicks} good ticks in a row.
 */
public final class Watchdog {
    private static final double NS = 1e-9;

    private final WatchdogLimits limits;
    private final boolean needsScan;
    private final boolean needsGoal;
    private int goodTicks;
    private boolean tripped;
    private long lastTickNs;
    private boolean ticked;

    /**
     * @param needsScan whether the policy sees a lidar
     * @param needsGoal whether the policy sees a goal
     */
    public Watchdog(WatchdogLimits limits, boolean needsScan, boolean needsGoal) {
        this.needsGoal = needsGoal;
        this.limits = limits;
        this.needsScan = needsScan;
    }

    /** The verdict on the state just updated, at monotonic time {@code nowNs}; call once a tick. */
    public Fault check(StateEstimate state, long nowNs) {
        Fault fault = judge(state, nowNs);
        lastTickNs = nowNs;
        ticked = true;
        if (fault != Fault.NONE) {
            trip();
            return fault;
        }
        if (tripped && ++goodTicks < limits.recoveryTicks()) {
            return Fault.RECOVERING;
        }
        tripped = false;
        return Fault.NONE;
    }

    /** The verdict on a decision: how long it took, and whether its numbers are finite. */
    public Fault checkDecision(long tookNs, float[] action) {
        Fault fault = Fault.NONE;
        if (tookNs * NS > limits.policyBudgetS()) {
            fault = Fault.POLICY_OVERRUN;
        }
        for (float a : action) {
            if (!Float.isFinite(a)) {
                fault = Fault.POLICY_NOT_A_NUMBER;
            }
        }
        if (fault != Fault.NONE) {
            trip();
        }
        return fault;
    }

    private void trip() {
        tripped = true;
        goodTicks = 0;
    }

    private Fault judge(StateEstimate state, long nowNs) {
        if (!state.hasOdometry()) {
            return Fault.NO_ODOMETRY;
        }
        if (needsScan && !state.hasScan()) {
            return Fault.NO_SCAN;
        }
        if (needsGoal && !state.hasGoal()) {
            return Fault.NO_GOAL;
        }
        if (state.clockJumpS() > limits.clockJumpS()) {
            return Fault.CLOCK_JUMP;
        }
        // While this process was not running, it noticed neither silence nor motion: look again before driving on.
        if (ticked && (nowNs - lastTickNs) * NS > limits.odometryAgeS()) {
            return Fault.LATE_TICK;
        }
        if (state.odometryAgeNs(nowNs) * NS > limits.odometryAgeS()) {
            return Fault.STALE_ODOMETRY;
        }
        if (needsScan && state.scanAgeNs(nowNs) * NS > limits.scanAgeS()) {
            return Fault.STALE_SCAN;
        }
        return state.isFinite() ? Fault.NONE : Fault.NOT_A_NUMBER;
    }
}
