package org.skidpad.bridge.control;

/**
 * Decides each tick whether the newest data may be acted on. Once it has stopped the robot, it lets it go only after
 * {@link WatchdogLimits#recoveryTicks} good ticks in a row, and where {@link WatchdogLimits#resumeOnRequest} says so, only when
 * the robot stands and somebody asks for it.
 */
public final class Watchdog {
    private static final double NS = 1e-9;

    private final WatchdogLimits limits;
    private final Alarms alarms;
    private final boolean needsScan;
    private final boolean needsGoal;
    private int goodTicks;
    private boolean tripped;
    private boolean latched;
    private long lastTickNs;
    private boolean ticked;

    /**
     * @param needsScan whether the policy sees a lidar
     * @param needsGoal whether the policy sees a goal
     */
    public Watchdog(WatchdogLimits limits, boolean needsScan, boolean needsGoal) {
        this(limits, needsScan, needsGoal, Alarms.NONE);
    }

    /** @param alarms what else may stop the robot, and who lets it go */
    public Watchdog(WatchdogLimits limits, boolean needsScan, boolean needsGoal, Alarms alarms) {
        this.alarms = alarms;
        this.needsGoal = needsGoal;
        this.limits = limits;
        this.needsScan = needsScan;
    }

    /** The verdict on the state just updated, at monotonic time {@code nowNs}; call once a tick. */
    public Fault check(StateEstimate state, long nowNs) {
        Fault fault = judge(state, nowNs);
        if (fault == Fault.NONE) {
            fault = alarms.fault(nowNs);
        }
        lastTickNs = nowNs;
        ticked = true;
        if (fault != Fault.NONE) {
            trip();
            alarms.takeResume(); // nobody can ask to drive on before it is well again
            return fault;
        }
        if (tripped && ++goodTicks < limits.recoveryTicks()) {
            return Fault.RECOVERING;
        }
        tripped = false;
        if (latched && alarms.takeResume() && state.isStandingStill()) {
            latched = false;
        }
        return latched ? Fault.WAITING_FOR_RESUME : Fault.NONE;
    }

    /** A robot that drove was stopped: from now on only a request lets it go, where that is asked for. */
    public void intervened() {
        if (limits.resumeOnRequest() && !latched) {
            latched = true;
            alarms.takeResume(); // a request made before the stop was not made for it
        }
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

    /**
     * The last look before a command leaves.
     *
     * @param tickNs how long the tick has taken so far
     * @return LATE_TICK where the process was held up in the middle of it, so that the command is one of another time, else NONE
     */
    public Fault checkSending(long tickNs) {
        if (tickNs * NS <= limits.lateTickS()) {
            return Fault.NONE;
        }
        trip();
        return Fault.LATE_TICK;
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
        if (ticked && (nowNs - lastTickNs) * NS > limits.lateTickS()) {
            return Fault.LATE_TICK;
        }
        if (state.odometryAgeNs(nowNs) * NS > limits.odometryAgeS()) {
            return Fault.STALE_ODOMETRY;
        }
        if (needsScan && state.scanAgeNs(nowNs) * NS > limits.scanAgeS()) {
            return Fault.STALE_SCAN;
        }
        if (!state.isInKnownFrames()) {
            return Fault.WRONG_FRAME;
        }
        return state.isFinite() ? Fault.NONE : Fault.NOT_A_NUMBER;
    }
}
