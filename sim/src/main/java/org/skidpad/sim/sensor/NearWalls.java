package org.skidpad.sim.sensor;

import org.skidpad.sim.grid.Walls;

/**
 * Finds the walls within reach of a sensor. The test is a circle about each wall, computed for all of them in one plain loop
 * over arrays that the compiler vectorises; the few that pass are picked without a branch. Circles are kept for as long as the
 * walls stay the same object.
 */
final class NearWalls {
    private final double reach;
    private Walls known = Walls.NONE;
    private double[] middleX = new double[0];
    private double[] middleY = new double[0];
    private double[] squareReach = new double[0];
    private double[] beyond = new double[0];
    private int[] near = new int[0];

    /** @param reach m */
    NearWalls(double reach) {
        this.reach = reach;
    }

    /** Adds the walls near (x, y) of the map to a sweep whose x axis has the direction (c, s). */
    void gather(Walls walls, double x, double y, double c, double s, ScanSweep sweep) {
        if (walls != known) {
            learn(walls);
        }
        int n = walls.count;
        for (int w = 0; w < n; w++) {
            double dx = middleX[w] - x;
            double dy = middleY[w] - y;
            beyond[w] = dx * dx + dy * dy - squareReach[w];
        }
        int found = 0;
        for (int w = 0; w < n; w++) {
            near[found] = w;
            found += (int) (Double.doubleToRawLongBits(beyond[w]) >>> 63);
        }
        for (int k = 0; k < found; k++) {
            int w = near[k];
            double ax = walls.x0[w] - x;
            double ay = walls.y0[w] - y;
            double bx = walls.x1[w] - x;
            double by = walls.y1[w] - y;
            sweep.edge(ax * c + ay * s, ay * c - ax * s, bx * c + by * s, by * c - bx * s);
        }
    }

    private void learn(Walls walls) {
        known = walls;
        if (middleX.length < walls.count) {
            middleX = new double[walls.count];
            middleY = new double[walls.count];
            squareReach = new double[walls.count];
            beyond = new double[walls.count];
            near = new int[walls.count];
        }
        for (int w = 0; w < walls.count; w++) {
            double halfX = 0.5 * (walls.x1[w] - walls.x0[w]);
            double halfY = 0.5 * (walls.y1[w] - walls.y0[w]);
            middleX[w] = walls.x0[w] + halfX;
            middleY[w] = walls.y0[w] + halfY;
            double radius = reach + Math.sqrt(halfX * halfX + halfY * halfY);
            squareReach[w] = radius * radius;
        }
    }
}
