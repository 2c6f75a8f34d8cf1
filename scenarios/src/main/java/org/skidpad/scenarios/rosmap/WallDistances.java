package org.skidpad.scenarios.rosmap;

import java.util.Arrays;
import org.skidpad.sim.grid.OccupancyGrid;

/**
 * How far the cells of a map are from the nearest that is occupied. Exact, one dimension after the other (P. Felzenszwalb and D.
 * Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012); the second only in rows that are asked
 * for.
 */
final class WallDistances {
    private static final int FAR = Integer.MAX_VALUE / 4;

    private final OccupancyGrid grid;
    /** In cells, between centres: along the column, and in all directions where the row was asked for. */
    private final int[] squares;

    private final boolean[] known;
    private final int[] line;
    private final int[] vertex;
    private final double[] border;

    WallDistances(OccupancyGrid grid) {
        this.grid = grid;
        int columns = grid.columns();
        squares = new int[columns * grid.rows()];
        known = new boolean[grid.rows()];
        line = new int[columns];
        vertex = new int[columns];
        border = new double[columns + 1];
        downAndUp();
    }

    /** From a point of the map frame, m; 0 beside the map, very far where nothing is occupied. */
    double at(double x, double y) {
        int column = (int) Math.floor(grid.column(x, y));
        int row = (int) Math.floor(grid.row(x, y));
        int columns = grid.columns();
        if (column < 0 || column >= columns || row < 0 || row >= grid.rows()) {
            return 0;
        }
        if (!known[row]) {
            System.arraycopy(squares, row * columns, line, 0, columns);
            envelope(columns, row * columns);
            known[row] = true;
        }
        return Math.sqrt(squares[row * columns + column]) * grid.resolution();
    }

    /** Squared distances along columns: to the last source above, then to the nearer of it and the next below; row by row. */
    private void downAndUp() {
        int columns = grid.columns();
        int rows = grid.rows();
        int[] since = new int[columns];
        Arrays.fill(since, -1);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean source = grid.cell(column, row) == OccupancyGrid.OCCUPIED;
                int steps = source ? 0 : since[column] < 0 ? -1 : since[column] + 1;
                since[column] = steps;
                squares[row * columns + column] = steps;
            }
        }
        Arrays.fill(since, -1);
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = 0; column < columns; column++) {
                int above = squares[row * columns + column];
                int below = above == 0 ? 0 : since[column] < 0 ? -1 : since[column] + 1;
                since[column] = below;
                int steps = above < 0 ? below : below < 0 ? above : Math.min(above, below);
                squares[row * columns + column] = steps < 0 ? FAR : steps * steps;
            }
        }
    }

    /** Lower envelope of the parabolas that stand on the line's values. */
    private void envelope(int n, int at) {
        int k = 0;
        vertex[0] = 0;
        border[0] = Double.NEGATIVE_INFINITY;
        border[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < n; q++) {
            double s = crossing(q, vertex[k]);
            while (s <= border[k]) {
                k--;
                s = crossing(q, vertex[k]);
            }
            k++;
            vertex[k] = q;
            border[k] = s;
            border[k + 1] = Double.POSITIVE_INFINITY;
        }
        k = 0;
        for (int q = 0; q < n; q++) {
            while (border[k + 1] < q) {
                k++;
            }
            long d = (long) (q - vertex[k]) * (q - vertex[k]) + line[vertex[k]];
            squares[at + q] = (int) Math.min(d, FAR);
        }
    }

    private double crossing(int q, int p) {
        return ((line[q] + (double) q * q) - (line[p] + (double) p * p)) / (2.0 * (q - p));
    }
}
