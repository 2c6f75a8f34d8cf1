package org.skidpad.bridge.control;

import java.util.List;
import java.util.Map;

/**
 * How a run of the loop went.
 *
 * @param outcome why it ended
 * @param durationS from the first good data to the end, s
 * @param ticks of the loop since then; the counts and durations below likewise
 * @param decisions ticks in which the policy's decision was sent
 * @param heldBack decisions that a specification slowed or the shield scaled down
 * @param missedDeadlines commands that left later than the tolerance after they were due
 * @param lateness how late each command left, from the moment it was due
 * @param tick how long each tick took, from waking to the command sent
 * @param scanToCommand from the arrival of a scan to the first command decided on it
 * @param stages how long each stage of a tick took, by name
 * @param interventions every stop in the policy's place, and every beginning of holding it back, oldest first, at most {@link ControlLoop#MAX_INTERVENTIONS}
 * @param standstill whether odometry confirmed standstill at the end
 * @param lastFault of the last tick before the final stop: why it waited or stood, NONE where it drove
 * @param goalDistanceM at the end, NaN where there was no goal
 */
public record ControlReport(
        Outcome outcome,
        double durationS,
        long ticks,
        long decisions,
        long heldBack,
        long missedDeadlines,
        Latencies lateness,
        Latencies tick,
        Latencies scanToCommand,
        Map<String, Latencies> stages,
        List<Intervention> interventions,
        boolean standstill,
        Fault lastFault,
        double goalDistanceM) {
    /** Why a loop ended. */
    public enum Outcome {
        /** Within the goal radius. */
        GOAL_REACHED,
        /** Time ran out. */
        TIMEOUT,
        /** Somebody asked for the end. */
        STOPPED,
        /** The robot fell silent for longer than the patience. */
        ROBOT_LOST,
        /** The robot was never heard on every topic that the policy needs; nothing was commanded but stops. */
        ROBOT_NEVER_READY
    }

    /** Stops among the interventions. */
    public int stops() {
        return (int) interventions.stream().filter(Intervention::stopped).count();
    }

    public boolean goalReached() {
        return outcome == Outcome.GOAL_REACHED;
    }
}
