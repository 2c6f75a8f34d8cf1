package org.skidpad.sim.env;

import java.util.Arrays;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/**
 * One ego in one world: observe, act for one decision period, reward, judge the end. The training environment and {@code
 * sim.run.Simulation} are both loops around this class, so that what is trained is what is judged.
 */
public final class Episode implements Stateful {
    private static final EndReason[] END_REASONS = EndReason.values();

    /** Told after every tick of a decision; the recorder's way in. */
    public interface TickListener {
        void ticked(World world);
    }

    private static final TickListener NOBODY = world -> {};

    private final World world;
    private final Task task;
    private final ObservationBuilder builder;
    private final EgoSensors sensors;
    private final EgoControl control;
    private final Reward reward;
    private final Measurement measurement;
    private final EgoSignals signals;
    private final int ticksPerDecision;
    private final long lastTick;
    private final float[] action;
    private final String kind;

    private EndReason end = EndReason.RUNNING;
    private double lastReward;
    private double travelled;
    private double startGoalDistance;
    private int decisions;

    /** @throws IllegalArgumentException when the decision period is no whole number of ticks, or the contract names no known channel */
    public Episode(Scenario scenario) {
        world = new World(scenario);
        task = scenario.task();
        PolicyContract contract = task.contract();
        builder = new ObservationBuilder(contract);
        double dt = scenario.config().dt();
        ticksPerDecision = (int) Math.round(contract.periodS() / dt);
        if (ticksPerDecision < 1 || Math.abs(ticksPerDecision * dt - contract.periodS()) > 1e-9) {
            throw new IllegalArgumentException(
                    "the decision period " + contract.periodS() + " s is no whole number of ticks of " + dt + " s");
        }
        lastTick = Math.round(scenario.config().durationS() / dt);
        sensors = task.egoSensors(scenario.config().capacity());
        signals = new EgoSignals(contract.periodS());
        control = new EgoControl(contract, task.desiredSpeed());
        reward = new Reward(task);
        measurement = new Measurement(task.lidar() == null ? 0 : task.lidar().beams(), contract.actionSize());
        action = new float[contract.actionSize()];
        StateHash taskHash = new StateHash();
        taskHash.text(task.toString());
        kind = "episode of task " + Long.toHexString(taskHash.value());
    }

    /** What a snapshot of an episode is called: with its task, on which the state of sensors and rewards depends. */
    String kind() {
        return kind;
    }

    public World world() {
        return world;
    }

    /** What the ego perceives now; valid until the next {@link #reset} or {@link #act}. */
    public Measurement measurement() {
        return measurement;
    }

    public EndReason end() {
        return end;
    }

    /** Of the last decision. */
    public double reward() {
        return lastReward;
    }

    /** Decisions taken in this episode. */
    public int decisions() {
        return decisions;
    }

    /** How far the ego came: m travelled, or with a goal the fraction of the first distance to it that was gained, at most 1. */
    public double progress() {
        return Double.isInfinite(startGoalDistance)
                ? travelled
                : (startGoalDistance - EgoSignals.distanceToGoal(world.view())) / startGoalDistance;
    }

    /** World, sensors, rewards, monitors and the lane and speed steered for; the world must already hold its population. */
    @Override
    public void visitState(StateVisitor v) {
        world.visitState(v);
        sensors.visitState(v);
        signals.visitState(v);
        reward.visitState(v);
        control.visitState(v, world.view());
        measurement.visitState(v);
        v.reals(action, action.length);
        end = END_REASONS[v.count(end.ordinal(), END_REASONS.length - 1)];
        lastReward = v.real(lastReward);
        travelled = v.real(travelled);
        startGoalDistance = v.real(startGoalDistance);
        decisions = v.count(decisions, Integer.MAX_VALUE);
    }

    /** Saves everything, between two decisions, so that the episode can go on from here. */
    public void save(Snapshot to) {
        to.take(world.identity(kind), this);
    }

    /**
     * Goes on from a saved state, to the bit.
     *
     * @throws BadInputException as {@link World#restore(Snapshot)}; reset the episode then
     */
    public void restore(Snapshot from) {
        world.populateFor(from, kind);
        sensors.fit(world.view());
        from.give(world.identity(kind), this);
    }

    /** As {@link #restore(Snapshot)}, with new random streams from here on, drawn from the old ones and a seed. */
    public void restore(Snapshot from, long newSeed) {
        world.populateFor(from, kind);
        sensors.fit(world.view());
        from.give(world.identity(kind), this, newSeed);
    }

    public void reset(long seed) {
        world.reset(seed);
        sensors.reset(seed, world.view());
        signals.reset(world.view());
        reward.reset();
        control.reset(world.view());
        end = EndReason.RUNNING;
        lastReward = 0;
        travelled = 0;
        decisions = 0;
        startGoalDistance = EgoSignals.distanceToGoal(world.view());
        Arrays.fill(measurement.previousAction, 0);
        measure();
    }

    /** Writes the observation of now, {@link PolicyContract#observationSize} numbers from {@code offset}. */
    public void observe(float[] out, int offset) {
        builder.build(measurement, out, offset);
    }

    /**
     * Takes one decision: {@code values} from {@code offset}, physical units; out-of-bounds ones are clamped.
     *
     * @throws org.skidpad.sim.diagnostic.BadInputException where one is no finite number
     */
    public void act(float[] values, int offset) {
        act(values, offset, NOBODY);
    }

    /** As {@link #act(float[], int)}, telling {@code listener} of each tick. */
    public void act(float[] values, int offset, TickListener listener) {
        if (end != EndReason.RUNNING) {
            throw new IllegalStateException("the episode has ended: " + end);
        }
        WorldView view = world.view();
        control.clamp(view, values, offset, action);
        control.decide(view, action);
        double previousGoalDistance = EgoSignals.distanceToGoal(view);
        for (int k = 0; k < ticksPerDecision && end == EndReason.RUNNING; k++) {
            control.apply(view, action, world.commands());
            world.tick();
            sensors.tick(view);
            travelled += Math.abs(view.actors().speed[view.ego()]) * view.dt();
            signals.noteTick(view);
            end = judge(view);
            listener.ticked(world);
        }
        decisions++;
        signals.update(view);
        float[] previous = measurement.previousAction;
        // The measurement still holds the previous action while the reward compares the two.
        measure();
        lastReward = reward.of(measurement, signals, end, previousGoalDistance, previous, action, 0);
        System.arraycopy(action, 0, previous, 0, action.length);
    }

    /** The action last applied, after clamping; physical units. */
    public float[] appliedAction() {
        return action;
    }

    private EndReason judge(WorldView view) {
        if (signals.collided()) {
            return EndReason.COLLISION;
        }
        if (EgoSignals.isOffRoad(view)) {
            return EndReason.OFF_ROAD;
        }
        if (EgoSignals.distanceToGoal(view) <= task.goalRadius() || world.finished()) {
            return EndReason.SUCCESS;
        }
        return view.tick() >= lastTick ? EndReason.TIMEOUT : EndReason.RUNNING;
    }

    private void measure() {
        sensors.measure(world.view(), measurement);
    }
}
