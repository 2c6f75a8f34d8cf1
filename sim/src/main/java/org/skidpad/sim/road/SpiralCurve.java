package org.skidpad.sim.road;

import org.skidpad.sim.geometry.Trigonometry;

/** A clothoid: curvature runs linearly from {@code startCurvature} to {@code endCurvature}, 1/m, positive to the left. */
record SpiralCurve(double x, double y, double heading, double length, double startCurvature, double endCurvature)
        implements PlanCurve {
    /** Turning per integration panel, rad: with 8 nodes the remainder of the rule is below 1e-15 of the panel. */
    private static final double PANEL_TURN = 0.5;

    @Override
    public void at(double u, double[] out) {
        double rate = length > 0 ? (endCurvature - startCurvature) / length : 0;
        double turn = Math.max(Math.abs(startCurvature), Math.abs(startCurvature + rate * u)) * Math.abs(u);
        int panels = (int) Math.ceil(turn / PANEL_TURN) + 1;
        double half = u / panels / 2;
        double sumX = 0;
        double sumY = 0;
        for (int panel = 0; panel < panels; panel++) {
            double centre = (2 * panel + 1) * half;
            for (int i = 0; i < GaussLegendre.NODES.length; i++) {
                double v = centre + half * GaussLegendre.NODES[i];
                double theta = heading + v * (startCurvature + rate * v / 2);
                sumX += GaussLegendre.WEIGHTS[i] * Trigonometry.cos(theta);
                sumY += GaussLegendre.WEIGHTS[i] * Trigonometry.sin(theta);
            }
        }
        out[0] = x + half * sumX;
        out[1] = y + half * sumY;
        out[2] = heading + u * (startCurvature + rate * u / 2);
    }
}
