package org.skidpad.sim.grid;

import java.util.Arrays;

/**
 * Line segments of several kinds (road edges, lane lines), and which of them lie near a place. A uniform grid; each cell lists
 * the segments whose middles are nearest to the cell's middle, nearest first, none beyond {@link #range} and at most {@link
 * #most}: an agent sees the list of the cell it is in. Built once, since nothing on it moves; look-ups cost nothing.
 * Immutable; m, map frame.
 */
public final class SegmentIndex {
    /** Numbers of a segment in {@link #data}. */
    public static final int STRIDE = 8;

    public final double range;
    public final int most;

    /**
     * Segment k from {@code k * STRIDE}: x and y of its middle, cosine and sine of its direction, length, kind; two unused.
     * Floats side by side, because they are read at random and a cache line then holds two segments.
     */
    public final float[] data;

    /** Segments of cell c: {@link #near} from {@code firstOf[c]} to {@code firstOf[c + 1]}, exclusive. */
    private final int[] firstOf;

    private final int[] near;
    private final double minX;
    private final double minY;
    private final double cell;
    private final int columns;
    private final int rows;

    /**
     * @param segments of any direction and length
     * @param kind of each, a small number that the observer is told
     * @param cell edge length of a grid cell, m
     * @param range how far a segment is listed, m
     * @param most segments listed for a cell
     */
    public SegmentIndex(Walls segments, float[] kind, double cell, double range, int most) {
        if (kind.length != segments.count) {
            throw new IllegalArgumentException(segments.count + " segments, but " + kind.length + " kinds");
        }
        if (!(cell > 0 && range > 0) || most < 1) {
            throw new IllegalArgumentException(
                    "cell, range and most must be positive: " + cell + ", " + range + ", " + most);
        }
        this.cell = cell;
        this.range = range;
        this.most = most;
        int n = segments.count;
        data = new float[n * STRIDE];
        double lowX = 0;
        double lowY = 0;
        double highX = 0;
        double highY = 0;
        for (int k = 0; k < n; k++) {
            double dx = segments.x1[k] - segments.x0[k];
            double dy = segments.y1[k] - segments.y0[k];
            double length = Math.sqrt(dx * dx + dy * dy);
            double x = (segments.x0[k] + segments.x1[k]) * 0.5;
            double y = (segments.y0[k] + segments.y1[k]) * 0.5;
            data[k * STRIDE] = (float) x;
            data[k * STRIDE + 1] = (float) y;
            data[k * STRIDE + 2] = length > 0 ? (float) (dx / length) : 1;
            data[k * STRIDE + 3] = length > 0 ? (float) (dy / length) : 0;
            data[k * STRIDE + 4] = (float) length;
            data[k * STRIDE + 5] = kind[k];
            lowX = k == 0 ? x : Math.min(lowX, x);
            lowY = k == 0 ? y : Math.min(lowY, y);
            highX = k == 0 ? x : Math.max(highX, x);
            highY = k == 0 ? y : Math.max(highY, y);
        }
        // Beyond this rim nothing is in range.
        minX = lowX - range - cell;
        minY = lowY - range - cell;
        columns = (int) Math.ceil((highX + range + cell - minX) / cell);
        rows = (int) Math.ceil((highY + range + cell - minY) / cell);
        firstOf = new int[columns * rows + 1];
        near = fill(n);
    }

    private int[] fill(int n) {
        int[] all = new int[columns * rows * Math.min(most, n)];
        int used = 0;
        int[] segment = new int[Math.min(most, n)];
        double[] square = new double[segment.length];
        for (int c = 0; c < columns * rows; c++) {
            double x = minX + (c % columns + 0.5) * cell;
            double y = minY + (c / columns + 0.5) * cell;
            int found = nearest(x, y, n, segment, square);
            System.arraycopy(segment, 0, all, used, found);
            used += found;
            firstOf[c + 1] = used;
        }
        return Arrays.copyOf(all, used);
    }

    /** Insertion into a list that is kept sorted; equal distances keep the order of the segments. */
    private int nearest(double x, double y, int n, int[] segment, double[] square) {
        int found = 0;
        for (int k = 0; k < n; k++) {
            double dx = data[k * STRIDE] - x;
            double dy = data[k * STRIDE + 1] - y;
            double d = dx * dx + dy * dy;
            if (d > range * range || (found == segment.length && d >= square[found - 1])) {
                continue;
            }
            int at = found == segment.length ? found - 1 : found++;
            while (at > 0 && square[at - 1] > d) {
                square[at] = square[at - 1];
                segment[at] = segment[at - 1];
                at--;
            }
            square[at] = d;
            segment[at] = k;
        }
        return found;
    }

    public int count() {
        return data.length / STRIDE;
    }

    /** The cell of a place, or -1 so far away that nothing is near. */
    public int cellOf(double x, double y) {
        double column = (x - minX) / cell;
        double row = (y - minY) / cell;
        return column >= 0 && row >= 0 && column < columns && row < rows ? (int) row * columns + (int) column : -1;
    }

    /** X of the middle of a cell, m. */
    public double middleX(int cellIndex) {
        return minX + (cellIndex % columns + 0.5) * cell;
    }

    /** Y of the middle of a cell, m. */
    public double middleY(int cellIndex) {
        return minY + (cellIndex / columns + 0.5) * cell;
    }

    /** Where the list of a cell begins; the segments are {@link #segmentAt} from here to {@link #end}. */
    public int begin(int cellIndex) {
        return firstOf[cellIndex];
    }

    /** Where the list of a cell ends, exclusive. */
    public int end(int cellIndex) {
        return firstOf[cellIndex + 1];
    }

    public int segmentAt(int place) {
        return near[place];
    }

    /** All lists, for loops that cannot afford a call: read only. */
    public int[] lists() {
        return near;
    }
}
