package org.skidpad.bridge.control;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.skidpad.bridge.control.ControlReport.Outcome;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Measurement;
import org.skidpad.sim.env.ObservationBuilder;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;

/**
 * Drives a robot at a fixed rate. Each tick: newest data → {@link Watchdog} → {@link ObservationBuilder} → policy → {@link
 * ActionLimiter} → {@link CommandSink}, or a stop. Ticks are due at multiples of the period from the start, so that lateness
 * does not add up; a tick that comes more than a period late skips those it has missed. Allocates nothing per tick.
 */
public final class ControlLoop {
    /** Interventions kept for the report; later ones are told to the listener only. */
    public static final int MAX_INTERVENTIONS = 1000;

    private static final int WARM_UP = 500;
    /** Room for the jitter of a scan's arrival. */
    private static final long AFTER_SCAN_NS = 5_000_000;

    private static final double NS = 1e-9;
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Policy policy;
    private final StateEstimate state;
    private final Watchdog watchdog;
    private final ActionLimiter limiter;
    private final CommandSink sink;
    private final ControlSettings settings;
    private final ControlListener listener;
    private final ControlClock clock;
    private final ObservationBuilder builder;
    private final Observations observations;
    private final Actions actions;
    private final float[] applied;
    private final long periodNs;

    private final Histogram lateness = new Histogram(LONGEST_NS, 3);
    private final Histogram tickTime = new Histogram(LONGEST_NS, 3);
    private final Histogram scanToCommand = new Histogram(LONGEST_NS, 3);
    private final List<Intervention> interventions = new ArrayList<>();

    private volatile boolean stopRequested;
    private long startNs;
    private long firstGoodNs = Long.MIN_VALUE;
    private long lastGoodNs;
    private long ticks;
    private long missedDeadlines;
    private boolean stopped = true;
    private Fault lastFault = Fault.NONE;
    private boolean scanWaits;
    private boolean inStep;

    public ControlLoop(
            Policy policy,
            StateEstimate state,
            Watchdog watchdog,
            ActionLimits limits,
            CommandSink sink,
            ControlSettings settings,
            ControlListener listener,
            ControlClock clock) {
        this.policy = policy;
        this.state = state;
        this.watchdog = watchdog;
        this.sink = sink;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        double periodS = policy.contract().periodS();
        limiter = new ActionLimiter(limits, periodS);
        periodNs = Math.round(periodS / NS);
        builder = new ObservationBuilder(policy.contract());
        observations = new Observations(1, builder.size());
        actions = new Actions(1, policy.contract().actionSize());
        applied = new float[policy.contract().actionSize()];
    }

    /** Asks the loop to end with a stop; safe from any thread. */
    public void requestStop() {
        stopRequested = true;
    }

    /** Runs until the goal, the timeout or a request, then stops the robot. Stops it too where something throws. */
    public ControlReport run() {
        warmUp();
        startNs = clock.nanoTime();
        lastGoodNs = startNs;
        boolean standstill = false;
        Outcome outcome = null;
        try {
            long due = startNs;
            while (outcome == null) {
                tick(due);
                outcome = judge();
                due = nextDue(due);
                if (!inStep && firstGoodNs != Long.MIN_VALUE && state.hasScan()) {
                    inStep = true;
                    due = inStepWithScans(due);
                }
                if (outcome == null) {
                    clock.sleepUntil(due);
                }
                stopRequested |= Thread.interrupted();
            }
        } finally {
            standstill = stopUntilStandstill();
        }
        return report(outcome, standstill);
    }

    /** The first decisions of a cold JVM take many times longer than the later ones; they are taken before anything moves. */
    private void warmUp() {
        Measurement still = new Measurement(0, applied.length);
        for (int i = 0; i < WARM_UP; i++) {
            builder.build(still, observations.values, 0);
            policy.act(observations, actions);
        }
        policy.reset(0);
    }

    /**
     * Moves the ticks once so that they fall just after a scan comes in rather than anywhere up to a period later: most lidars
     * turn a whole number of periods, and in simulation too a decision follows its scan at once.
     */
    private long inStepWithScans(long due) {
        long phase = Math.floorMod(state.scanArrivalNs() + AFTER_SCAN_NS - due, periodNs);
        return due + phase;
    }

    private long nextDue(long due) {
        long next = due + periodNs;
        long late = clock.nanoTime() - next;
        return late > periodNs ? next + late / periodNs * periodNs : next;
    }

    private Outcome judge() {
        if (stopRequested) {
            return Outcome.STOPPED;
        }
        long now = clock.nanoTime();
        if ((now - lastGoodNs) * NS > settings.patienceS()) {
            return firstGoodNs == Long.MIN_VALUE ? Outcome.ROBOT_NEVER_READY : Outcome.ROBOT_LOST;
        }
        if (firstGoodNs != Long.MIN_VALUE) {
            if (state.goalDistance() <= settings.goalRadiusM()) {
                return Outcome.GOAL_REACHED;
            }
            if ((now - firstGoodNs) * NS > settings.timeoutS()) {
                return Outcome.TIMEOUT;
            }
        }
        return null;
    }

    /** One tick that was due at {@code dueNs}; public so that a test can step it. */
    public void tick(long dueNs) {
        long woke = clock.nanoTime();
        ticks++;
        state.update(woke);
        double timeS = (woke - startNs) * NS;
        Measurement measurement = state.measurement();
        listener.state(timeS, measurement);
        Fault fault = watchdog.check(state, woke);
        scanWaits |= state.scanIsNew();
        if (fault == Fault.NONE) {
            lastGoodNs = woke;
            if (firstGoodNs == Long.MIN_VALUE) {
                firstGoodNs = woke;
                forgetTheWait();
            }
            fault = decide(measurement, timeS);
        }
        lastFault = fault;
        long sent = clock.nanoTime();
        if (fault != Fault.NONE) {
            stop(timeS, fault, measurement);
            scanWaits = false;
        } else if (scanWaits) {
            record(scanToCommand, sent - state.scanArrivalNs());
            scanWaits = false;
        }
        record(tickTime, sent - woke);
        record(lateness, sent - dueNs);
        if ((sent - dueNs) * NS > settings.deadlineToleranceS()) {
            missedDeadlines++;
        }
    }

    /** What is reported counts from the first good data on: until then this loop shares its start with everything else's. */
    private void forgetTheWait() {
        ticks = 1;
        missedDeadlines = 0;
        lateness.reset();
        tickTime.reset();
        scanToCommand.reset();
    }

    private Fault decide(Measurement measurement, double timeS) {
        builder.build(measurement, observations.values, 0);
        long before = clock.nanoTime();
        policy.act(observations, actions);
        Fault fault = watchdog.checkDecision(clock.nanoTime() - before, actions.values);
        if (fault != Fault.NONE) {
            return fault;
        }
        limiter.limit(actions.values, applied);
        sink.command(applied);
        stopped = false;
        listener.decision(timeS, measurement, observations.values, actions.values, applied);
        System.arraycopy(applied, 0, measurement.previousAction, 0, applied.length);
        return Fault.NONE;
    }

    private void stop(double timeS, Fault fault, Measurement measurement) {
        sink.stop();
        limiter.stopped();
        java.util.Arrays.fill(measurement.previousAction, 0);
        if (!stopped && !fault.isWaiting()) {
            Intervention intervention = new Intervention(timeS, fault);
            if (interventions.size() < MAX_INTERVENTIONS) {
                interventions.add(intervention);
            }
            listener.intervention(intervention);
        }
        stopped = true;
    }

    /** Repeats the stop until fresh odometry shows standstill, or the patience is over. */
    private boolean stopUntilStandstill() {
        long begun = clock.nanoTime();
        long due = begun;
        long seenStamp = state.odometryStampNs();
        do {
            sink.stop();
            state.update(clock.nanoTime());
            if (state.isStandingStill() && state.odometryStampNs() != seenStamp) {
                return true;
            }
            due += periodNs;
            clock.sleepUntil(due);
        } while ((clock.nanoTime() - begun) * NS < settings.stopPatienceS());
        return false;
    }

    private static void record(Histogram histogram, long ns) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, ns)));
    }

    private ControlReport report(Outcome outcome, boolean standstill) {
        double duration = firstGoodNs == Long.MIN_VALUE ? 0 : (clock.nanoTime() - firstGoodNs) * NS;
        return new ControlReport(
                outcome,
                duration,
                ticks,
                missedDeadlines,
                Latencies.of(lateness),
                Latencies.of(tickTime),
                Latencies.of(scanToCommand),
                List.copyOf(interventions),
                standstill,
                lastFault,
                state.goalDistance());
    }
}
