package org.skidpad.sim.env;

/**
 * What several agents in one world are for: each drives to a goal of its own and is put back to its start when it arrives;
 * everybody's episode ends at the same time. A touch costs, and ends nothing.
 *
 * @param agents actors 0 to agents - 1 of the world are driven by the policy
 * @param periodS between two decisions, s; a whole number of ticks
 * @param steps decisions of an episode
 * @param range in which other actors are seen, m
 * @param others at most so many of them, the nearest
 * @param goalRadius a goal is reached within this distance, m
 * @param goalReward once, on arrival
 * @param collisionReward for each decision with a touch of another actor; negative
 * @param edgeReward for each decision with a touch of a wall or road edge, and of no actor; negative
 * @param maxAcceleration bound of the action, both ways, m/s²
 * @param maxSteering bound of the action, both ways, rad
 */
public record MultiAgentTask(
        int agents,
        double periodS,
        int steps,
        double range,
        int others,
        double goalRadius,
        double goalReward,
        double collisionReward,
        double edgeReward,
        double maxAcceleration,
        double maxSteering) {
    public MultiAgentTask {
        if (agents < 1 || steps < 1 || others < 1) {
            throw new IllegalArgumentException(
                    "agents, steps and others must be at least 1: " + agents + ", " + steps + ", " + others);
        }
        if (!(periodS > 0 && range > 0 && goalRadius > 0 && maxAcceleration > 0 && maxSteering > 0)) {
            throw new IllegalArgumentException("period, range, goal radius and bounds must be positive: " + periodS
                    + ", " + range + ", " + goalRadius + ", " + maxAcceleration + ", " + maxSteering);
        }
    }
}
