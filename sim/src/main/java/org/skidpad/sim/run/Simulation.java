package org.skidpad.sim.run;

import java.util.List;
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
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.RunEvent;
import org.skidpad.sim.world.Scenario;
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
        episode.reset(seed);
        policy.reset(seed);
        World world = episode.world();
        recorder.begin(RunHeaders.of(
                world, policyName, ticksPerSample * scenario.config().dt()));
        recorder.sample(world.view(), world.stateHash());
        double episodeReturn = 0;
        Watcher watcher = new Watcher(recorder);
        while (episode.end() == EndReason.RUNNING) {
            episode.observe(observationRow, 0);
            policy.act(observations, actions);
            double time = world.view().time();
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
                "episode ended: " + episode.end().name().toLowerCase(java.util.Locale.ROOT)));
        recorder.end(view.time(), episode.end());
        return new RunResult(
                episode.end(), view.time(), episode.progress(), episodeReturn, episode.decisions(), world.stateHash());
    }

    /** Samples the world after a tick and notes contacts as they begin. */
    private final class Watcher implements Episode.TickListener {
        private final Recorder recorder;
        private final boolean[] wasTouching = new boolean[scenario.config().capacity()];

        Watcher(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void ticked(World world) {
            world.drainEvents(recorder::event);
            WorldView view = world.view();
            ActorStates actors = view.actors();
            for (int i = 0; i < actors.count; i++) {
                if (view.touching(i) && !wasTouching[i] && !isReportedByOther(view, i)) {
                    int other = view.touched(i);
                    String what = other >= 0 ? actors.name[other] : "a wall";
                    recorder.event(new RunEvent(view.time(), "collision", i, actors.name[i] + " touches " + what));
                }
            }
            for (int i = 0; i < actors.count; i++) {
                wasTouching[i] = view.touching(i);
            }
            if (view.tick() % ticksPerSample == 0) {
                recorder.sample(view, world.stateHash());
            }
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
