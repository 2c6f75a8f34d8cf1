package org.skidpad.bridge.deploy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.PolicyContract;

/** What a robot with odometry, a lidar and velocity commands can tell a policy and do for it. */
final class RobotFit {
    private static final Set<ObservationChannels> MEASURED = EnumSet.of(
            ObservationChannels.EGO_SPEED,
            ObservationChannels.EGO_YAW_RATE,
            ObservationChannels.LIDAR_SECTORS,
            ObservationChannels.SCAN_AGE,
            ObservationChannels.GOAL_DISTANCE,
            ObservationChannels.GOAL_DIRECTION,
            ObservationChannels.PREVIOUS_ACTION);

    private RobotFit() {}

    /**
     * Refuses a contract that does not fit.
     *
     * @throws BadInputException naming every channel in the way
     */
    static void require(PolicyContract contract, String policyName) {
        SourceLocation place = SourceLocation.wholeFile(policyName);
        List<Diagnostic> errors = new ArrayList<>();
        for (int i = 0; i < contract.observation().size(); i++) {
            Channel c = contract.observation().get(i);
            ObservationChannels kind = known(c, place, errors);
            if (kind != null && !MEASURED.contains(kind)) {
                errors.add(
                        Diagnostic.error(
                                place,
                                "observation[" + i + "] " + c.name()
                                        + " is not measured by a robot with /odom and /scan; the policy cannot be deployed on it"));
            }
        }
        List<String> actions =
                contract.action().stream().map(c -> c.name() + " " + c.unit()).toList();
        List<String> twist = List.of("speed m/s", "yaw_rate rad/s");
        if (!actions.equals(twist)) {
            errors.add(Diagnostic.error(
                    place, "a robot on /cmd_vel takes the actions " + twist + ", the policy has " + actions));
        }
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
    }

    static boolean sees(PolicyContract contract, ObservationChannels kind) {
        return contract.observation().stream()
                .anyMatch(c -> c.name().equals(kind.channel().name()));
    }

    private static ObservationChannels known(Channel c, SourceLocation place, List<Diagnostic> errors) {
        try {
            return ObservationChannels.named(c.name());
        } catch (IllegalArgumentException e) {
            errors.add(Diagnostic.error(place, e.getMessage()));
            return null;
        }
    }
}
