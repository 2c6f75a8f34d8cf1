package org.skidpad.sim.sensor;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;

/** Finds the actors within reach of a sensor and the sides of them that face it. As {@link NearWalls}, but what is found moves. */
final class NearActors {
    private final double reach;
    private double[] beyond = new double[0];
    private int[] near = new int[0];
    /** Headings last seen, with their cosines and sines: most things keep theirs from scan to scan. */
    private double[] knownHeading = new double[0];

    private double[] knownCos = new double[0];
    private double[] knownSin = new double[0];

    /** @param reach m */
    NearActors(double reach) {
        this.reach = reach;
    }

    /** Adds all present actors but one near (x, y) of the map to a sweep whose x axis has the direction (c, s). */
    void gather(ActorStates a, int except, double x, double y, double c, double s, ScanSweep sweep) {
        if (beyond.length < a.capacity) {
            beyond = new double[a.capacity];
            near = new int[a.capacity];
            knownHeading = new double[a.capacity];
            knownCos = new double[a.capacity];
            knownSin = new double[a.capacity];
            Arrays.fill(knownCos, 1);
        }
        int n = a.count;
        for (int i = 0; i < n; i++) {
            double dx = a.x[i] - x;
            double dy = a.y[i] - y;
            double far = reach + Math.abs(a.boxOffset[i]) + 0.5 * (a.length[i] + a.width[i]) + a.radius[i];
            beyond[i] = dx * dx + dy * dy - far * far;
        }
        int found = 0;
        for (int i = 0; i < n; i++) {
            near[found] = i;
            found += (int) (Double.doubleToRawLongBits(beyond[i]) >>> 63);
        }
        for (int k = 0; k < found; k++) {
            int i = near[k];
            if (i != except && a.present[i]) {
                actor(a, i, a.x[i] - x, a.y[i] - y, c, s, sweep);
            }
        }
    }

    private void actor(ActorStates a, int i, double dx, double dy, double c, double s, ScanSweep sweep) {
        if (a.heading[i] != knownHeading[i]) {
            knownHeading[i] = a.heading[i];
            knownCos[i] = Trigonometry.cos(a.heading[i]);
            knownSin[i] = Trigonometry.sin(a.heading[i]);
        }
        double hc = knownCos[i] * c + knownSin[i] * s;
        double hs = knownSin[i] * c - knownCos[i] * s;
        double cx = dx * c + dy * s + a.boxOffset[i] * hc;
        double cy = dy * c - dx * s + a.boxOffset[i] * hs;
        if (a.radius[i] > 0) {
            sweep.circle(cx, cy, a.radius[i]);
            return;
        }
        // Where the sensor is in the box's own frame says which of its sides face it: at most an end and a flank.
        double halfLength = 0.5 * a.length[i];
        double halfWidth = 0.5 * a.width[i];
        double u = -cx * hc - cy * hs;
        double v = cx * hs - cy * hc;
        double endX = Math.copySign(halfLength, u) * hc;
        double endY = Math.copySign(halfLength, u) * hs;
        double flankX = -Math.copySign(halfWidth, v) * hs;
        double flankY = Math.copySign(halfWidth, v) * hc;
        double cornerX = cx + endX + flankX;
        double cornerY = cy + endY + flankY;
        if (Math.abs(u) > halfLength) {
            sweep.edge(cornerX, cornerY, cornerX - 2 * flankX, cornerY - 2 * flankY);
        }
        if (Math.abs(v) > halfWidth) {
            sweep.edge(cornerX, cornerY, cornerX - 2 * endX, cornerY - 2 * endY);
        }
    }
}
