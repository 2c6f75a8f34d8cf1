package org.skidpad.sim.road;

import java.util.Arrays;
import org.skidpad.sim.geometry.PoseHolder;

/** A uniform grid over the map whose cells list the reference-line pieces with lanes in or near the cell. */
final class PieceGrid {
    private static final double SMALLEST_CELL = 8;
    private static final int MAX_CELLS = 1 << 20;
    /** Of boxes in cells, where there are not more boxes than a quarter of it. */
    private static final long MAX_ENTRIES = 1 << 22;

    /** Stations between two samples of a road's cross-section, m. */
    private static final double SAMPLE = 4;
    /** Covers what the edges bulge between two samples, m. */
    private static final double MARGIN = 1;

    private final double x0;
    private final double y0;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] pieces;

    PieceGrid(RoadNetwork network) {
        Boxes boxes = new Boxes();
        for (int road = 0; road < network.roads().size(); road++) {
            for (int p = network.lines.firstPiece[road]; p < network.lines.firstPiece[road + 1]; p++) {
                boxes.addPiece(network, road, p);
            }
        }
        x0 = boxes.count == 0 ? 0 : boxes.min(0);
        y0 = boxes.count == 0 ? 0 : boxes.min(1);
        double width = boxes.count == 0 ? 1 : boxes.max(2) - x0;
        double height = boxes.count == 0 ? 1 : boxes.max(3) - y0;
        // The second bound is for maps that are long and thin, where one row of cells would be too many.
        double size = Math.max(
                SMALLEST_CELL, Math.max(Math.sqrt(width * height / MAX_CELLS), Math.max(width, height) / MAX_CELLS));
        // Lanes that are as wide as the map would each be in every cell.
        while (boxes.entries(size) > Math.max(MAX_ENTRIES, 4L * boxes.count)) {
            size *= 2;
        }
        cell = size;
        columns = (int) (width / cell) + 1;
        rows = (int) (height / cell) + 1;
        first = new int[columns * rows + 1];
        // Two passes over the same boxes: count, then fill. A piece enters a cell once, however many samples touch it.
        int[] last = new int[columns * rows];
        Arrays.fill(last, -1);
        visit(boxes, last, null);
        for (int i = 0; i < columns * rows; i++) {
            first[i + 1] += first[i];
        }
        pieces = new int[first[columns * rows]];
        Arrays.fill(last, -1);
        visit(boxes, last, first.clone());
    }

    private void visit(Boxes boxes, int[] last, int[] fill) {
        for (int b = 0; b < boxes.count; b++) {
            int piece = boxes.piece[b];
            int c0 = (int) ((boxes.edges[4 * b] - x0) / cell);
            int r0 = (int) ((boxes.edges[4 * b + 1] - y0) / cell);
            int c1 = Math.min(columns - 1, (int) ((boxes.edges[4 * b + 2] - x0) / cell));
            int r1 = Math.min(rows - 1, (int) ((boxes.edges[4 * b + 3] - y0) / cell));
            for (int r = r0; r <= r1; r++) {
                for (int c = c0; c <= c1; c++) {
                    int i = r * columns + c;
                    if (last[i] == piece) {
                        continue;
                    }
                    last[i] = piece;
                    if (fill == null) {
                        first[i + 1]++;
                    } else {
                        pieces[fill[i]++] = piece;
                    }
                }
            }
        }
    }

    /** Index of the first candidate near a point, or -1 outside the map. */
    int firstCandidate(double x, double y) {
        int i = cellOf(x, y);
        return i < 0 ? -1 : first[i];
    }

    /** One past the last candidate; only for points for which {@link #firstCandidate} is not negative. */
    int endCandidate(double x, double y) {
        return first[cellOf(x, y) + 1];
    }

    int candidate(int i) {
        return pieces[i];
    }

    private int cellOf(double x, double y) {
        double c = (x - x0) / cell;
        double r = (y - y0) / cell;
        // Written so that a NaN is outside.
        return c >= 0 && c < columns && r >= 0 && r < rows ? (int) r * columns + (int) c : -1;
    }

    /** Axis-aligned boxes around short stretches of road, each with its piece. */
    private static final class Boxes {
        private int count;
        private int[] piece = new int[64];
        private double[] edges = new double[256];
        private final PoseHolder pose = new PoseHolder();

        void addPiece(RoadNetwork network, int road, int p) {
            ReferenceLines lines = network.lines;
            double from = lines.startS[p];
            double length = lines.endS[p] - from;
            int steps = Math.max(1, (int) Math.ceil(length / SAMPLE));
            double[] previous = null;
            for (int i = 0; i <= steps; i++) {
                double s = from + length * i / steps;
                double[] box = crossSection(network, road, p, s);
                if (previous != null && box != null) {
                    add(p, union(previous, box));
                }
                previous = box;
            }
        }

        /** Box around the cross-section at s, or null where the road has no lanes. */
        private double[] crossSection(RoadNetwork network, int road, int p, double s) {
            int section = network.sectionAt(road, s);
            if (section < 0) {
                return null;
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int lane = network.firstLane(section); lane < network.firstLane(section + 1); lane++) {
                double centre = network.profiles.centre(lane, s);
                double half = network.profiles.width(lane, s) / 2;
                low = Math.min(low, centre - half);
                high = Math.max(high, centre + half);
            }
            if (low > high) {
                return null;
            }
            network.lines.pose(p, s, low, 0, pose);
            double[] box = {pose.x, pose.y, pose.x, pose.y};
            network.lines.pose(p, s, high, 0, pose);
            return union(box, new double[] {pose.x, pose.y, pose.x, pose.y});
        }

        private static double[] union(double[] a, double[] b) {
            return new double[] {Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])
            };
        }

        private void add(int p, double[] box) {
            if (count == piece.length) {
                piece = Arrays.copyOf(piece, 2 * count);
                edges = Arrays.copyOf(edges, 8 * count);
            }
            piece[count] = p;
            edges[4 * count] = box[0] - MARGIN;
            edges[4 * count + 1] = box[1] - MARGIN;
            edges[4 * count + 2] = box[2] + MARGIN;
            edges[4 * count + 3] = box[3] + MARGIN;
            count++;
        }

        /** How often a box lies in a cell of a grid that begins at the least edges. */
        long entries(double cell) {
            double x0 = min(0);
            double y0 = min(1);
            long sum = 0;
            for (int b = 0; b < count; b++) {
                long across = (long) ((edges[4 * b + 2] - x0) / cell) - (long) ((edges[4 * b] - x0) / cell) + 1;
                long up = (long) ((edges[4 * b + 3] - y0) / cell) - (long) ((edges[4 * b + 1] - y0) / cell) + 1;
                sum += across * up;
            }
            return sum;
        }

        double min(int edge) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                least = Math.min(least, edges[4 * i + edge]);
            }
            return least;
        }

        double max(int edge) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                most = Math.max(most, edges[4 * i + edge]);
            }
            return most;
        }
    }
}
