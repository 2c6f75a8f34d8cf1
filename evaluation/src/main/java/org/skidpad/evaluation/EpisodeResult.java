package org.skidpad.evaluation;

import java.nio.file.Path;
import java.util.Map;
import org.skidpad.sim.env.EndReason;

/**
 * One judged run.
 *
 * @param metrics by label, in the order of the metrics; NaN where a run says nothing
 * @param robustness of each criterion by name; at least 0 where it holds
 * @param passed ended without a touch, on the road, at the goal where there is one, and every criterion holds
 * @param why what failed, for people; empty where it passed
 * @param stateHash of the last state
 * @param episodeReturn sum of rewards
 * @param recording where the run was kept, or null
 */
public record EpisodeResult(
        long seed,
        EndReason end,
        double timeS,
        Map<String, Double> metrics,
        Map<String, Double> robustness,
        boolean passed,
        String why,
        long stateHash,
        double episodeReturn,
        Path recording) {}
