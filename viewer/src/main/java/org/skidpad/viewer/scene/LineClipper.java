package org.skidpad.viewer.scene;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a polyline at the border of a rectangle, so that a road of many kilometres costs only what is on the screen. Segments
 * are clipped as in Liang and Barsky (1984, "A New Concept and Method for Line Clipping").
 */
final class LineClipper {
    private static final double EPSILON = 1e-12;

    /** A visible run of a line and the length of the line before it, in the unit of its coordinates. */
    record Run(double[] x, double[] y, double lengthBefore) {}

    private final double minX;
    private final double minY;
    private final double maxX;
    private final double maxY;

    private double[] runX = new double[64];
    private double[] runY = new double[64];
    private int runLength;
    private double runStart;

    LineClipper(Bounds bounds) {
        minX = bounds.minX();
        minY = bounds.minY();
        maxX = bounds.maxX();
        maxY = bounds.maxY();
    }

    /** Gives the visible runs of a line in order. */
    void clip(double[] xy, Consumer<Run> out) {
        runLength = 0;
        double length = 0;
        for (int i = 0; i + 3 < xy.length; i += 2) {
            double x0 = xy[i];
            double y0 = xy[i + 1];
            double dx = xy[i + 2] - x0;
            double dy = xy[i + 3] - y0;
            double segment = Math.sqrt(dx * dx + dy * dy);
            double enter = 0;
            double leave = 1;
            double[] p = {-dx, dx, -dy, dy};
            double[] q = {x0 - minX, maxX - x0, y0 - minY, maxY - y0};
            for (int side = 0; side < 4; side++) {
                if (Math.abs(p[side]) < EPSILON) {
                    if (q[side] < 0) {
                        leave = -1;
                    }
                } else if (p[side] < 0) {
                    enter = Math.max(enter, q[side] / p[side]);
                } else {
                    leave = Math.min(leave, q[side] / p[side]);
                }
            }
            if (enter > leave) {
                flush(out);
            } else {
                if (enter > 0) {
                    flush(out);
                }
                if (runLength == 0) {
                    runStart = length + enter * segment;
                    add(x0 + enter * dx, y0 + enter * dy);
                }
                add(x0 + leave * dx, y0 + leave * dy);
                if (leave < 1) {
                    flush(out);
                }
            }
            length += segment;
        }
        flush(out);
    }

    private void add(double x, double y) {
        if (runLength == runX.length) {
            runX = Arrays.copyOf(runX, runLength * 2);
            runY = Arrays.copyOf(runY, runLength * 2);
        }
        runX[runLength] = x;
        runY[runLength] = y;
        runLength++;
    }

    private void flush(Consumer<Run> out) {
        if (runLength > 1) {
            out.accept(new Run(Arrays.copyOf(runX, runLength), Arrays.copyOf(runY, runLength), runStart));
        }
        runLength = 0;
    }
}
