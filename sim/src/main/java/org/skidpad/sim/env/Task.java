package org.skidpad.sim.env;

import java.util.List;
import org.skidpad.sim.sensor.EgoSensors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;

/**
 * What the ego is for in a scenario: what it observes, does, is rewarded for, and when it is done.
 *
 * @param contract observation and action channels, decision period, delay
 * @param rewards summed each decision
 * @param desiredSpeed m/s, NaN where it has no meaning
 * @param goalRadius the ego has arrived within this distance of the goal, m; NaN where there is no goal
 * @param lidar the ego's lidar, or null
 * @param sensors errors of the lidar, and what else the ego does not know exactly
 */
public record Task(
        PolicyContract contract,
        List<RewardTerm> rewards,
        double desiredSpeed,
        double goalRadius,
        LidarParameters lidar,
        SensorSet sensors) {
    public Task {
        rewards = List.copyOf(rewards);
    }

    /** With exact sensors. */
    public Task(
            PolicyContract contract,
            List<RewardTerm> rewards,
            double desiredSpeed,
            double goalRadius,
            LidarParameters lidar) {
        this(contract, rewards, desiredSpeed, goalRadius, lidar, SensorSet.EXACT);
    }

    /**
     * The ego's sensors for one world; they measure no more than is observed.
     *
     * @param capacity the most actors the world can hold
     */
    public EgoSensors egoSensors(int capacity) {
        boolean looksAlongLane = contract.observation().stream()
                .anyMatch(channel -> channel.name().equals("lane_curvature_ahead"));
        return new EgoSensors(lidar, sensors, capacity, desiredSpeed, looksAlongLane);
    }
}
