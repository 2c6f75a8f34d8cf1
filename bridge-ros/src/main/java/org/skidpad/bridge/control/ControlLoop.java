package org.skidpad.bridge.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.skidpad.bridge.control.ControlReport.Outcome;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.ObservationBuilder;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.sensor.Measurement;

/**
 * Drives a robot at a fixed rate. Each tick: newest data → {@link Watchdog} → {@link ObservationBuilder} → policy → {@link
 * CommandMap} → {@link SpecificationWatch} and {@link StoppingShield} → {@link ActionLimiter} → {@link CommandSink}, or a stop.
 * Ticks are due at multiples of the period from the start, so that lateness does not add up; a tick that comes more than a
 * period late skips those it has missed. Allocates nothing per tick.
 */
public final class ControlLoop {
    /** Interventions kept for the report; later ones are told to the listener only. */
    public static final int MAX_INTERVENTIONS = 1000;

    private static final int WARM_UP = 500;
    private static final int WARM_UP_BEAMS = 360;
    private static final double NS = 1e-9;

    private final Policy policy;
    private final StateEstimate state;
    private final Watchdog watchdog;
    private final Alarms alarms;
    private final CommandMap map;
    private final SpecificationWatch specifications;
    private final StoppingShield shield;
    private final ActionLimiter limiter;
    private final double highestSpeed;
    private final CommandSink sink;
    private final ControlSettings settings;
    private final ControlListener listener;
    private final ControlClock clock;
    private final ObservationBuilder builder;
    private final Observations observations;
    private final Actions actions;
    private final float[] raw;
    private final float[] applied;
    private final float[] wanted = new float[CommandMap.SIZE];
    private final float[] command = new float[CommandMap.SIZE];
    private final long periodNs;
    private final ScanPhase scanPhase;

    private final Histogram lateness = new Histogram(StageTimes.LONGEST_NS, 3);
    private final Histogram tickTime = new Histogram(StageTimes.LONGEST_NS, 3);
    private final Histogram scanToCommand = new Histogram(StageTimes.LONGEST_NS, 3);
    private final StageTimes stages = new StageTimes();
    private final List<Intervention> interventions = new ArrayList<>();

    private volatile boolean stopRequested;
    private long startNs;
    private long firstGoodNs = Long.MIN_VALUE;
    private long lastGoodNs;
    private long ticks;
    private long decisions;
    private long heldBack;
    private long missedDeadlines;
    private boolean stopped = true;
    private boolean slowed;
    private boolean shielded;
    private Fault lastFault = Fault.NONE;
    private boolean scanWaits;

    public ControlLoop(ControlParts parts) {
        policy = parts.policy();
        state = parts.state();
        watchdog = parts.watchdog();
        alarms = parts.alarms();
        map = parts.map();
        specifications = parts.specifications();
        shield = parts.shield();
        sink = parts.sink();
        settings = parts.settings();
        listener = parts.listener();
        clock = parts.clock();
        double periodS = policy.contract().periodS();
        limiter = new ActionLimiter(parts.limits(), periodS);
        highestSpeed = parts.limits().high()[CommandMap.SPEED];
        periodNs = Math.round(periodS / NS);
        scanPhase = new ScanPhase(periodNs);
        builder = new ObservationBuilder(policy.contract());
        observations = new Observations(1, builder.size());
        actions = new Actions(1, policy.contract().actionSize());
        raw = new float[policy.contract().actionSize()];
        applied = new float[raw.length];
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
                if (firstGoodNs != Long.MIN_VALUE && state.scanIsNew()) {
                    due = scanPhase.inStep(state.scanArrivalNs(), due);
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
        Measurement scanned = new Measurement(WARM_UP_BEAMS, applied.length);
        Arrays.fill(scanned.ranges, 1);
        scanned.scanAngleIncrement = 2 * Math.PI / WARM_UP_BEAMS;
        if (specifications != null) {
            specifications.rehearse(scanned, WARM_UP);
        }
        for (int i = 0; i < WARM_UP; i++) {
            wanted[CommandMap.SPEED] = 0;
            wanted[CommandMap.TURN] = 0;
            if (shield != null) {
                shield.restrict(scanned, wanted);
            }
            limiter.limit(wanted, command);
        }
        limiter.stopped(false);
        // What was made until now would be moved by the first collection of garbage, half an hour later, in a pause of
        // 30 ms.
        System.gc();
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
        stages.begin(woke);
        ticks++;
        alarms.alive();
        state.update(woke);
        double timeS = (woke - startNs) * NS;
        Measurement measurement = state.measurement();
        listener.state(timeS, measurement);
        stages.end(StageTimes.Stage.DATA, clock.nanoTime());
        Fault fault = watchdog.check(state, woke);
        scanWaits |= state.scanIsNew();
        if (fault == Fault.NONE || fault == Fault.WAITING_FOR_RESUME) {
            lastGoodNs = woke;
            if (firstGoodNs == Long.MIN_VALUE) {
                firstGoodNs = woke;
                forgetTheWait();
            }
            fault = watchSpecifications(fault, timeS, measurement);
        }
        stages.end(StageTimes.Stage.WATCHDOG, clock.nanoTime());
        if (fault == Fault.NONE) {
            fault = decide(measurement, timeS, woke);
        }
        lastFault = fault;
        if (fault != Fault.NONE) {
            stop(timeS, fault, measurement);
        }
        long sent = clock.nanoTime();
        if (fault == Fault.NONE && scanWaits) {
            StageTimes.record(scanToCommand, sent - state.scanArrivalNs());
        }
        scanWaits = false;
        StageTimes.record(tickTime, sent - woke);
        StageTimes.record(lateness, sent - dueNs);
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
        stages.reset();
    }

    private Fault watchSpecifications(Fault soFar, double timeS, Measurement measurement) {
        if (specifications == null) {
            return soFar;
        }
        specifications.update(timeS, measurement);
        return soFar == Fault.NONE && specifications.slowTo() == 0 ? Fault.SPECIFICATION : soFar;
    }

    private Fault decide(Measurement measurement, double timeS, long woke) {
        builder.build(measurement, observations.values, 0);
        long before = clock.nanoTime();
        stages.end(StageTimes.Stage.OBSERVATION, before);
        policy.act(observations, actions);
        long decided = clock.nanoTime();
        stages.end(StageTimes.Stage.POLICY, decided);
        Fault fault = watchdog.checkDecision(decided - before, actions.values);
        if (fault != Fault.NONE) {
            return fault;
        }
        System.arraycopy(actions.values, 0, raw, 0, raw.length);
        if (sink.isSilent()) {
            map.startFrom(measurement.speed);
        }
        map.command(actions.values, wanted);
        holdBack(measurement, timeS);
        stages.end(StageTimes.Stage.SHIELD, clock.nanoTime());
        limiter.limit(wanted, command);
        long ready = clock.nanoTime();
        stages.end(StageTimes.Stage.LIMITS, ready);
        fault = watchdog.checkSending(ready - woke);
        if (fault != Fault.NONE) {
            return fault;
        }
        sink.command(command);
        stages.end(StageTimes.Stage.PUBLISH, clock.nanoTime());
        stopped = false;
        decisions++;
        map.sent(command, applied);
        listener.decision(timeS, measurement, observations.values, raw, applied);
        stages.end(StageTimes.Stage.RECORD, clock.nanoTime());
        // As in training: what was chosen, within the contract's bounds, whatever became of it.
        System.arraycopy(actions.values, 0, measurement.previousAction, 0, raw.length);
        return Fault.NONE;
    }

    /** Lets specifications slow the command, then the shield scale it; tells when either begins. */
    private void holdBack(Measurement measurement, double timeS) {
        boolean slower = false;
        if (specifications != null && specifications.slowTo() < 1) {
            float most = (float) (specifications.slowTo() * highestSpeed);
            slower = Math.abs(wanted[CommandMap.SPEED]) > most;
            wanted[CommandMap.SPEED] = Math.max(-most, Math.min(most, wanted[CommandMap.SPEED]));
        }
        if (slower && !slowed) {
            tell(new Intervention(timeS, Fault.SPECIFICATION, specifications.violated(), false));
        }
        slowed = slower;
        boolean scaled = shield != null && shield.restrict(measurement, wanted);
        if (scaled && !shielded) {
            tell(new Intervention(timeS, Fault.SHIELD, "", false));
        }
        shielded = scaled;
        if (slower || scaled) {
            heldBack++;
        }
    }

    private void stop(double timeS, Fault fault, Measurement measurement) {
        sink.stop();
        limiter.stopped(sink.keepsTurn());
        map.startFrom(0);
        Arrays.fill(measurement.previousAction, 0);
        if (!stopped) {
            watchdog.intervened();
            tell(new Intervention(timeS, fault, fault == Fault.SPECIFICATION ? specifications.violated() : "", true));
        }
        stopped = true;
    }

    private void tell(Intervention intervention) {
        if (interventions.size() < MAX_INTERVENTIONS) {
            interventions.add(intervention);
        }
        listener.intervention(intervention);
    }

    /** Repeats the stop until fresh odometry shows standstill, or the patience is over. */
    private boolean stopUntilStandstill() {
        if (sink.isSilent()) {
            return state.isStandingStill();
        }
        long begun = clock.nanoTime();
        long due = begun;
        long seenStamp = state.odometryStampNs();
        do {
            alarms.alive();
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

    private ControlReport report(Outcome outcome, boolean standstill) {
        double duration = firstGoodNs == Long.MIN_VALUE ? 0 : (clock.nanoTime() - firstGoodNs) * NS;
        return new ControlReport(
                outcome,
                duration,
                ticks,
                decisions,
                heldBack,
                missedDeadlines,
                Latencies.of(lateness),
                Latencies.of(tickTime),
                Latencies.of(scanToCommand),
                stages.latencies(),
                List.copyOf(interventions),
                standstill,
                lastFault,
                state.goalDistance());
    }
}
