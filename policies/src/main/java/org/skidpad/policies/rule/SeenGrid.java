package org.skidpad.policies.rule;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * What a lidar has shown so far of the surroundings, in square cells, and the cheapest way through it. Of each cell the last look
 * counts (free or occupied), so that what moves on is forgotten where it was. A cell that was never seen is taken for free: the
 * robot goes to see (free-space assumption: Koenig, Tovey and Smirnov, Artificial Intelligence 147, 2003). Ways are found by A*
 * (Hart, Nilsson and Raphael, 1968). Frame: that of the first pose; its origin is in the middle.
 */
final class SeenGrid {
    /** Side of a cell, m, and cells along a side of the grid: 14 m every way from the start. */
    static final double CELL = 0.1;

    private static final int SIDE = 281;
    private static final int HALF = SIDE / 2;

    /**
     * Returns count up to here, and what is free before them up to there, m: where a wall runs away from the robot the return of a
     * sector stands before it, and must not be taken back from where it would not be given anew.
     */
    private static final double SURE_HIT = 2.6;

    private static final double SEEN_FREE = 1.8;

    /** Two returns of neighbouring sectors nearer to each other than this, m, have nothing free between them, in so many parts. */
    private static final double ONE_WALL = 0.45;

    private static final int PARTS = 5;

    private static final byte UNKNOWN = 0;
    private static final byte FREE = 1;
    private static final byte OCCUPIED = 2;

    /** What is added to the cost of an occupied cell, of one beside it, and so on, and of one never seen, in sides of a cell. */
    private static final float[] NEAR = {1000, 30, 4, 1};

    private static final float UNSEEN = 0.3f;

    private static final int[] STEP_X = {1, 0, -1, 0, 1, -1, -1, 1};
    private static final int[] STEP_Y = {0, 1, 0, -1, 1, 1, -1, -1};
    private static final float DIAGONAL = 1.41421356f;

    private final byte[] cells = new byte[SIDE * SIDE];
    private final float[] extra = new float[SIDE * SIDE];
    private final float[] cost = new float[SIDE * SIDE];
    private final int[] from = new int[SIDE * SIDE];
    private final int[] way = new int[SIDE * SIDE];
    private int wayLength;

    /** Enters a scan: the least range of each sector, sector 0 centred ahead, infinite where nothing was seen. */
    void look(double x, double y, double heading, double[] ranges) {
        int n = ranges.length;
        double perSector = n / (2 * Math.PI);
        int reach = (int) (SEEN_FREE / CELL);
        int cx = index(x);
        int cy = index(y);
        for (int j = Math.max(0, cy - reach); j <= Math.min(SIDE - 1, cy + reach); j++) {
            for (int i = Math.max(0, cx - reach); i <= Math.min(SIDE - 1, cx + reach); i++) {
                double dx = (i - HALF) * CELL - x;
                double dy = (j - HALF) * CELL - y;
                double square = dx * dx + dy * dy;
                if (square > SEEN_FREE * SEEN_FREE) {
                    continue;
                }
                double bearing = StrictMath.atan2(dy, dx) - heading;
                int sector = Math.floorMod((int) Math.floor(bearing * perSector + 0.5), n);
                double within = ranges[sector] - 0.75 * CELL;
                if (within > 0 && square < within * within) {
                    cells[j * SIDE + i] = FREE;
                }
            }
        }
        for (int k = 0; k < n; k++) {
            double range = ranges[k];
            double next = ranges[(k + 1) % n];
            if (range < SURE_HIT) {
                double hitX = x + range * Trigonometry.cos(heading + k / perSector);
                double hitY = y + range * Trigonometry.sin(heading + k / perSector);
                occupy(hitX, hitY);
                if (next < SURE_HIT) {
                    double dx = x + next * Trigonometry.cos(heading + (k + 1) / perSector) - hitX;
                    double dy = y + next * Trigonometry.sin(heading + (k + 1) / perSector) - hitY;
                    // Two returns side by side with no room to pass between are of one wall.
                    for (int part = 1; part < PARTS && square(dx, dy) < ONE_WALL * ONE_WALL; part++) {
                        occupy(hitX + dx * part / PARTS, hitY + dy * part / PARTS);
                    }
                }
            }
        }
    }

    private void occupy(double x, double y) {
        cells[cell(x, y)] = OCCUPIED;
    }

    /**
     * Finds the cheapest way from a place to another: short, and not near to what was seen. Places outside of the grid count as
     * its border.
     */
    void plan(double x, double y, double goalX, double goalY) {
        priceCells();
        int start = cell(x, y);
        int goal = cell(goalX, goalY);
        Arrays.fill(cost, Float.POSITIVE_INFINITY);
        // Cost and cell in one number, so that the queue needs no objects of ours: costs are positive, and their bits
        // in order.
        PriorityQueue<Long> open = new PriorityQueue<>();
        cost[start] = 0;
        from[start] = start;
        open.add(entry(estimate(start, goal), start));
        while (!open.isEmpty()) {
            long entry = open.poll();
            int c = (int) entry;
            if (c == goal) {
                break;
            }
            if (Float.intBitsToFloat((int) (entry >>> 32)) > cost[c] + estimate(c, goal) + 1e-3f) {
                continue;
            }
            for (int k = 0; k < STEP_X.length; k++) {
                int i = c % SIDE + STEP_X[k];
                int j = c / SIDE + STEP_Y[k];
                if (i < 0 || i >= SIDE || j < 0 || j >= SIDE) {
                    continue;
                }
                int next = j * SIDE + i;
                float there = cost[c] + (k < 4 ? 1 : DIAGONAL) * (1 + extra[next]);
                if (there < cost[next]) {
                    cost[next] = there;
                    from[next] = c;
                    open.add(entry(there + estimate(next, goal), next));
                }
            }
        }
        wayLength = 0;
        for (int c = goal; c != start; c = from[c]) {
            way[wayLength++] = c;
        }
        way[wayLength++] = start;
    }

    /**
     * How many cells of the way found last, from its start, can be left out by going straight, at most {@code farthest} m from a
     * place.
     *
     * @return index of a place on the way, for {@link #wayX}, or -1 where the way is at its end
     */
    int straightOn(double x, double y, double farthest) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < wayLength; k++) {
            double d = square(wayX(k) - x, wayY(k) - y);
            if (d < least) {
                least = d;
                nearest = k;
            }
        }
        int chosen = Math.max(0, nearest - 2);
        for (int k = chosen; k >= 0; k--) {
            double dx = wayX(k) - x;
            double dy = wayY(k) - y;
            if (square(dx, dy) > farthest * farthest || !isClear(x, y, dx, dy)) {
                break;
            }
            chosen = k;
        }
        return wayLength == 0 || chosen == 0 ? -1 : chosen;
    }

    double wayX(int k) {
        return (way[k] % SIDE - HALF) * CELL;
    }

    double wayY(int k) {
        return (way[k] / SIDE - HALF) * CELL;
    }

    private boolean isClear(double x, double y, double dx, double dy) {
        int steps = (int) Math.ceil(2 * Math.sqrt(square(dx, dy)) / CELL);
        for (int s = 1; s <= steps; s++) {
            if (extra[cell(x + dx * s / steps, y + dy * s / steps)] >= NEAR[2]) {
                return false;
            }
        }
        return true;
    }

    private void priceCells() {
        for (int c = 0; c < cells.length; c++) {
            extra[c] = cells[c] == UNKNOWN ? UNSEEN : 0;
        }
        int rings = NEAR.length - 1;
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] != OCCUPIED) {
                continue;
            }
            int ci = c % SIDE;
            int cj = c / SIDE;
            for (int j = Math.max(0, cj - rings); j <= Math.min(SIDE - 1, cj + rings); j++) {
                for (int i = Math.max(0, ci - rings); i <= Math.min(SIDE - 1, ci + rings); i++) {
                    int ring = Math.max(Math.abs(i - ci), Math.abs(j - cj));
                    extra[j * SIDE + i] = Math.max(extra[j * SIDE + i], NEAR[ring]);
                }
            }
        }
    }

    private static float estimate(int a, int b) {
        return (float) Math.sqrt(square(a % SIDE - b % SIDE, a / SIDE - b / SIDE));
    }

    private static long entry(float value, int cell) {
        return (long) Float.floatToIntBits(value) << 32 | cell;
    }

    private static int index(double v) {
        return (int) Math.rint(v / CELL) + HALF;
    }

    private static int cell(double x, double y) {
        return bounded(index(y)) * SIDE + bounded(index(x));
    }

    private static int bounded(int i) {
        return Math.max(0, Math.min(SIDE - 1, i));
    }

    private static double square(double x, double y) {
        return x * x + y * y;
    }
}
