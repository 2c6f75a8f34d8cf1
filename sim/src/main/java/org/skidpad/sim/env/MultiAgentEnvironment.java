package org.skidpad.sim.env;

import java.util.List;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateVisitor;

/**
 * Many worlds with several agents each. A row of {@link Actions} and {@link Transitions} is an agent; the agents of a world
 * stand next to each other, and their episodes end together. Each agent's action is an acceleration in m/s² and a steering
 * angle in rad; its observation is described in docs/multi-agent.md. Results do not depend on the number of threads.
 *
 * <p>The first episode of each world after a reset is cut off at a drawn moment, as in {@link VectorEnvironment}.
 */
public final class MultiAgentEnvironment implements Environment {
    private final MultiAgentEpisode[] episodes;
    private final RandomStream[] seeds;
    /** Decisions after which the running episode is cut off. */
    private final int[] cutoff;

    private final double[] returns;
    private final MultiAgentTask task;
    private final int agents;
    private final PolicyContract contract;
    private final int observationSize;
    private final Crew crew;
    private Actions actions;
    private Transitions transitions;

    /**
     * @param scenarios one for each world, all of the same task and size of observation; the same object may stand for several
     * @param threads at least 1; the caller's thread is one of them
     */
    public MultiAgentEnvironment(List<? extends MultiAgentScenario> scenarios, int threads) {
        if (scenarios.isEmpty() || threads < 1) {
            throw new IllegalArgumentException(
                    "worlds and threads must be at least 1: " + scenarios.size() + ", " + threads);
        }
        task = scenarios.get(0).agentTask();
        agents = task.agents();
        contract = contract(scenarios.get(0));
        observationSize = contract.observationSize();
        int n = scenarios.size();
        episodes = new MultiAgentEpisode[n];
        seeds = new RandomStream[n];
        cutoff = new int[n];
        returns = new double[n * agents];
        for (int w = 0; w < n; w++) {
            MultiAgentScenario scenario = scenarios.get(w);
            if (!scenario.agentTask().equals(task) || !contract(scenario).equals(contract)) {
                throw new IllegalArgumentException("scenario " + scenario.name() + " of world " + w
                        + " differs in its task or the size of its map lists from world 0's");
            }
            episodes[w] = new MultiAgentEpisode(scenario);
            seeds[w] = new RandomStream(0, w, "episodes");
        }
        crew = new Crew(n, threads, this::stepWorld);
    }

    private static PolicyContract contract(MultiAgentScenario scenario) {
        MultiAgentTask task = scenario.agentTask();
        return new PolicyContract(
                SceneObserver.channels(task, scenario.map()),
                List.of(
                        ObservationChannels.ACCELERATION.bounded(-task.maxAcceleration(), task.maxAcceleration()),
                        ObservationChannels.STEERING.bounded(-task.maxSteering(), task.maxSteering())),
                task.periodS(),
                0);
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    /** Agents of all worlds together. */
    @Override
    public int count() {
        return episodes.length * agents;
    }

    /** The world of an index, for judges and pictures; whoever looks changes nothing. */
    public org.skidpad.sim.world.World world(int index) {
        return episodes[index].world();
    }

    /** Where an agent is bound for, m, map frame. */
    public double goalX(int agent) {
        return episodes[agent / agents].goalX(agent % agents);
    }

    /** Where an agent is bound for, m, map frame. */
    public double goalY(int agent) {
        return episodes[agent / agents].goalY(agent % agents);
    }

    @Override
    public void reset(long seed, Transitions out) {
        for (int w = 0; w < episodes.length; w++) {
            seeds[w].reseed(seed, w, "episodes");
            cutoff[w] = 1 + seeds[w].nextInt(task.steps());
            episodes[w].reset(seeds[w].nextLong());
            for (int i = 0; i < agents; i++) {
                int row = w * agents + i;
                episodes[w].observe(i, out.observations.values, row * observationSize);
                returns[row] = 0;
                out.rewards[row] = 0;
                out.end[row] = EndReason.RUNNING;
            }
        }
    }

    /**
     * Saves a world's episode and what follows it, between two steps; another world of the same scenario may be restored from it.
     *
     * @param world of those this environment was made with, from 0
     */
    public void save(int world, Snapshot to) {
        MultiAgentEpisode episode = episodes[world];
        to.take(episode.world().identity(episode.kind()), v -> visitWorld(world, v));
    }

    /**
     * Lets a world go on from a saved state and writes what its agents observe.
     *
     * @throws org.skidpad.sim.diagnostic.BadInputException as {@code World.restore}; reset the environment then
     */
    public void restore(int world, Snapshot from, Transitions out) {
        MultiAgentEpisode episode = episodes[world];
        episode.world().populateFor(from, episode.kind());
        from.give(episode.world().identity(episode.kind()), v -> visitWorld(world, v));
        observeAfterRestore(world, out);
    }

    /** As {@link #restore(int, Snapshot, Transitions)}, with new random streams and other episodes after this one. */
    public void restore(int world, Snapshot from, Transitions out, long newSeed) {
        MultiAgentEpisode episode = episodes[world];
        episode.world().populateFor(from, episode.kind());
        from.give(episode.world().identity(episode.kind()), v -> visitWorld(world, v), newSeed);
        observeAfterRestore(world, out);
    }

    private void visitWorld(int world, StateVisitor v) {
        episodes[world].visitState(v);
        v.random(seeds[world]);
        v.reals(returns, world * agents, agents);
        cutoff[world] = v.count(cutoff[world], Integer.MAX_VALUE);
    }

    private void observeAfterRestore(int world, Transitions out) {
        for (int i = 0; i < agents; i++) {
            int row = world * agents + i;
            episodes[world].observe(i, out.observations.values, row * observationSize);
            out.rewards[row] = 0;
            out.end[row] = EndReason.RUNNING;
        }
    }

    @Override
    public void step(Actions in, Transitions out) {
        actions = in;
        transitions = out;
        crew.step();
    }

    private void stepWorld(int w) {
        MultiAgentEpisode episode = episodes[w];
        Transitions out = transitions;
        int first = w * agents;
        episode.act(actions.values, first * MultiAgentEpisode.ACTION);
        boolean over = episode.isOver() || episode.decisions() >= cutoff[w];
        for (int row = first; row < first + agents; row++) {
            int i = row - first;
            double reward = episode.reward(i);
            out.rewards[row] = (float) reward;
            returns[row] += reward;
            out.end[row] = over ? EndReason.TIMEOUT : EndReason.RUNNING;
            if (over) {
                episode.observe(i, out.finalObservations.values, row * observationSize);
                out.episodeReturn[row] = returns[row];
                out.episodeLength[row] = episode.decisions();
                out.episodeProgress[row] = episode.goals(i);
                returns[row] = 0;
            }
        }
        if (over) {
            cutoff[w] = Integer.MAX_VALUE;
            episode.reset(seeds[w].nextLong());
        }
        for (int i = 0; i < agents; i++) {
            episode.observe(i, out.observations.values, (first + i) * observationSize);
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
