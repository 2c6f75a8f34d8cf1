package org.skidpad.sim.grid;

import java.util.Arrays;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * A map of square cells that are free, occupied or unknown, as in nav_msgs/OccupancyGrid. Cell (0, 0) has its lower left
 * corner at the origin; columns run along the grid's x axis and rows along its y axis, both turned by the origin's yaw in the
 * map frame. Immutable.
 */
public final class OccupancyGrid {
    public static final byte FREE = 0;
    public static final byte OCCUPIED = 1;
    public static final byte UNKNOWN = 2;

    private final int columns;
    private final int rows;
    private final double resolution;
    private final double originX;
    private final double originY;
    private final double cos;
    private final double sin;
    private final byte[] cells;

    /**
     * @param resolution side of a cell, m
     * @param yaw of the grid's x axis, rad
     * @param cells row after row from the lowest; copied
     */
    public OccupancyGrid(
            int columns, int rows, double resolution, double originX, double originY, double yaw, byte[] cells) {
        if (columns < 1 || rows < 1 || cells.length != columns * rows || !(resolution > 0)) {
            throw new IllegalArgumentException(
                    columns + " x " + rows + " cells of " + resolution + " m, given " + cells.length);
        }
        this.columns = columns;
        this.rows = rows;
        this.resolution = resolution;
        this.originX = originX;
        this.originY = originY;
        this.cos = Trigonometry.cos(yaw);
        this.sin = Trigonometry.sin(yaw);
        this.cells = cells.clone();
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Side of a cell, m. */
    public double resolution() {
        return resolution;
    }

    /** State of a cell; {@link #UNKNOWN} outside the grid. */
    public byte cell(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows ? cells[row * columns + column] : UNKNOWN;
    }

    /** State at a point of the map frame, m. */
    public byte at(double x, double y) {
        return cell((int) Math.floor(column(x, y)), (int) Math.floor(row(x, y)));
    }

    /** True where a point of the map frame, m, lies on a cell. */
    public boolean contains(double x, double y) {
        double column = column(x, y);
        double row = row(x, y);
        return column >= 0 && column < columns && row >= 0 && row < rows;
    }

    /** How many cells along the grid's x axis a point of the map frame, m, lies from its origin. */
    public double column(double x, double y) {
        return ((x - originX) * cos + (y - originY) * sin) / resolution;
    }

    /** Likewise along the grid's y axis. */
    public double row(double x, double y) {
        return ((y - originY) * cos - (x - originX) * sin) / resolution;
    }

    /**
     * The outline of the occupied cells, with the sides of neighbouring cells joined to the longest segments there are: first
     * those along the grid's x axis, row after row, then those along its y axis, column after column.
     */
    public Walls walls() {
        Segments out = new Segments();
        Uprights uprights = new Uprights(columns);
        byte[] outside = new byte[columns];
        Arrays.fill(outside, UNKNOWN);
        for (int row = 0; row <= rows; row++) {
            byte[] below = row == 0 ? outside : cells;
            int belowAt = row == 0 ? 0 : (row - 1) * columns;
            byte[] above = row == rows ? outside : cells;
            int aboveAt = row == rows ? 0 : row * columns;
            int begin = 0;
            int side = 0;
            int column = 0;
            // Walls of either direction begin and end only where a row differs from the one below it.
            while (column < columns) {
                int same = Arrays.mismatch(
                        below, belowAt + column, belowAt + columns, above, aboveAt + column, aboveAt + columns);
                if (same != 0 && side != 0) {
                    add(out, begin, row, column, row);
                    side = 0;
                }
                if (same < 0) {
                    break;
                }
                column += same;
                int here = occupied(above[aboveAt + column]) - occupied(below[belowAt + column]);
                if (here != side) {
                    if (side != 0) {
                        add(out, begin, row, column, row);
                    }
                    begin = column;
                    side = here;
                }
                uprights.set(
                        column,
                        row,
                        occupied(above[aboveAt + column]) - (column > 0 ? occupied(above[aboveAt + column - 1]) : 0));
                column++;
                uprights.set(
                        column,
                        row,
                        (column < columns ? occupied(above[aboveAt + column]) : 0)
                                - occupied(above[aboveAt + column - 1]));
            }
            if (side != 0) {
                add(out, begin, row, columns, row);
            }
        }
        uprights.addTo(out, this);
        return out.toWalls();
    }

    private static int occupied(byte cell) {
        return cell == OCCUPIED ? 1 : 0;
    }

    private void add(Segments out, int c0, int r0, int c1, int r1) {
        out.add(x(c0, r0), y(c0, r0), x(c1, r1), y(c1, r1));
    }

    /** Map x of a point that is so many cells along the grid's axes from its origin, m. */
    public double x(double column, double row) {
        return originX + resolution * (column * cos - row * sin);
    }

    /** Map y of such a point, m. */
    public double y(double column, double row) {
        return originY + resolution * (column * sin + row * cos);
    }

    /** Walls along the y axis: found row by row, handed out column by column. A corner of two obstacles ends a wall. */
    private static final class Uprights {
        /** By line between columns: 0 where both its cells are occupied or neither, else 1 or -1 for the one that is. */
        private final byte[] side;

        private final int[] begin;
        private int count;
        private int[] column = new int[64];
        private int[] from = new int[64];
        private int[] to = new int[64];

        Uprights(int columns) {
            side = new byte[columns + 1];
            begin = new int[columns + 1];
        }

        void set(int line, int row, int here) {
            if (side[line] == here) {
                return;
            }
            if (side[line] != 0) {
                if (count == column.length) {
                    column = Arrays.copyOf(column, 2 * count);
                    from = Arrays.copyOf(from, 2 * count);
                    to = Arrays.copyOf(to, 2 * count);
                }
                column[count] = line;
                from[count] = begin[line];
                to[count] = row;
                count++;
            }
            begin[line] = row;
            side[line] = (byte) here;
        }

        /** Sorts by counting, which keeps the rows of a column in order. */
        void addTo(Segments out, OccupancyGrid grid) {
            int[] next = new int[side.length + 1];
            for (int k = 0; k < count; k++) {
                next[column[k] + 1]++;
            }
            for (int line = 0; line < side.length; line++) {
                next[line + 1] += next[line];
            }
            int[] order = new int[count];
            for (int k = 0; k < count; k++) {
                order[next[column[k]]++] = k;
            }
            for (int k : order) {
                grid.add(out, column[k], from[k], column[k], to[k]);
            }
        }
    }

    private static final class Segments {
        private int count;
        private double[] x0 = new double[64];
        private double[] y0 = new double[64];
        private double[] x1 = new double[64];
        private double[] y1 = new double[64];

        void add(double ax, double ay, double bx, double by) {
            if (count == x0.length) {
                x0 = Arrays.copyOf(x0, 2 * count);
                y0 = Arrays.copyOf(y0, 2 * count);
                x1 = Arrays.copyOf(x1, 2 * count);
                y1 = Arrays.copyOf(y1, 2 * count);
            }
            x0[count] = ax;
            y0[count] = ay;
            x1[count] = bx;
            y1[count] = by;
            count++;
        }

        Walls toWalls() {
            return new Walls(
                    Arrays.copyOf(x0, count),
                    Arrays.copyOf(y0, count),
                    Arrays.copyOf(x1, count),
                    Arrays.copyOf(y1, count));
        }
    }
}
