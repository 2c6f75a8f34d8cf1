package org.skidpad.sim.env;

import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.World;

/**
 * Many worlds of one scenario, stepped by a fixed set of threads. Worlds share nothing, so results do not depend on the number
 * of threads.
 *
 * <p>The first episode of each agent after a reset is truncated at a drawn moment: episodes of equal length would otherwise march
 * in step, and every batch would show only one part of them.
 */
public final class VectorEnvironment implements Environment {
    private final Episode[] episodes;
    private final RandomStream[] seeds;
    private final double[] returns;
    /** Decisions after which the running episode is cut off. */
    private final int[] cutoff;

    private final int longestEpisode;
    private final PolicyContract contract;
    private final int observationSize;
    private final int actionSize;

    private final String kind;
    private final Crew crew;
    private Actions actions;
    private Transitions transitions;

    /**
     * @param count agents, at least 1
     * @param threads at least 1; the caller's thread is one of them
     */
    public VectorEnvironment(Scenario scenario, int count, int threads) {
        if (count < 1 || threads < 1) {
            throw new IllegalArgumentException("count and threads must be at least 1: " + count + ", " + threads);
        }
        episodes = new Episode[count];
        seeds = new RandomStream[count];
        for (int i = 0; i < count; i++) {
            episodes[i] = new Episode(scenario);
            seeds[i] = new RandomStream(0, i, "episodes");
        }
        returns = new double[count];
        cutoff = new int[count];
        kind = "agent, " + episodes[0].kind();
        contract = scenario.task().contract();
        longestEpisode = (int) Math.ceil(scenario.config().durationS() / contract.periodS());
        observationSize = contract.observationSize();
        actionSize = contract.actionSize();
        crew = new Crew(count, threads, this::stepOne);
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public int count() {
        return episodes.length;
    }

    @Override
    public void reset(long seed, Transitions out) {
        for (int i = 0; i < episodes.length; i++) {
            seeds[i].reseed(seed, i, "episodes");
            cutoff[i] = 1 + seeds[i].nextInt(longestEpisode);
            episodes[i].reset(seeds[i].nextLong());
            episodes[i].observe(out.observations.values, i * observationSize);
            returns[i] = 0;
            out.rewards[i] = 0;
            out.end[i] = EndReason.RUNNING;
        }
    }

    @Override
    public void step(Actions in, Transitions out) {
        actions = in;
        transitions = out;
        crew.step();
    }

    /** Saves an agent's episode and what follows it, between two steps; another agent's may be restored from it. */
    public void save(int agent, Snapshot to) {
        to.take(episodes[agent].world().identity(kind), v -> visitAgent(agent, v));
    }

    /**
     * Lets an agent go on from a saved state and writes its observation.
     *
     * @throws BadInputException as {@code World.restore}; reset the environment then
     */
    public void restore(int agent, Snapshot from, Transitions out) {
        World world = episodes[agent].world();
        world.populateFor(from, kind);
        from.give(world.identity(kind), v -> visitAgent(agent, v));
        observeAfterRestore(agent, out);
    }

    /** As {@link #restore(int, Snapshot, Transitions)}, with new random streams and other episodes after this one. */
    public void restore(int agent, Snapshot from, Transitions out, long newSeed) {
        World world = episodes[agent].world();
        world.populateFor(from, kind);
        from.give(world.identity(kind), v -> visitAgent(agent, v), newSeed);
        observeAfterRestore(agent, out);
    }

    private void visitAgent(int agent, StateVisitor v) {
        episodes[agent].visitState(v);
        v.random(seeds[agent]);
        returns[agent] = v.real(returns[agent]);
        cutoff[agent] = v.count(cutoff[agent], Integer.MAX_VALUE);
    }

    private void observeAfterRestore(int agent, Transitions out) {
        episodes[agent].observe(out.observations.values, agent * observationSize);
        out.rewards[agent] = 0;
        out.end[agent] = EndReason.RUNNING;
    }

    private void stepOne(int i) {
        Episode episode = episodes[i];
        Transitions out = transitions;
        episode.act(actions.values, i * actionSize);
        returns[i] += episode.reward();
        out.rewards[i] = (float) episode.reward();
        out.end[i] = episode.end();
        if (out.end[i] == EndReason.RUNNING && episode.decisions() >= cutoff[i]) {
            out.end[i] = EndReason.TIMEOUT;
        }
        if (out.end[i] != EndReason.RUNNING) {
            episode.observe(out.finalObservations.values, i * observationSize);
            out.episodeReturn[i] = returns[i];
            out.episodeLength[i] = episode.decisions();
            out.episodeProgress[i] = episode.progress();
            returns[i] = 0;
            cutoff[i] = Integer.MAX_VALUE;
            episode.reset(seeds[i].nextLong());
        }
        episode.observe(out.observations.values, i * observationSize);
    }

    @Override
    public void close() {
        crew.close();
    }
}
