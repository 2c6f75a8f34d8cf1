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

    /** The outline of the occupied cells, with the sides of neighbouring cells joined to the longest segments there are. */
    public Walls walls() {
        Segments out = new Segments();
        for (int row = 0; row <= rows; row++) {
            int begin = 0;
            int side = 0;
            for (int column = 0; column <= columns; column++) {
                int here = column < columns ? side(column, row - 1, column, row) : 0;
                if (here != side) {
                    if (side != 0) {
                        add(out, begin, row, column, row);
                    }
                    begin = column;
                    side = here;
                }
            }
        }
        for (int column = 0; column <= columns; column++) {
            int begin = 0;
            int side = 0;
            for (int row = 0; row <= rows; row++) {
                int here = row < rows ? side(column - 1, row, column, row) : 0;
                if (here != side) {
                    if (side != 0) {
                        add(out, column, begin, column, row);
                    }
                    begin = row;
                    side = here;
                }
            }
        }
        return out.toWalls();
    }

    /** 0 where both cells are occupied or neither, else 1 or -1 for the one that is: a corner of two obstacles ends a wall. */
    private int side(int c0, int r0, int c1, int r1) {
        int first = cell(c0, r0) == OCCUPIED ? 1 : 0;
        int second = cell(c1, r1) == OCCUPIED ? 1 : 0;
        return second - first;
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
