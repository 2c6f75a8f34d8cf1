package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;

/** The objects about the ego as they truly are, nearest first by their reference points. */
final class ExactObjects {
    private final double[] square = new double[Measurement.MAX_OBJECTS];
    private final int[] object = new int[Measurement.MAX_OBJECTS];
    private final double[] row = new double[ObjectList.WIDTH];

    /** @param c,s cosine and sine of the ego's heading */
    void write(ActorStates a, int ego, double c, double s, Measurement out) {
        int found = 0;
        for (int i = 0; i < a.count; i++) {
            if (i == ego || !a.present[i]) {
                continue;
            }
            double dx = a.x[i] - a.x[ego];
            double dy = a.y[i] - a.y[ego];
            double mine = dx * dx + dy * dy;
            if (found == object.length) {
                if (mine >= square[found - 1]) {
                    continue;
                }
                found--;
            }
            int at = found++;
            while (at > 0 && square[at - 1] > mine) {
                square[at] = square[at - 1];
                object[at] = object[at - 1];
                at--;
            }
            square[at] = mine;
            object[at] = i;
        }
        out.objectCount = found;
        for (int k = 0; k < found; k++) {
            relative(a, ego, c, s, object[k], row, 0);
            put(row, 0, k, out);
        }
    }

    /** Copies a row of six numbers into object k of a measurement. */
    static void put(double[] row, int at, int k, Measurement out) {
        out.objectX[k] = row[at];
        out.objectY[k] = row[at + 1];
        out.objectVx[k] = row[at + 2];
        out.objectVy[k] = row[at + 3];
        out.objectLength[k] = row[at + 4];
        out.objectWidth[k] = row[at + 5];
    }

    /** Centre and velocity of actor i relative to the ego, in its frame, and its extents: six numbers. */
    static void relative(ActorStates a, int ego, double c, double s, int i, double[] out, int at) {
        double relative = a.heading[i] - a.heading[ego];
        double hc = relative == 0 ? 1 : Trigonometry.cos(relative);
        double hs = relative == 0 ? 0 : Trigonometry.sin(relative);
        double dx = a.x[i] - a.x[ego];
        double dy = a.y[i] - a.y[ego];
        out[at] = dx * c + dy * s + a.boxOffset[i] * hc;
        out[at + 1] = dy * c - dx * s + a.boxOffset[i] * hs;
        out[at + 2] = a.speed[i] * hc - a.lateralSpeed[i] * hs - a.speed[ego];
        out[at + 3] = a.speed[i] * hs + a.lateralSpeed[i] * hc - a.lateralSpeed[ego];
        out[at + 4] = a.length[i];
        out[at + 5] = a.width[i];
    }
}
