package org.skidpad.sim.run;

import org.skidpad.sim.env.EndReason;

/**
 * How an episode went.
 *
 * @param end why it ended
 * @param timeS simulated time at the end, s
 * @param progress m travelled, or the fraction of the way to the goal (see {@code Episode.progress})
 * @param episodeReturn sum of rewards
 * @param decisions actions chosen
 * @param stateHash of the last state; equal runs have equal hashes
 */
public record RunResult(
        EndReason end, double timeS, double progress, double episodeReturn, int decisions, long stateHash) {}
