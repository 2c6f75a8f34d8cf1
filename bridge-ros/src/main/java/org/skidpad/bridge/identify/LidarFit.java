package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.List;

/** Noise of a lidar, from scans taken while the robot stands: there a beam sees the same thing again. */
final class LidarFit {
    private static final double STILL_SPEED = 0.002;
    private static final double STILL_TURN = 0.005;
    private static final int LEAST = 200;
    /** Two ranges of one beam that differ by more lie on different things: an edge, somebody walking. */
    private static final double SAME_M = 0.1;

    private static final double SAME_SHARE = 0.1;

    private LidarFit() {}

    static List<Finding> of(RobotLog log) {
        List<Double> error = new ArrayList<>();
        List<Double> range = new ArrayList<>();
        long beams = 0;
        long lost = 0;
        List<RobotLog.Scan> scans = log.scans();
        for (int i = 0; i + 2 < scans.size(); i++) {
            float[] a = scans.get(i).ranges();
            float[] b = scans.get(i + 1).ranges();
            float[] c = scans.get(i + 2).ranges();
            if (a.length != b.length
                    || b.length != c.length
                    || !still(log, scans.get(i).time(), scans.get(i + 2).time())) {
                continue;
            }
            for (int k = 0; k < a.length; k++) {
                if (valid(a[k]) && valid(c[k]) && same(a[k], c[k])) {
                    beams++;
                    lost += valid(b[k]) ? 0 : 1;
                }
                if (i % 2 == 0 && valid(a[k]) && valid(b[k]) && same(a[k], b[k])) {
                    error.add((a[k] - b[k]) / Math.sqrt(2));
                    range.add((a[k] + b[k]) / 2.0);
                }
            }
        }
        if (error.size() < LEAST) {
            String why = "needs scans taken while the robot stands, has " + error.size() + " pairs of ranges";
            return List.of(
                    Finding.untold("sensors.lidar.noise", "m", why),
                    Finding.untold("sensors.lidar.relative_noise", "1", why),
                    Finding.untold("sensors.lidar.dropout", "1", why));
        }
        return List.of(noise(error, range, 0), noise(error, range, 1), dropout(lost, beams));
    }

    private static Finding noise(List<Double> error, List<Double> range, int which) {
        double[] e = error.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] x = new double[e.length][];
        for (int i = 0; i < e.length; i++) {
            x[i] = new double[] {1, range.get(i) * range.get(i)};
        }
        double[] v = OdometryFit.variances(e, x);
        double sigma = Math.sqrt(v[which]);
        double se = sigma > 0 ? v[2 + which] / (2 * sigma) : 0;
        Finding f = Finding.of(
                which == 0 ? "sensors.lidar.noise" : "sensors.lidar.relative_noise", sigma, se, which == 0 ? "m" : "1");
        return new Finding(f.name(), f.value(), Math.max(0, f.low()), f.high(), f.unit(), f.note());
    }

    private static Finding dropout(long lost, long beams) {
        double share = (double) lost / beams;
        double se = Math.sqrt(Math.max(share * (1 - share), 1.0 / beams) / beams);
        Finding f = Finding.of("sensors.lidar.dropout", share, se, "1");
        return new Finding(f.name(), share, Math.max(0, f.low()), f.high(), "1", "");
    }

    private static boolean same(float a, float b) {
        return Math.abs(a - b) < SAME_M + SAME_SHARE * Math.min(a, b);
    }

    private static boolean valid(float range) {
        return range > 0 && Float.isFinite(range);
    }

    private static boolean still(RobotLog log, double from, double to) {
        double[][] o = log.odometry();
        int at = 0;
        int high = o.length;
        while (at < high) {
            int mid = (at + high) >>> 1;
            if (o[mid][0] < from - 0.3) {
                at = mid + 1;
            } else {
                high = mid;
            }
        }
        boolean any = false;
        for (int i = at; i < o.length && o[i][0] <= to + 0.1; i++) {
            any = true;
            if (Math.abs(o[i][4]) > STILL_SPEED || Math.abs(o[i][5]) > STILL_TURN) {
                return false;
            }
        }
        return any;
    }
}
