package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.grid.Walls;

/**
 * Finds the walls near a box of space: a uniform grid over the walls' bounds, as a compressed list of walls per cell. With few
 * walls it is one cell. Built once per set of walls; queries allocate nothing.
 */
final class WallGrid {
    /** Below this many walls a plain scan is as fast as any index. */
    private static final int PLAIN_SCAN = 24;

    private static final int MAX_CELLS_A_SIDE = 256;

    final Walls walls;
    private final double minX;
    private final double minY;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] cellStart;
    private final int[] cellWalls;
    private final double[] wallMinX;
    private final double[] wallMinY;
    private final double[] wallMaxX;
    private final double[] wallMaxY;

    private int[] near = new int[8];

    /** How many walls the last {@link #near} found. */
    int found;

    WallGrid(Walls walls) {
        this.walls = walls;
        int n = walls.count;
        wallMinX = new double[n];
        wallMinY = new double[n];
        wallMaxX = new double[n];
        wallMaxY = new double[n];
        double lowX = Double.POSITIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        for (int w = 0; w < n; w++) {
            wallMinX[w] = Math.min(walls.x0[w], walls.x1[w]);
            wallMaxX[w] = Math.max(walls.x0[w], walls.x1[w]);
            wallMinY[w] = Math.min(walls.y0[w], walls.y1[w]);
            wallMaxY[w] = Math.max(walls.y0[w], walls.y1[w]);
            lowX = Math.min(lowX, wallMinX[w]);
            highX = Math.max(highX, wallMaxX[w]);
            lowY = Math.min(lowY, wallMinY[w]);
            highY = Math.max(highY, wallMaxY[w]);
        }
        if (n <= PLAIN_SCAN) {
            minX = 0;
            minY = 0;
            cell = 0;
            columns = 1;
            rows = 1;
        } else {
            double extent = Math.max(highX - lowX, highY - lowY);
            double side = Math.min(MAX_CELLS_A_SIDE, Math.ceil(Math.sqrt(n)));
            minX = lowX;
            minY = lowY;
            cell = Math.max(extent / side, 1e-3);
            columns = (int) ((highX - lowX) / cell) + 1;
            rows = (int) ((highY - lowY) / cell) + 1;
        }
        cellStart = new int[columns * rows + 1];
        for (int w = 0; w < n; w++) {
            for (int r = row(wallMinY[w]); r <= row(wallMaxY[w]); r++) {
                for (int c = column(wallMinX[w]); c <= column(wallMaxX[w]); c++) {
                    cellStart[r * columns + c + 1]++;
                }
            }
        }
        for (int k = 0; k < columns * rows; k++) {
            cellStart[k + 1] += cellStart[k];
        }
        cellWalls = new int[cellStart[columns * rows]];
        int[] next = cellStart.clone();
        for (int w = 0; w < n; w++) {
            for (int r = row(wallMinY[w]); r <= row(wallMaxY[w]); r++) {
                for (int c = column(wallMinX[w]); c <= column(wallMaxX[w]); c++) {
                    cellWalls[next[r * columns + c]++] = w;
                }
            }
        }
    }

    /** True where the actor's outline meets any wall. */
    boolean anyOverlap(Shapes shapes, int actor) {
        return firstOverlap(shapes, actor) >= 0;
    }

    /** The first wall found that the actor's outline meets, or -1. */
    int firstOverlap(Shapes shapes, int actor) {
        double x0 = shapes.minX[actor];
        double y0 = shapes.minY[actor];
        double x1 = shapes.maxX[actor];
        double y1 = shapes.maxY[actor];
        int firstColumn = column(x0);
        int lastColumn = column(x1);
        int lastRow = row(y1);
        for (int r = row(y0); r <= lastRow; r++) {
            for (int c = firstColumn; c <= lastColumn; c++) {
                int k = r * columns + c;
                for (int at = cellStart[k]; at < cellStart[k + 1]; at++) {
                    int w = cellWalls[at];
                    if (meets(w, x0, y0, x1, y1) && shapes.overlapsWall(actor, walls, w)) {
                        return w;
                    }
                }
            }
        }
        return -1;
    }

    /**
     * True where the middle of the actor came through a wall on its way from (x0, y0), m, in a movement of more than its outline:
     * shorter ones end in an overlap.
     */
    boolean steppedOver(Shapes shapes, int actor, double x0, double y0) {
        double x1 = shapes.centreX[actor];
        double y1 = shapes.centreY[actor];
        double movedX = x1 - x0;
        double movedY = y1 - y0;
        double size = shapes.smallestHalf(actor);
        if (movedX * movedX + movedY * movedY <= size * size) {
            return false;
        }
        near = near(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), near);
        for (int k = 0; k < found; k++) {
            int w = near[k];
            double wx = walls.x1[w] - walls.x0[w];
            double wy = walls.y1[w] - walls.y0[w];
            double before = wx * (y0 - walls.y0[w]) - wy * (x0 - walls.x0[w]);
            double after = wx * (y1 - walls.y0[w]) - wy * (x1 - walls.x0[w]);
            double start = movedX * (walls.y0[w] - y0) - movedY * (walls.x0[w] - x0);
            double end = movedX * (walls.y1[w] - y0) - movedY * (walls.x1[w] - x0);
            if (before * after <= 0 && start * end <= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the walls whose bounds meet a box of space, each once, by index; {@link #found} says how many.
     *
     * @param into taken for the result if it is large enough
     */
    int[] near(double x0, double y0, double x1, double y1, int[] into) {
        int[] out = into;
        int size = 0;
        int firstColumn = column(x0);
        int lastColumn = column(x1);
        int lastRow = row(y1);
        for (int r = row(y0); r <= lastRow; r++) {
            for (int c = firstColumn; c <= lastColumn; c++) {
                int k = r * columns + c;
                for (int at = cellStart[k]; at < cellStart[k + 1]; at++) {
                    if (meets(cellWalls[at], x0, y0, x1, y1)) {
                        if (size == out.length) {
                            out = Arrays.copyOf(out, 2 * size);
                        }
                        out[size++] = cellWalls[at];
                    }
                }
            }
        }
        Arrays.sort(out, 0, size);
        found = 0;
        for (int k = 0; k < size; k++) {
            if (k == 0 || out[k] != out[k - 1]) {
                out[found++] = out[k];
            }
        }
        return out;
    }

    private boolean meets(int w, double x0, double y0, double x1, double y1) {
        return wallMinX[w] <= x1 && wallMaxX[w] >= x0 && wallMinY[w] <= y1 && wallMaxY[w] >= y0;
    }

    private int column(double x) {
        return cell == 0 ? 0 : (int) Math.max(0, Math.min(columns - 1, Math.floor((x - minX) / cell)));
    }

    private int row(double y) {
        return cell == 0 ? 0 : (int) Math.max(0, Math.min(rows - 1, Math.floor((y - minY) / cell)));
    }
}
