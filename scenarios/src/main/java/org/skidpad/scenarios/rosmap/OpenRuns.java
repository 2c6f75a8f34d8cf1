package org.skidpad.scenarios.rosmap;

import java.util.Arrays;
import org.skidpad.sim.grid.OccupancyGrid;

/**
 * The cells of a map that keep a distance from all that is not free, as runs of neighbours in a row, and which of the runs are
 * connected over sides of cells. Whatever is far from walls costs nothing but the passing over it: a map has millions of cells
 * and some thousands of runs.
 */
final class OpenRuns {
    /**
     * Connected runs, in the order of the cells.
     *
     * @param firsts their first cells
     * @param before how many cells lie before each; one longer, its last is how many there are
     */
    record Space(int[] firsts, int[] before) {}

    private final OccupancyGrid grid;
    private int count;
    private int[] first = new int[256];
    private int[] last = new int[256];
    /** By run: an earlier run of the same space, or itself. */
    private int[] earlier = new int[256];

    /** @param needed least distance between centres of cells, in cells */
    OpenRuns(OccupancyGrid grid, double needed) {
        this.grid = grid;
        find(needed);
    }

    /**
     * Upright distances to what is not free, as far as they matter, then sideways in each row: a cell with such a distance v
     * closes its neighbours up to the largest h with h² + v² < needed².
     */
    private void find(double needed) {
        int columns = grid.columns();
        int rows = grid.rows();
        int far = (int) Math.min(rows, Math.ceil(needed));
        int[] sideways = new int[far + 1];
        for (int v = 0; v <= far; v++) {
            double rest = needed * needed - (double) v * v;
            // A cell that is not free is closed itself, whatever the distance; -1 closes none.
            int h = rest > 0 ? (int) Math.min(columns, Math.ceil(Math.sqrt(rest))) : -1;
            while (h >= 0 && !((double) h * h + (double) v * v < needed * needed)) {
                h--;
            }
            sideways[v] = v == 0 ? Math.max(0, h) : h;
        }
        // Behind the last step that matters stands one that closes nothing.
        int none = far + 1;
        sideways = Arrays.copyOf(sideways, none + 1);
        sideways[none] = -1;
        int[] upright = new int[columns * rows];
        uprights(upright, none);
        boolean[] closed = new boolean[columns];
        int above = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            int reach = -1;
            for (int column = 0; column < columns; column++) {
                int h = sideways[upright[at + column]];
                reach = h < 0 ? reach : Math.max(reach, column + h);
                closed[column] = column <= reach;
            }
            reach = columns;
            int begin = count;
            int run = -1;
            for (int column = columns - 1; column >= -1; column--) {
                boolean open = false;
                if (column >= 0) {
                    int h = sideways[upright[at + column]];
                    reach = h < 0 ? reach : Math.min(reach, column - h);
                    open = column < reach && !closed[column];
                }
                if (open && run < 0) {
                    run = column;
                } else if (!open && run >= 0) {
                    add(at + column + 1, at + run);
                    run = -1;
                }
            }
            reverse(begin);
            join(above, begin);
            above = begin;
        }
    }

    private void uprights(int[] upright, int none) {
        int columns = grid.columns();
        int rows = grid.rows();
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            for (int column = 0; column < columns; column++) {
                int steps = row == 0 ? none : Math.min(none, upright[at - columns + column] + 1);
                upright[at + column] = grid.cell(column, row) == OccupancyGrid.FREE ? steps : 0;
            }
        }
        for (int at = (rows - 1) * columns - 1; at >= 0; at--) {
            upright[at] = Math.min(upright[at], upright[at + columns] + 1);
        }
    }

    private void add(int from, int to) {
        if (count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            last = Arrays.copyOf(last, 2 * count);
            earlier = Arrays.copyOf(earlier, 2 * count);
        }
        first[count] = from;
        last[count] = to;
        count++;
    }

    /** A row is passed from its end; its runs are kept from its beginning. */
    private void reverse(int begin) {
        for (int low = begin, high = count - 1; low < high; low++, high--) {
            int f = first[low];
            int l = last[low];
            first[low] = first[high];
            last[low] = last[high];
            first[high] = f;
            last[high] = l;
        }
        for (int run = begin; run < count; run++) {
            earlier[run] = run;
        }
    }

    /** Runs of one row, from {@code above} to {@code begin}, with those of the next. */
    private void join(int above, int begin) {
        int columns = grid.columns();
        int upper = above;
        for (int run = begin; run < count; run++) {
            while (upper < begin && last[upper] + columns < first[run]) {
                upper++;
            }
            for (int k = upper; k < begin && first[k] + columns <= last[run]; k++) {
                int a = root(k);
                int b = root(run);
                earlier[Math.max(a, b)] = Math.min(a, b);
            }
        }
    }

    private int root(int run) {
        int at = run;
        while (earlier[at] != at) {
            earlier[at] = earlier[earlier[at]];
            at = earlier[at];
        }
        return at;
    }

    /** The largest space that does not touch the picture's edge, else the largest; of equals that with the first cell. */
    Space largest() {
        int columns = grid.columns();
        int[] size = new int[count];
        boolean[] outside = new boolean[count];
        for (int run = 0; run < count; run++) {
            int root = root(run);
            size[root] += last[run] - first[run] + 1;
            int row = first[run] / columns;
            outside[root] |= row == 0
                    || row == grid.rows() - 1
                    || first[run] % columns == 0
                    || last[run] % columns == columns - 1;
        }
        int best = -1;
        for (int run = 0; run < count; run++) {
            if (size[run] > 0
                    && (best < 0
                            || !outside[run] && outside[best]
                            || outside[run] == outside[best] && size[run] > size[best])) {
                best = run;
            }
        }
        int[] firsts = new int[count];
        int[] before = new int[count + 1];
        int kept = 0;
        for (int run = 0; run < count; run++) {
            if (root(run) == best) {
                firsts[kept] = first[run];
                before[kept + 1] = before[kept] + last[run] - first[run] + 1;
                kept++;
            }
        }
        return new Space(Arrays.copyOf(firsts, kept), Arrays.copyOf(before, kept + 1));
    }
}
