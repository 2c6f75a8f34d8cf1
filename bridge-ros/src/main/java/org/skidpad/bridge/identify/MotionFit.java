package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.skidpad.sim.robot.RobotDescription;

/** Delay, lag, gain and largest rate of the two commands of a robot that turns by its wheels' speeds, and what follows of grip. */
final class MotionFit {
    static final double LONGEST_DELAY_S = 1;
    static final double LONGEST_LAG_S = 2;
    static final double NO_RATE = 1e3;
    static final double GRAVITY = 9.81;
    /** A limit is told where it differs from what the data ever ask for by more than its error, as a share. */
    private static final double TELLING = 0.2;

    private MotionFit() {}

    /**
     * @param distanceScale metres that odometry tells of a metre
     * @param turnScale radians likewise
     */
    static List<Finding> of(RobotLog log, RobotDescription robot, double distanceScale, double turnScale) {
        double[][] odometry = log.odometry();
        double[] times = column(odometry, 0);
        double end = times[times.length - 1];
        List<Finding> out = new ArrayList<>();
        Response drive = new Response(log.commands(), 1, end);
        // By its poses rather than by the speeds that it tells: those are means over an interval that nobody states.
        double[] speeds = divided(OdometryFit.speeds(odometry), distanceScale);
        double declared = robot.limits().speed().rate();
        LeastSquares.Fit fit = fit(drive, times, speeds, declared);
        out.add(finding("actuator.delay", fit, 0, "s"));
        out.add(finding("actuator.lag", fit, 1, "s"));
        out.add(finding("actuator.speed_gain", fit, 2, "1"));
        Finding rate = finding("actuator.acceleration", fit, 3, "m/s^2");
        out.add(rate);
        out.add(Finding.untold("actuator.deceleration", "m/s^2", "is the acceleration's of robots without steering"));
        out.add(friction(rate, declared));
        double[] turns = divided(OdometryFit.turns(odometry), turnScale);
        LeastSquares.Fit turning = fit(
                new Response(log.commands(), 2, end),
                times,
                turns,
                robot.limits().turn().rate());
        out.add(finding("actuator.turn_lag", turning, 1, "s"));
        out.add(finding("actuator.turn_gain", turning, 2, "1"));
        out.add(finding("actuator.turn_acceleration", turning, 3, "rad/s^2"));
        out.add(Finding.untold("actuator.steering_gain", "1", "is of steered robots"));
        out.add(Finding.untold("actuator.steering_offset", "rad", "is of steered robots"));
        return out;
    }

    private static LeastSquares.Fit fit(Response response, double[] times, double[] seen, double rate) {
        Function<double[], double[]> residuals =
                p -> minus(response.means(p[0], p[2], Response.lagging(p[1], p[3], 0), times), seen);
        double start = Double.isFinite(rate) ? Math.min(rate, NO_RATE / 2) : 50;
        List<double[]> starts = new ArrayList<>();
        for (double delay : new double[] {0.01, 0.05, 0.1, 0.2, 0.4}) {
            for (double limit : new double[] {start, start / 3, start / 10}) {
                starts.add(new double[] {delay, 0.05, 1, Math.max(0.02, limit)});
            }
        }
        return bestOf(residuals, starts, new double[] {0, 0, 0.2, 1e-2}, new double[] {
            LONGEST_DELAY_S, LONGEST_LAG_S, 5, NO_RATE
        });
    }

    /** From the best of several starts on: the sum of squares has hollows where steps of the command fall on one another. */
    static LeastSquares.Fit bestOf(
            Function<double[], double[]> residuals, List<double[]> starts, double[] low, double[] high) {
        double best = Double.POSITIVE_INFINITY;
        double[] from = null;
        for (double[] p : starts) {
            double sum = squares(residuals.apply(p));
            if (sum < best) {
                best = sum;
                from = p;
            }
        }
        return LeastSquares.fit(residuals, from, low, high);
    }

    /** The ground gives way before the motor does: only then is grip seen. */
    private static Finding friction(Finding rate, double declared) {
        if (!rate.isTold() || rate.value() > 0.9 * declared) {
            return Finding.untold(
                    "vehicle.friction",
                    "1",
                    "the wheels never slipped as the robot sped up: grip is not seen in this recording");
        }
        return new Finding(
                "vehicle.friction", rate.value() / GRAVITY, rate.low() / GRAVITY, rate.high() / GRAVITY, "1", "");
    }

    static Finding finding(String name, LeastSquares.Fit fit, int k, String unit) {
        double value = fit.parameters()[k];
        double error = fit.errors()[k];
        boolean bound = unit.contains("/s") && value > 0.9 * NO_RATE;
        if (bound || !(error < Math.max(TELLING * Math.abs(value), 0.02))) {
            return Finding.untold(name, unit, "the commands of this recording do not show it");
        }
        return Finding.of(name, value, error, unit);
    }

    static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    static double[] divided(double[] a, double by) {
        return Arrays.stream(a).map(x -> x / by).toArray();
    }

    static double[] minus(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] -= b[i];
        }
        return a;
    }

    private static double squares(double[] r) {
        double sum = 0;
        for (double x : r) {
            sum += x * x;
        }
        return sum;
    }
}
