package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.robot.RobotDescription;

/** Everything that can be found out of recordings of one robot. */
public final class Identification {
    private Identification() {}

    /**
     * Fits each recording and joins what they tell, weighted by its certainty.
     *
     * @return findings in a fixed order, those untold with the reason
     */
    public static List<Finding> of(List<RobotLog> logs, RobotDescription robot) {
        List<List<Finding>> each = new ArrayList<>();
        for (RobotLog log : logs) {
            List<Finding> odometry = OdometryFit.of(log, robot);
            double distance = scale(odometry, OdometryFit.DISTANCE_SCALE);
            List<Finding> found = new ArrayList<>(
                    robot.drive().wheelbase() > 0
                            ? SteeredFit.of(log, robot, distance)
                            : MotionFit.of(log, robot, distance, scale(odometry, OdometryFit.TURN_SCALE)));
            found.addAll(odometry);
            found.addAll(LidarFit.of(log));
            each.add(found);
        }
        List<Finding> joined = new ArrayList<>();
        for (int i = 0; i < each.get(0).size(); i++) {
            int at = i;
            joined.add(join(each.stream().map(list -> list.get(at)).toList()));
        }
        return joined;
    }

    /** What odometry tells of one metre or radian; 1 where nobody knows. */
    private static double scale(List<Finding> odometry, String name) {
        return odometry.stream()
                .filter(f -> f.name().equals(name) && f.isTold())
                .mapToDouble(Finding::value)
                .findFirst()
                .orElse(1);
    }

    /** The mean by inverse variances; where recordings disagree beyond their intervals, the interval spans them. */
    private static Finding join(List<Finding> same) {
        List<Finding> told = same.stream().filter(Finding::isTold).toList();
        if (told.size() < 2) {
            return told.isEmpty() ? same.get(0) : told.get(0);
        }
        double weights = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Finding f : told) {
            double half = Math.max(1e-12, (f.high() - f.low()) / 2);
            weights += 1 / (half * half);
            sum += f.value() / (half * half);
            low = Math.min(low, f.value());
            high = Math.max(high, f.value());
        }
        double mean = sum / weights;
        double half = 1 / Math.sqrt(weights);
        Finding first = told.get(0);
        return new Finding(
                first.name(),
                mean,
                Math.min(low, mean - half),
                Math.max(high, mean + half),
                first.unit(),
                first.note());
    }
}
