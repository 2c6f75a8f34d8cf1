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
    private final double clearance;

    /** Runs of neighbours in a row: the first cell of each, and how many cells of the space lie before it; one longer. */
    private final int[] firsts;

    private final int[] before;
    private final double side;

    private FreeSpace(OccupancyGrid grid, double clearance, int[] firsts, int[] before) {
        this.grid = grid;
        this.clearance = clearance;
        this.firsts = firsts;
        this.before = before;
        int columns = grid.columns();
        int left = Integer.MAX_VALUE;
        int right = -1;
        int runs = firsts.length;
        for (int run = 0; run < runs; run++) {
            int column = firsts[run] % columns;
            left = Math.min(left, column);
            right = Math.max(right, column + before[run + 1] - before[run] - 1);
        }
        int high = runs == 0 ? 0 : firsts[runs - 1] / columns - firsts[0] / columns;
        side = runs == 0 ? 0 : Math.max(right - left, high) * grid.resolution();
    }

    /** @param clearance m, at least 0 */
    public static FreeSpace of(OccupancyGrid grid, double clearance) {
        double needed = clearance / grid.resolution() + (clearance > 0 ? TO_CORNER : 0);
        OpenRuns.Space space = new OpenRuns(grid, needed).largest();
        return new FreeSpace(grid, clearance, space.firsts(), space.before());
    }

    /** What its places keep from walls, m. */
    public double clearance() {
        return clearance;
    }

    private int size() {
        return before[firsts.length];
    }

    /** The k-th cell of the space, row after row. */
    private int cell(int k) {
        int found = Arrays.binarySearch(before, 0, firsts.length, k);
        int run = found < 0 ? -found - 2 : found;
        return firsts[run] + k - before[run];
    }

    public boolean isEmpty() {
        return firsts.length == 0;
    }

    /** From any place there is another at least this far away, m: half the longer side of the box around the space. */
    public double promisedDistance() {
        return Math.max(0, side / 2 - grid.resolution());
    }

    /** A place, drawn evenly, with a heading drawn evenly. */
    public Pose start(RandomStream random) {
        int cell = cell(random.nextInt(size()));
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
            int cell = cell(random.nextInt(size()));
            double d = distance(start, cell);
            if (d >= min && d <= max) {
                return new Pose(x(cell), y(cell), 0);
            }
        }
        int first = random.nextInt(size());
        int best = cell(first);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size() && least > 0; k++) {
            int cell = cell((first + k) % size());
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
