package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.robot.RobotDescription;

/**
 * Sizes and noise of wheels, from what the robot reckons beside what somebody else measured. Scales are ratios of motions over
 * windows of a second; noise is what is left between two samples, by the odometry motion model of Thrun, Burgard and Fox,
 * "Probabilistic Robotics" (2005), table 5.6, whose two turns are taken as halves of the whole one.
 */
final class OdometryFit {
    private static final double WINDOW_S = 1;
    /** Metres that odometry tells of a metre, and radians likewise. */
    static final String DISTANCE_SCALE = "sensors.odometry.distance_scale";

    static final String TURN_SCALE = "sensors.odometry.turn_scale";
    private static final String NEEDS = "needs an independent measurement of the pose beside odometry (--truth TOPIC)";
    private static final int ROUNDS = 30;

    private OdometryFit() {}

    /** Motion between two times: along its path and turned. */
    private record Step(double reckoned, double measured, double reckonedTurn, double measuredTurn) {}

    static List<Finding> of(RobotLog log, RobotDescription robot) {
        String[] names = {
            "wheel_radius",
            "wheel_separation",
            DISTANCE_SCALE,
            TURN_SCALE,
            "sensors.odometry.alpha1",
            "sensors.odometry.alpha2",
            "sensors.odometry.alpha3",
            "sensors.odometry.alpha4"
        };
        String[] units = {"m", "m", "1", "1", "1", "rad^2/m^2", "1", "m^2/rad^2"};
        List<Finding> out = new ArrayList<>();
        if (log.truth().length < 3) {
            for (int i = 0; i < names.length; i++) {
                out.add(Finding.untold(names[i], units[i], NEEDS));
            }
            return out;
        }
        List<Step> windows = steps(log, WINDOW_S);
        double[] distance = ratio(windows, true);
        double[] turn = ratio(windows, false);
        double radius = robot.drive().wheelRadius();
        double separation = robot.drive().wheelSeparation();
        boolean steered = robot.drive().wheelbase() > 0;
        out.add(Finding.of(names[0], radius * distance[0], radius * distance[1], "m"));
        // A wheel that is larger turns the robot further too; what is left is how far apart the wheels stand.
        double apart = distance[0] / turn[0];
        double error = apart * Math.hypot(distance[1] / distance[0], turn[1] / turn[0]);
        out.add(
                steered
                        ? Finding.untold(names[1], "m", "does not turn a steered robot")
                        : Finding.of(names[1], separation * apart, separation * error, "m"));
        out.add(Finding.of(names[2], 1 / distance[0], distance[1] / (distance[0] * distance[0]), "1"));
        out.add(Finding.of(names[3], 1 / turn[0], turn[1] / (turn[0] * turn[0]), "1"));
        if (steered) {
            for (int i = 4; i < names.length; i++) {
                out.add(Finding.untold(names[i], units[i], "is of robots that reckon their turns from two wheels"));
            }
        } else {
            out.addAll(noise(steps(log, 0), distance[0], turn[0], names, units));
        }
        return out;
    }

    /** Speeds along the path from each pose of odometry to the one before, m/s; the first is 0. */
    static double[] speeds(double[][] odometry) {
        double[] out = new double[odometry.length];
        for (int i = 1; i < out.length; i++) {
            double[] a = odometry[i - 1];
            double[] b = odometry[i];
            out[i] = along(a[1], a[2], a[3], b[1], b[2]) / (b[0] - a[0]);
        }
        return out;
    }

    /** Yaw rates likewise, rad/s. */
    static double[] turns(double[][] odometry) {
        double[] out = new double[odometry.length];
        for (int i = 1; i < out.length; i++) {
            out[i] = Angles.wrap(odometry[i][3] - odometry[i - 1][3]) / (odometry[i][0] - odometry[i - 1][0]);
        }
        return out;
    }

    /** Motions between samples of odometry that are at least so far apart, where the truth is known at both ends. */
    private static List<Step> steps(RobotLog log, double apart) {
        double[][] o = log.odometry();
        double[][] t = log.truth();
        List<Step> out = new ArrayList<>();
        int from = -1;
        double reckoned = 0;
        double measured = 0;
        double reckonedTurn = 0;
        double measuredTurn = 0;
        double[] before = null;
        double[] poseBefore = null;
        int k = 0;
        for (int i = 0; i < o.length; i++) {
            double time = o[i][0];
            while (k + 2 < t.length && t[k + 1][0] < time) {
                k++;
            }
            if (time < t[k][0] || time > t[k + 1][0]) {
                continue;
            }
            double[] pose = between(t[k], t[k + 1], time);
            if (from < 0) {
                from = i;
            } else {
                reckoned += along(before[1], before[2], before[3], o[i][1], o[i][2]);
                measured += along(poseBefore[0], poseBefore[1], poseBefore[2], pose[0], pose[1]);
                reckonedTurn += Angles.wrap(o[i][3] - before[3]);
                measuredTurn += Angles.wrap(pose[2] - poseBefore[2]);
                if (time - o[from][0] >= apart - 1e-9) {
                    out.add(new Step(reckoned, measured, reckonedTurn, measuredTurn));
                    from = i;
                    reckoned = measured = reckonedTurn = measuredTurn = 0;
                }
            }
            before = o[i];
            poseBefore = pose;
        }
        return out;
    }

    private static double[] between(double[] a, double[] b, double time) {
        double share = b[0] > a[0] ? (time - a[0]) / (b[0] - a[0]) : 0;
        return new double[] {
            a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]), a[3] + share * Angles.wrap(b[3] - a[3])
        };
    }

    /** Distance from one place to the next, negative backwards. */
    private static double along(double x0, double y0, double heading, double x1, double y1) {
        double d = Math.hypot(x1 - x0, y1 - y0);
        return Math.cos(heading) * (x1 - x0) + Math.sin(heading) * (y1 - y0) < 0 ? -d : d;
    }

    /** Measured over reckoned, and its standard error. */
    private static double[] ratio(List<Step> steps, boolean distance) {
        double square = 0;
        double product = 0;
        for (Step s : steps) {
            double r = distance ? s.reckoned : s.reckonedTurn;
            square += r * r;
            product += r * (distance ? s.measured : s.measuredTurn);
        }
        double ratio = product / square;
        double[] rest = steps.stream()
                .mapToDouble(s -> distance ? s.measured - ratio * s.reckoned : s.measuredTurn - ratio * s.reckonedTurn)
                .toArray();
        double sum = 0;
        for (double x : rest) {
            sum += x * x;
        }
        double variance = sum / Math.max(1, rest.length - 1) * LeastSquares.inflation(rest);
        return new double[] {ratio, Math.sqrt(variance / square)};
    }

    private static List<Finding> noise(
            List<Step> steps, double distanceRatio, double turnRatio, String[] names, String[] units) {
        int n = steps.size();
        double[] turnError = new double[n];
        double[] distanceError = new double[n];
        double[][] ofTurn = new double[n][];
        double[][] ofDistance = new double[n][];
        for (int i = 0; i < n; i++) {
            Step s = steps.get(i);
            // Noise is what the robot adds to a motion, so it is measured in the robot's own scale.
            turnError[i] = s.reckonedTurn - s.measuredTurn / turnRatio;
            distanceError[i] = s.reckoned - s.measured / distanceRatio;
            double turns = s.measuredTurn * s.measuredTurn / 2; // of two halves
            double square = s.measured * s.measured;
            ofTurn[i] = new double[] {turns, 2 * square};
            ofDistance[i] = new double[] {square, turns};
        }
        double[] turn = variances(turnError, ofTurn);
        double[] distance = variances(distanceError, ofDistance);
        double[] all = {turn[0], turn[1], distance[0], distance[1]};
        double[] errors = {turn[2], turn[3], distance[2], distance[3]};
        List<Finding> out = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            Finding f = Finding.of(names[4 + k], all[k], errors[k], units[4 + k]);
            out.add(new Finding(f.name(), f.value(), Math.max(0, f.low()), f.high(), f.unit(), f.note()));
        }
        return out;
    }

    /**
     * Fits e² = a x₁ + b x₂ by weights 2 (a x₁ + b x₂)², the variance of the square of a Gaussian number, again and again: the
     * scoring steps of maximum likelihood. Returns a, b and their standard errors.
     */
    static double[] variances(double[] e, double[][] x) {
        double a = 1e-4;
        double b = 1e-4;
        double[] errors = {0, 0};
        double floor = 1e-14;
        for (int round = 0; round < ROUNDS; round++) {
            double s11 = 0;
            double s12 = 0;
            double s22 = 0;
            double r1 = 0;
            double r2 = 0;
            for (int i = 0; i < e.length; i++) {
                double v = a * x[i][0] + b * x[i][1] + floor;
                if (x[i][0] + x[i][1] < 1e-10) {
                    continue; // standing still tells nothing of noise in motion
                }
                double w = 1 / (2 * v * v);
                s11 += w * x[i][0] * x[i][0];
                s12 += w * x[i][0] * x[i][1];
                s22 += w * x[i][1] * x[i][1];
                r1 += w * x[i][0] * e[i] * e[i];
                r2 += w * x[i][1] * e[i] * e[i];
            }
            double determinant = s11 * s22 - s12 * s12;
            if (!(determinant > 0)) {
                return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
            }
            a = Math.max(1e-12, (s22 * r1 - s12 * r2) / determinant);
            b = Math.max(1e-12, (s11 * r2 - s12 * r1) / determinant);
            errors[0] = Math.sqrt(s22 / determinant);
            errors[1] = Math.sqrt(s11 / determinant);
        }
        return new double[] {a, b, errors[0], errors[1]};
    }
}
