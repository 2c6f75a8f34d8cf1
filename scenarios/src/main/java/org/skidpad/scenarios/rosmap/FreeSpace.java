package org.skidpad.scenarios.rosmap;

import java.util.Arrays;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.random.RandomStream;

/**
 * Where on a map a robot can stand and drive about: the largest connected space of places that keep a clearance from all that is
 * occupied or unknown. A space that reaches the edge of the picture is the world outside the walls, and is taken only where there
 * is no other. Immutable; any two of its places have a way between them that keeps the clearance.
 */
public final class FreeSpace {
    private static final int TRIES = 200;

    /** Half the diagonal of a cell, in cells: a place's clearance is measured from its centre to another's. */
    private static final double TO_CORNER = 0.7072;

    private final OccupancyGrid grid;
    private final int[] cells;
    private final double side;

    private FreeSpace(OccupancyGrid grid, int[] cells) {
        this.grid = grid;
        this.cells = cells;
        int columns = grid.columns();
        int left = Integer.MAX_VALUE;
        int right = -1;
        int low = Integer.MAX_VALUE;
        int high = -1;
        for (int cell : cells) {
            left = Math.min(left, cell % columns);
            right = Math.max(right, cell % columns);
            low = Math.min(low, cell / columns);
            high = Math.max(high, cell / columns);
        }
        side = cells.length == 0 ? 0 : Math.max(right - left, high - low) * grid.resolution();
    }

    /** @param clearance m, at least 0 */
    public static FreeSpace of(OccupancyGrid grid, double clearance) {
        int columns = grid.columns();
        int size = columns * grid.rows();
        int[] squares = squaredDistances(grid, false);
        double needed = clearance / grid.resolution() + (clearance > 0 ? TO_CORNER : 0);
        boolean[] open = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            open[cell] = squares[cell] > 0 && squares[cell] >= needed * needed;
        }
        int[] queue = new int[size];
        int[] best = new int[0];
        boolean bestIsInside = false;
        for (int seed = 0; seed < size; seed++) {
            if (!open[seed]) {
                continue;
            }
            int end = flood(grid, open, seed, queue);
            boolean inside = true;
            for (int k = 0; k < end && inside; k++) {
                int column = queue[k] % columns;
                int row = queue[k] / columns;
                inside = column > 0 && column < columns - 1 && row > 0 && row < grid.rows() - 1;
            }
            if (inside && !bestIsInside || inside == bestIsInside && end > best.length) {
                best = Arrays.copyOf(queue, end);
                bestIsInside = inside;
            }
        }
        Arrays.sort(best);
        return new FreeSpace(grid, best);
    }

    /** Closes what it reaches; returns how many cells of the queue that is. */
    private static int flood(OccupancyGrid grid, boolean[] open, int seed, int[] queue) {
        int columns = grid.columns();
        int end = 0;
        queue[end++] = seed;
        open[seed] = false;
        for (int at = 0; at < end; at++) {
            int cell = queue[at];
            int column = cell % columns;
            end = visit(open, column > 0, cell - 1, queue, end);
            end = visit(open, column < columns - 1, cell + 1, queue, end);
            end = visit(open, cell >= columns, cell - columns, queue, end);
            end = visit(open, cell + columns < open.length, cell + columns, queue, end);
        }
        return end;
    }

    private static int visit(boolean[] open, boolean exists, int cell, int[] queue, int end) {
        if (exists && open[cell]) {
            open[cell] = false;
            queue[end] = cell;
            return end + 1;
        }
        return end;
    }

    /**
     * Squared distance in cells, between centres, from each cell to the nearest that is not free; the largest number there is
     * where all are. Exact, one dimension after the other (P. Felzenszwalb and D. Huttenlocher, "Distance Transforms of Sampled
     * Functions", Theory of Computing 8, 2012).
     *
     * @param onlyOccupied to the nearest occupied one instead
     */
    static int[] squaredDistances(OccupancyGrid grid, boolean onlyOccupied) {
        int columns = grid.columns();
        int rows = grid.rows();
        int far = Integer.MAX_VALUE / 4;
        int[] out = new int[columns * rows];
        int longest = Math.max(columns, rows);
        int[] line = new int[longest];
        int[] result = new int[longest];
        int[] vertex = new int[longest];
        double[] border = new double[longest + 1];
        downAndUp(grid, onlyOccupied, far, out);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(out, row * columns, line, 0, columns);
            envelope(line, columns, result, vertex, border);
            System.arraycopy(result, 0, out, row * columns, columns);
        }
        return out;
    }

    /** Squared distances along columns: to the last source above, then to the nearer of it and the next below; row by row. */
    private static void downAndUp(OccupancyGrid grid, boolean onlyOccupied, int far, int[] out) {
        int columns = grid.columns();
        int rows = grid.rows();
        int[] since = new int[columns];
        Arrays.fill(since, -1);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                byte state = grid.cell(column, row);
                boolean source = onlyOccupied ? state == OccupancyGrid.OCCUPIED : state != OccupancyGrid.FREE;
                int steps = source ? 0 : since[column] < 0 ? -1 : since[column] + 1;
                since[column] = steps;
                out[row * columns + column] = steps;
            }
        }
        Arrays.fill(since, -1);
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = 0; column < columns; column++) {
                int above = out[row * columns + column];
                int below = above == 0 ? 0 : since[column] < 0 ? -1 : since[column] + 1;
                since[column] = below;
                int steps = above < 0 ? below : below < 0 ? above : Math.min(above, below);
                out[row * columns + column] = steps < 0 ? far : steps * steps;
            }
        }
    }

    /** Lower envelope of the parabolas that stand on the line's values. */
    private static void envelope(int[] line, int n, int[] out, int[] vertex, double[] border) {
        int k = 0;
        vertex[0] = 0;
        border[0] = Double.NEGATIVE_INFINITY;
        border[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < n; q++) {
            double s = crossing(line, q, vertex[k]);
            while (s <= border[k]) {
                k--;
                s = crossing(line, q, vertex[k]);
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
            out[q] = (int) Math.min(d, Integer.MAX_VALUE / 4);
        }
    }

    private static double crossing(int[] line, int q, int p) {
        return ((line[q] + (double) q * q) - (line[p] + (double) p * p)) / (2.0 * (q - p));
    }

    public boolean isEmpty() {
        return cells.length == 0;
    }

    /** From any place there is another at least this far away, m: half the longer side of the box around the space. */
    public double promisedDistance() {
        return Math.max(0, side / 2 - grid.resolution());
    }

    /** A place, drawn evenly, with a heading drawn evenly. */
    public Pose start(RandomStream random) {
        int cell = cells[random.nextInt(cells.length)];
        return new Pose(x(cell), y(cell), random.uniform(-Math.PI, Math.PI));
    }

    /**
     * A place at a distance from another, drawn evenly; where no place is so, the one that comes nearest to it.
     *
     * @param min m
     * @param max m, at least min
     */
    public Pose goal(RandomStream random, Pose start, double min, double max) {
        for (int k = 0; k < TRIES; k++) {
            int cell = cells[random.nextInt(cells.length)];
            double d = distance(start, cell);
            if (d >= min && d <= max) {
                return new Pose(x(cell), y(cell), 0);
            }
        }
        int first = random.nextInt(cells.length);
        int best = cells[first];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < cells.length && least > 0; k++) {
            int cell = cells[(first + k) % cells.length];
            double d = distance(start, cell);
            double miss = Math.max(0, Math.max(min - d, d - max));
            if (miss < least) {
                least = miss;
                best = cell;
            }
        }
        return new Pose(x(best), y(best), 0);
    }

    private double distance(Pose from, int cell) {
        double dx = x(cell) - from.x();
        double dy = y(cell) - from.y();
        return Math.sqrt(dx * dx + dy * dy);
    }

    private double x(int cell) {
        return grid.x(cell % grid.columns() + 0.5, cell / grid.columns() + 0.5);
    }

    private double y(int cell) {
        return grid.y(cell % grid.columns() + 0.5, cell / grid.columns() + 0.5);
    }
}
