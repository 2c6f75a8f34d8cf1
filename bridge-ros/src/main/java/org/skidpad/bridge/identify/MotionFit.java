package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.skidpad.sim.robot.RobotDescription;

/** Delay, lag, gain and largest rate of a robot's two commands, and what follows of grip and steering. */
final class MotionFit {
    private static final double GRAVITY = 9.81;
    private static final double LONGEST_DELAY_S = 1;
    private static final double LONGEST_LAG_S = 2;
    private static final double NO_RATE = 1e3;
    /** A limit is told where it differs from what the data ever ask for by more than its error, as a share. */
    private static final double TELLING = 0.2;
    /** Steering shows only in a robot that moves, m/s. */
    private static final double MOVING = 0.1;

    private MotionFit() {}

    /**
     * @param distanceScale metres that odometry tells of a metre
     * @param turnScale radians likewise
     */
    static List<Finding> of(RobotLog log, RobotDescription robot, double distanceScale, double turnScale) {
        boolean steered = robot.drive().wheelbase() > 0;
        double[][] odometry = log.odometry();
        double[] times = column(odometry, 0);
        double end = times[times.length - 1];
        List<Finding> out = new ArrayList<>();
        Response drive = new Response(log.commands(), 1, end);
        // By its poses rather than by the speeds that it tells: those are means over an interval that nobody states.
        double[] speeds = divided(OdometryFit.speeds(odometry), distanceScale);
        double declared = robot.limits().speed().rate();
        Function<double[], double[]> missed = p -> minus(drive.means(p[0], p[1], p[2], p[3], times), speeds);
        LeastSquares.Fit fit = fit(missed, declared, 1);
        Response turn = new Response(log.commands(), 2, end);
        LeastSquares.Fit steering = steered ? steering(log, robot, turn, fit.parameters()[0]) : null;
        if (steered && isTold(steering, 4) && steering.parameters()[4] < fit.parameters()[0]) {
            // A simulated robot has one delay; what the motor is later than the steering is more of its lag.
            double[] from = fit.parameters().clone();
            from[1] += from[0] - steering.parameters()[4];
            from[0] = steering.parameters()[4];
            double error = steering.errors()[4];
            fit = LeastSquares.fit(
                    missed, from, new double[] {Math.max(0, from[0] - error), 0, 0.2, 1e-2}, new double[] {
                        from[0] + error, LONGEST_LAG_S, 5, NO_RATE
                    });
        }
        out.add(finding("actuator.delay", fit, 0, "s"));
        out.add(finding("actuator.lag", fit, 1, "s"));
        out.add(finding("actuator.speed_gain", fit, 2, "1"));
        Finding rate = finding("actuator.acceleration", fit, 3, "m/s^2");
        out.add(rate);
        out.add(friction(rate, declared));
        if (steered) {
            out.addAll(steering(steering, log.truth().length > 2));
            return out;
        }
        double[] turns = divided(OdometryFit.turns(odometry), turnScale);
        LeastSquares.Fit turning = fit(
                p -> minus(turn.means(p[0], p[1], p[2], p[3], times), turns),
                robot.limits().turn().rate(),
                1);
        out.add(finding("actuator.turn_lag", turning, 1, "s"));
        out.add(finding("actuator.turn_gain", turning, 2, "1"));
        out.add(finding("actuator.turn_acceleration", turning, 3, "rad/s^2"));
        out.add(Finding.untold("actuator.steering_gain", "1", "is of steered robots"));
        out.add(Finding.untold("actuator.steering_offset", "rad", "is of steered robots"));
        return out;
    }

    /** From several delays on: the sum of squares has hollows where steps of the command fall on one another. */
    private static LeastSquares.Fit fit(Function<double[], double[]> residuals, double rate, double gain) {
        double[] low = {0, 0, 0.2, 1e-2};
        double[] high = {LONGEST_DELAY_S, LONGEST_LAG_S, 5, NO_RATE};
        double start = Double.isFinite(rate) ? Math.min(rate, NO_RATE / 2) : 50;
        double best = Double.POSITIVE_INFINITY;
        double[] from = null;
        for (double delay : new double[] {0.01, 0.05, 0.1, 0.2, 0.4}) {
            for (double limit : new double[] {start, start / 3, start / 10}) {
                double[] p = {delay, 0.05, gain, Math.max(0.02, limit)};
                double sum = squares(residuals.apply(p));
                if (sum < best) {
                    best = sum;
                    from = p;
                }
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

    /** Yaw rate of a steered robot: v tan(gain δ + offset) / L, with the wheels following the command: lag, gain, offset, rate, delay. */
    private static LeastSquares.Fit steering(RobotLog log, RobotDescription robot, Response turn, double delay) {
        double[][] seen = log.truth().length > 2 ? log.truth() : log.odometry();
        double[] times = column(seen, 0);
        double base = robot.drive().wheelbase();
        Function<double[], double[]> residuals = p -> {
            double[] angle = turn.motion(p[4], p[0], p[1], p[2], p[3], times);
            double[] out = new double[times.length];
            for (int i = 0; i < out.length; i++) {
                double v = seen[i][4];
                out[i] = Math.abs(v) < MOVING ? 0 : v * Math.tan(angle[i]) / base - seen[i][5];
            }
            return out;
        };
        double rate = robot.limits().turn().rate();
        double first = Double.isFinite(rate) ? rate : 5;
        double best = Double.POSITIVE_INFINITY;
        double[] from = null;
        for (double d : new double[] {delay, 0.01, 0.05, 0.1, 0.2}) {
            double[] p = {0.03, 1, 0, first, d};
            double sum = squares(residuals.apply(p));
            if (sum < best) {
                best = sum;
                from = p;
            }
        }
        return LeastSquares.fit(residuals, from, new double[] {0, 0.3, -0.3, 0.05, 0}, new double[] {
            LONGEST_LAG_S, 3, 0.3, NO_RATE, LONGEST_DELAY_S
        });
    }

    private static List<Finding> steering(LeastSquares.Fit fit, boolean independent) {
        String note = independent ? "" : "from the robot's own yaw rate: errors of its odometry are in it";
        List<Finding> out = new ArrayList<>();
        out.add(finding("actuator.steering_lag", fit, 0, "s").noted(note));
        out.add(Finding.untold("actuator.turn_gain", "1", "is of robots that turn by their wheels' speeds"));
        out.add(finding("actuator.steering_rate", fit, 3, "rad/s"));
        out.add(finding("actuator.steering_gain", fit, 1, "1").noted(note));
        out.add(finding("actuator.steering_offset", fit, 2, "rad").noted(note));
        return out;
    }

    private static boolean isTold(LeastSquares.Fit fit, int k) {
        return finding("", fit, k, "").isTold();
    }

    private static Finding finding(String name, LeastSquares.Fit fit, int k, String unit) {
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

    private static double[] divided(double[] a, double by) {
        return Arrays.stream(a).map(x -> x / by).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
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
