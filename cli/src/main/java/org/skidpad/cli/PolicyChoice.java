package org.skidpad.cli;

import org.skidpad.sim.world.Scenario;

/** Small decisions about policies that several commands share. */
final class PolicyChoice {
    private PolicyChoice() {}

    /** The name given, or the rule baseline of the scenario's task: {@code follow-gap} for robots, {@code idm} for cars. */
    static String nameOrBaseline(String given, Scenario scenario) {
        return given != null ? given : baseline(scenario);
    }

    static String baseline(Scenario scenario) {
        boolean robot = scenario.task().contract().action().stream()
                .anyMatch(c -> c.name().equals("yaw_rate"));
        return robot ? "follow-gap" : "idm";
    }

    /** Progress in words: a share of the way to the goal, or metres. */
    static String progress(Scenario scenario, double progress) {
        return Double.isNaN(scenario.task().goalRadius())
                ? String.format("%.1f m", progress)
                : String.format("%.0f %% of the way", 100 * progress);
    }
}
