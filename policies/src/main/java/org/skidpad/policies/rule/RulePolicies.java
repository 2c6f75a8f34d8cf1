package org.skidpad.policies.rule;

import java.util.List;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/** The baselines by name. */
public final class RulePolicies {
    public static final List<String> NAMES = List.of(
            "idm", "cruise", "stop", "defensive", "lane-change", "follow-gap", "wayfinder", "arcs", "arcs-car", "lap");

    private RulePolicies() {}

    /**
     * A baseline for a contract.
     *
     * @throws BadInputException if the contract lacks a channel it needs
     * @throws IllegalArgumentException if there is no such name
     */
    public static Policy create(String name, PolicyContract contract) {
        return switch (name) {
            case "idm" -> new IdmPolicy(contract, true);
            case "cruise" -> new IdmPolicy(contract, false);
            case "defensive" -> new DefensivePolicy(contract);
            case "lane-change" -> new LaneChangePolicy(contract);
            case "arcs" -> new ArcsPolicy(contract, false);
            case "arcs-car" -> new ArcsPolicy(contract, true);
            case "stop" -> new StopPolicy(contract);
            case "follow-gap" -> new FollowGapPolicy(contract);
            case "wayfinder" -> new WayfinderPolicy(contract);
            case "lap" -> new LapPolicy(contract);
            default -> throw new IllegalArgumentException("name: must be one of " + NAMES + ", is " + name);
        };
    }
}
