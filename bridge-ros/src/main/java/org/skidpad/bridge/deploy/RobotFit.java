package org.skidpad.bridge.deploy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.skidpad.bridge.control.CommandMap;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.ObservationBuilder;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.robot.RobotDescription;

/** Whether a policy's contract fits a robot: what it measures, what it can be told, how often, how late and how far. */
public final class RobotFit {
    private static final Set<ObservationChannels> FROM_ODOMETRY = EnumSet.of(
            ObservationChannels.EGO_SPEED,
            ObservationChannels.EGO_ACCELERATION,
            ObservationChannels.EGO_YAW_RATE,
            ObservationChannels.GOAL_DISTANCE,
            ObservationChannels.GOAL_DIRECTION,
            ObservationChannels.PREVIOUS_ACTION);
    private static final Set<ObservationChannels> FROM_SCAN = EnumSet.of(
            ObservationChannels.LIDAR_SECTORS, ObservationChannels.LIDAR_RANGES, ObservationChannels.SCAN_AGE);

    private final PolicyContract contract;
    private final RobotDescription robot;
    private final List<String> differences = new ArrayList<>();

    private RobotFit(PolicyContract contract, RobotDescription robot) {
        this.contract = contract;
        this.robot = robot;
    }

    /**
     * Every field in which a contract does not fit a robot, as {@code action[0].high: needs at most 0.22 m/s, policy has 0.5};
     * empty where it fits.
     */
    public static List<String> differences(PolicyContract contract, RobotDescription robot) {
        RobotFit fit = new RobotFit(contract, robot);
        fit.observations();
        fit.actions();
        fit.rates();
        fit.delays();
        return fit.differences;
    }

    /**
     * Refuses a contract that does not fit.
     *
     * @throws BadInputException naming every field in the way
     */
    static void require(PolicyContract contract, RobotDescription robot, String policyName) {
        List<Diagnostic> errors = differences(contract, robot).stream()
                .map(d -> Diagnostic.error(
                        SourceLocation.wholeFile(policyName), "does not fit robot " + robot.name() + ": " + d))
                .toList();
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
    }

    static boolean sees(PolicyContract contract, ObservationChannels kind) {
        return contract.observation().stream()
                .anyMatch(c -> c.name().equals(kind.channel().name()));
    }

    static boolean seesScan(PolicyContract contract) {
        return FROM_SCAN.stream().anyMatch(kind -> sees(contract, kind));
    }

    private void observations() {
        for (int i = 0; i < contract.observation().size(); i++) {
            Channel c = contract.observation().get(i);
            String place = "observation[" + i + "]";
            ObservationChannels kind;
            try {
                kind = ObservationChannels.named(c.name());
            } catch (IllegalArgumentException e) {
                differences.add(place + ".name: " + e.getMessage());
                continue;
            }
            if (FROM_SCAN.contains(kind) && !robot.hasScan()) {
                differences.add(place + ".name: " + c.name() + " needs a lidar, and the robot has none");
            } else if (!FROM_SCAN.contains(kind) && !FROM_ODOMETRY.contains(kind)) {
                differences.add(place + ".name: " + c.name() + " is not measured by the robot");
            } else {
                channel(place, c, kind);
            }
        }
        if (differences.isEmpty()) {
            try {
                new ObservationBuilder(contract);
            } catch (IllegalArgumentException e) {
                differences.add("observation: " + e.getMessage());
            }
        }
    }

    private void channel(String place, Channel c, ObservationChannels kind) {
        Channel standard = kind.channel();
        if (!c.unit().equals(standard.unit())) {
            differences.add(place + ".unit: robot has " + standard.unit() + ", policy has " + c.unit());
        }
        if (!c.frame().equals(standard.frame())) {
            differences.add(place + ".frame: robot has " + standard.frame() + ", policy has " + c.frame());
        }
        boolean ranges = kind == ObservationChannels.LIDAR_SECTORS || kind == ObservationChannels.LIDAR_RANGES;
        if (ranges && c.high() > robot.scan().lidar().rangeMax() + 1e-9) {
            differences.add(place + ".high: the lidar sees "
                    + metres(robot.scan().lidar().rangeMax()) + ", policy has " + metres(c.high()));
        }
        if (kind == ObservationChannels.LIDAR_RANGES
                && c.size() > robot.scan().lidar().beams()) {
            differences.add(
                    place + ".size: the lidar has " + robot.scan().lidar().beams() + " beams, policy has " + c.size());
        }
        if (kind == ObservationChannels.SCAN_AGE) {
            double oldest = 1 / robot.scan().lidar().rateHz() + robot.scan().delay();
            if (oldest > c.high() + 1e-9) {
                differences.add(place + ".high: scans grow " + (float) oldest + " s old, policy has " + (float) c.high()
                        + " s");
            }
        }
    }

    private void actions() {
        String mismatch = CommandMap.mismatch(contract, robot.drive().kinematics());
        if (!mismatch.isEmpty()) {
            differences.add(mismatch);
            return;
        }
        for (int i = 0; i < contract.action().size(); i++) {
            Channel c = contract.action().get(i);
            String place = "action[" + i + "]";
            if (!c.frame().equals("base_link")) {
                differences.add(place + ".frame: robot has base_link, policy has " + c.frame());
            }
            if (c.name().equals("acceleration")) {
                double most = robot.limits().speed().rate();
                within(place, c, -Double.MAX_VALUE, most);
            } else {
                RobotDescription.Limit limit =
                        i == 0 ? robot.limits().speed() : robot.limits().turn();
                within(place, c, limit.low(), limit.high());
            }
        }
    }

    private void within(String place, Channel c, double low, double high) {
        if (c.low() < low - 1e-9) {
            differences.add(
                    place + ".low: needs at least " + (float) low + " " + c.unit() + ", policy has " + (float) c.low());
        }
        if (c.high() > high + 1e-9) {
            differences.add(place + ".high: needs at most " + (float) high + " " + c.unit() + ", policy has "
                    + (float) c.high());
        }
    }

    private void rates() {
        float rate = (float) (1 / contract.periodS());
        if (rate < robot.commands().leastRate() - 1e-4) {
            differences.add("periodS: the robot needs commands at "
                    + (float) robot.commands().leastRate() + " Hz or more, policy decides at " + rate + " Hz");
        }
        if (rate > robot.odometry().rate() + 1e-4) {
            differences.add("periodS: odometry comes at "
                    + (float) robot.odometry().rate() + " Hz, policy decides at " + rate + " Hz");
        }
    }

    private void delays() {
        double sensing = robot.odometry().delay();
        if (seesScan(contract) && robot.hasScan()) {
            sensing = Math.max(sensing, robot.scan().delay());
        }
        double delay = sensing + robot.delays().command();
        if (delay > contract.delayS() + robot.delays().tolerance() + 1e-9) {
            differences.add("delayS: from measurement to effect the robot takes " + (float) delay
                    + " s, policy was trained for " + (float) contract.delayS() + " s and may have "
                    + (float) robot.delays().tolerance() + " s more");
        }
    }

    private static String metres(double m) {
        return (float) m + " m";
    }
}
