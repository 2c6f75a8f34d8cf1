package org.skidpad.bridge.control;

import java.util.Arrays;
import org.skidpad.bridge.message.LaserScan;

/**
 * The beam directions that the first scan had. Some lidars change their number of beams by one or two from turn to turn:
 * later scans are laid onto these directions, the nearest hit winning.
 *
 * @param beams how many
 * @param angleMin of the first, rad
 * @param angleIncrement between two, rad, negative where the lidar turns clockwise
 */
record ScanGrid(int beams, double angleMin, double angleIncrement) {
    private static final double TURN = 2 * Math.PI;

    static ScanGrid of(LaserScan scan) {
        return new ScanGrid(scan.count, scan.angleMin, scan.angleIncrement);
    }

    /** Whether a scan has a sensible geometry, and at most a part {@code mostInvalid} of its ranges are NaN. */
    static boolean isUsable(LaserScan scan, double mostInvalid) {
        if (scan.count < 1
                || !Float.isFinite(scan.angleMin)
                || !Float.isFinite(scan.angleIncrement)
                || Math.abs(scan.angleIncrement) < 1e-5
                || Math.abs(scan.angleIncrement * (double) scan.count) > 2 * TURN
                || !(scan.rangeMin >= 0 && scan.rangeMax > scan.rangeMin)) {
            return false;
        }
        int invalid = 0;
        for (int i = 0; i < scan.count; i++) {
            if (Float.isNaN(scan.ranges[i])) {
                invalid++;
            }
        }
        return invalid <= mostInvalid * scan.count;
    }

    /** Writes ranges by this grid's directions; {@code +Infinity} where nothing was hit. */
    void resample(LaserScan scan, float[] out) {
        if (scan.count == beams
                && Math.abs(scan.angleMin - angleMin) < 1e-6
                && Math.abs(scan.angleIncrement - angleIncrement) < 1e-8) {
            for (int i = 0; i < beams; i++) {
                out[i] = clean(scan, i);
            }
            return;
        }
        if (Math.abs(scan.angleIncrement) > Math.abs(angleIncrement)) {
            for (int b = 0; b < beams; b++) {
                double angle = angleMin + b * angleIncrement;
                int i = index(angle - scan.angleMin, scan.angleIncrement);
                out[b] = i >= 0 && i < scan.count ? clean(scan, i) : Float.POSITIVE_INFINITY;
            }
            return;
        }
        Arrays.fill(out, 0, beams, Float.POSITIVE_INFINITY);
        for (int i = 0; i < scan.count; i++) {
            double angle = scan.angleMin + i * (double) scan.angleIncrement;
            int b = index(angle - angleMin, angleIncrement);
            if (b >= 0 && b < beams) {
                out[b] = Math.min(out[b], clean(scan, i));
            }
        }
    }

    /** Nearest beam at an angle from the first one, turning the whole circle round. */
    private static int index(double angle, double increment) {
        double turned = angle / increment;
        double perTurn = TURN / Math.abs(increment);
        turned -= perTurn * Math.floor((turned + 0.5) / perTurn);
        return (int) Math.floor(turned + 0.5);
    }

    /**
     * As the simulated lidar has it: 0 for a hit nearer than the least range, +Infinity for none. REP-117: −Infinity is too
     * near to measure, NaN is no measurement.
     */
    private static float clean(LaserScan scan, int i) {
        float r = scan.ranges[i];
        if (r < scan.rangeMin) {
            return 0;
        }
        return r <= scan.rangeMax ? r : Float.POSITIVE_INFINITY;
    }
}
