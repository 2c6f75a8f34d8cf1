package org.skidpad.sim.run;

import java.util.List;
import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.traffic.LinesCrossed;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/** One scenario, one policy, as many episodes as are asked for, one after another; a run is a function of its seed alone. */
public final class Simulation {
    /** A recording keeps at least this many samples a second, s between them at most. */
    private static final double SAMPLE_S = 0.05;

    private final Scenario scenario;
    private final Policy policy;
    private final String policyName;
    private final Episode episode;
    private final Observations observations;
    private final Actions actions;
    private final float[] observationRow;
    private final int ticksPerSample;

    /** @throws BadInputException naming every field in which the policy's contract does not fit the scenario's */
    public Simulation(Scenario scenario, Policy policy, String policyName) {
        PolicyContract contract = scenario.task().contract();
        List<String> differences = contract.differences(policy.contract());
        if (!differences.isEmpty()) {
            SourceLocation at = SourceLocation.wholeFile(policyName);
            throw new BadInputException(differences.stream()
                    .map(d -> Diagnostic.error(at, "the policy does not fit scenario " + scenario.name() + ": " + d))
                    .toList());
        }
        this.scenario = scenario;
        this.policy = policy;
        this.policyName = policyName;
        episode = new Episode(scenario);
        observations = new Observations(1, contract.observationSize());
        actions = new Actions(1, contract.actionSize());
        observationRow = observations.values;
        ticksPerSample =
                Math.max(1, (int) Math.round(SAMPLE_S / scenario.config().dt()));
    }

    /** Runs one episode to its end. The recorder gets everything and is ended, but not closed. */
    public RunResult run(long seed, Recorder recorder) {
        return run(seed, recorder, null, null);
    }

    /**
     * Runs the beginning of a recorded run again, with its seed and actions, and goes on from the first decision at or after a
     * moment with this simulation's policy, which has watched from the start. The recorder gets the run from its beginning.
     *
     * @param recorded of the same scenario
     * @param source the recording's name, for messages
     * @param fromS the moment, s
     * @param newSeed for new random streams from the moment on, or null to go on with the old ones
     * @throws BadInputException when the recording has no such moment, or its state hashes do not come out again
     */
    public RunResult continueRun(Recording recorded, String source, double fromS, Long newSeed, Recorder recorder) {
        Replay replay = new Replay(recorded, source, fromS, scenario.config().dt());
        return run(replay.seed(), recorder, replay, newSeed);
    }

    private RunResult run(long seed, Recorder recorder, Replay beginning, Long newSeed) {
        episode.reset(seed);
        policy.reset(seed);
        World world = episode.world();
        recorder.begin(RunHeaders.of(
                world, policyName, ticksPerSample * scenario.config().dt()));
        recorder.sample(world.view(), world.stateHash());
        Replay replay = beginning;
        if (replay != null) {
            replay.check(world);
        }
        double episodeReturn = 0;
        Watcher watcher = new Watcher(recorder, replay);
        while (episode.end() == EndReason.RUNNING) {
            double time = world.view().time();
            boolean goesOn = replay != null && !replay.holds(time);
            Long recordedSeed =
                    replay == null ? null : replay.newSeed(world.view().tick());
            Long branch = goesOn && newSeed != null ? newSeed : recordedSeed;
            if (goesOn) {
                recorder.event(new RunEvent(time, Replay.CONTINUED, world.view().ego(), policyName + " goes on"));
                replay = null;
                watcher.replay = null;
            }
            if (branch != null) {
                world.drainEvents(recorder::event);
                drawAnew(branch, recorder);
            }
            episode.observe(observationRow, 0);
            policy.act(observations, actions);
            if (replay != null) {
                replay.act(episode.decisions(), time, actions.values);
            }
            float[] raw = actions.values.clone();
            episode.act(actions.values, 0, watcher);
            recorder.decision(time, episode.measurement(), observationRow, raw, episode.appliedAction());
            episodeReturn += episode.reward();
        }
        WorldView view = world.view();
        if (view.tick() % ticksPerSample != 0) {
            recorder.sample(view, world.stateHash());
        }
        recorder.event(new RunEvent(
                view.time(),
                "end",
                view.ego(),
                "episode ended: " + episode.end().name().toLowerCase(Locale.ROOT)));
        recorder.end(view.time(), episode.end());
        return new RunResult(
                episode.end(), view.time(), episode.progress(), episodeReturn, episode.decisions(), world.stateHash());
    }

    /** Gives all random streams new numbers from here on, and notes it, so that the recording can be run again. */
    private void drawAnew(long newSeed, Recorder recorder) {
        Snapshot here = new Snapshot();
        episode.save(here);
        episode.restore(here, newSeed);
        WorldView view = episode.world().view();
        recorder.event(new RunEvent(view.time(), Replay.NEW_SEED, view.ego(), Long.toString(newSeed)));
    }

    /** Samples the world after a tick and notes contacts as they begin. */
    private final class Watcher implements Episode.TickListener {
        private final Recorder recorder;
        private final boolean[] wasTouching = new boolean[scenario.config().capacity()];
        private final LinesCrossed lines = new LinesCrossed();
        /** Null once the run goes on by itself. */
        private Replay replay;

        Watcher(Recorder recorder, Replay replay) {
            this.recorder = recorder;
            this.replay = replay;
            WorldView view = episode.world().view();
            lines.note(view, view.ego());
        }

        @Override
        public void ticked(World world) {
            world.drainEvents(recorder::event);
            WorldView view = world.view();
            int crossed = lines.note(view, view.ego());
            if (crossed == LinesCrossed.RED_LIGHT) {
                recorder.event(new RunEvent(
                        view.time(), RunEvent.RED_LIGHT, view.ego(), "the ego crossed a stop line at red"));
            } else if (crossed == LinesCrossed.STOP_SIGN) {
                recorder.event(new RunEvent(
                        view.time(), RunEvent.STOP_SIGN, view.ego(), "the ego crossed a stop line and had not stood"));
            }
            ActorStates actors = view.actors();
            for (int i = 0; i < actors.count; i++) {
                if (view.touching(i) && !wasTouching[i] && !isReportedByOther(view, i)) {
                    recorder.event(collision(view, i, view.touched(i)));
                }
            }
            for (int i = 0; i < actors.count; i++) {
                wasTouching[i] = view.touching(i);
            }
            if (view.tick() % ticksPerSample == 0) {
                recorder.sample(view, world.stateHash());
            }
            if (replay != null) {
                replay.check(world);
            }
        }

        private static RunEvent collision(WorldView view, int actor, int other) {
            ActorStates actors = view.actors();
            RunEvent.Impact impact = new RunEvent.Impact(
                    other, view.impulse(actor), view.deltaV(actor), other >= 0 ? view.deltaV(other) : 0);
            String touch = actors.name[actor] + " touches " + (other >= 0 ? actors.name[other] : "a wall");
            String text = impact.impulse() == 0
                    ? touch
                    : String.format(
                            Locale.ROOT,
                            "%s: delta-v %.2f m/s, impulse %.4g N s",
                            touch,
                            impact.deltaV(),
                            impact.impulse());
            return new RunEvent(view.time(), "collision", actor, text, impact);
        }

        /** Of two that begin to touch each other one reports: the ego, whose metrics read its own events, or the lower index. */
        private boolean isReportedByOther(WorldView view, int actor) {
            int other = view.touched(actor);
            return other >= 0
                    && !wasTouching[other]
                    && view.touched(other) == actor
                    && actor != view.ego()
                    && (other == view.ego() || other < actor);
        }
    }
}
