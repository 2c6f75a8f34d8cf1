package org.skidpad.sim.env;

import java.util.ArrayList;
import java.util.List;

/**
 * What a policy observes and does: the part of a policy file that must fit the simulator, the replay and the robot.
 *
 * @param observation channels in the order of the observation row; each is scaled linearly from [low, high] to [-1, 1]
 * @param action channels in the order of the action row, in physical units
 * @param periodS time between two decisions, s
 * @param delayS time from a measurement to the effect of the decision made on it that the policy was trained for, s
 */
public record PolicyContract(List<Channel> observation, List<Channel> action, double periodS, double delayS) {
    public PolicyContract {
        observation = List.copyOf(observation);
        action = List.copyOf(action);
        if (!(periodS > 0)) {
            throw new IllegalArgumentException("periodS must be positive, is " + periodS);
        }
        if (!(delayS >= 0)) {
            throw new IllegalArgumentException("delayS must not be negative, is " + delayS);
        }
    }

    public int observationSize() {
        return observation.stream().mapToInt(Channel::size).sum();
    }

    public int actionSize() {
        return action.stream().mapToInt(Channel::size).sum();
    }

    /**
     * Every field in which {@code offered} (the policy file's) differs from this contract (the world's or the robot's), as
     * {@code observation[2].unit: needs m/s, policy has km/h}; empty where it fits.
     */
    public List<String> differences(PolicyContract offered) {
        List<String> out = new ArrayList<>();
        compare("observation", observation, offered.observation, out);
        compare("action", action, offered.action, out);
        if (periodS != offered.periodS) {
            out.add("periodS: needs " + periodS + ", policy has " + offered.periodS);
        }
        return out;
    }

    private static void compare(String what, List<Channel> needed, List<Channel> offered, List<String> out) {
        if (needed.size() != offered.size()) {
            // One line says it: comparing channels that do not correspond would bury it.
            out.add(what + ": needs " + needed.size() + " channels " + names(needed) + ", policy has " + offered.size()
                    + " " + names(offered));
            return;
        }
        for (int i = 0; i < needed.size(); i++) {
            Channel n = needed.get(i);
            Channel o = offered.get(i);
            String place = what + "[" + i + "]";
            if (!n.name().equals(o.name())) {
                differ(place + ".name", n.name(), o.name(), out);
                continue;
            }
            differ(place + ".size", n.size(), o.size(), out);
            differ(place + ".unit", n.unit(), o.unit(), out);
            differ(place + ".frame", n.frame(), o.frame(), out);
            differ(place + ".low", n.low(), o.low(), out);
            differ(place + ".high", n.high(), o.high(), out);
        }
    }

    private static void differ(String place, Object needed, Object offered, List<String> out) {
        if (!needed.equals(offered)) {
            out.add(place + ": needs " + needed + ", policy has " + offered);
        }
    }

    private static String names(List<Channel> channels) {
        return channels.stream().map(Channel::name).toList().toString();
    }
}
