package org.skidpad.cli;

import java.util.Optional;
import org.skidpad.scenarios.library.Family;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.env.Scenario;

/** Small decisions about policies that several commands share. */
final class PolicyChoice {
    private PolicyChoice() {}

    /**
     * The name given, or the rule baseline of the shipped scenario, or else of the task: {@code follow-gap} for robots, {@code idm} for cars, {@code
     * stop} for cars driven by steps.
     */
    static String nameOrBaseline(String given, Scenario scenario) {
        return given != null ? given : baseline(scenario);
    }

    static String baseline(Scenario scenario) {
        if (Library.names().contains(scenario.name())) {
            Optional<String> known = Library.families().stream()
                    .filter(f -> f.name().equals(scenario.name()))
                    .map(Family::baseline)
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (acts(scenario, "yaw_rate")) {
            return "follow-gap";
        }
        if (acts(scenario, "steering")) {
            return "lap";
        }
        return acts(scenario, "speed_step") ? "stop" : "idm";
    }

    private static boolean acts(Scenario scenario, String channel) {
        return scenario.task().contract().action().stream()
                .anyMatch(c -> c.name().equals(channel));
    }

    /** Progress in words: a share of the way to the goal, or metres. */
    static String progress(Scenario scenario, double progress) {
        return Double.isNaN(scenario.task().goalRadius())
                ? String.format("%.1f m", progress)
                : String.format("%.0f %% of the way", 100 * progress);
    }
}
