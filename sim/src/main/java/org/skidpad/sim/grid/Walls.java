package org.skidpad.sim.grid;

/**
 * Line segments that nothing passes, as parallel arrays, m, map frame. Solid obstacles are closed rings of segments. Immutable
 * by convention: nobody writes the arrays after construction.
 */
public final class Walls {
    public static final Walls NONE = new Walls(new double[0], new double[0], new double[0], new double[0]);

    public final int count;
    public final double[] x0;
    public final double[] y0;
    public final double[] x1;
    public final double[] y1;

    public Walls(double[] x0, double[] y0, double[] x1, double[] y1) {
        if (x0.length != y0.length || x0.length != x1.length || x0.length != y1.length) {
            throw new IllegalArgumentException("coordinate arrays differ in length");
        }
        count = x0.length;
        this.x0 = x0;
        this.y0 = y0;
        this.x1 = x1;
        this.y1 = y1;
    }

    /** From a point to the nearest point of a wall, m. */
    public double distance(int wall, double x, double y) {
        double share = share(wall, x, y);
        double dx = x - x0[wall] - share * (x1[wall] - x0[wall]);
        double dy = y - y0[wall] - share * (y1[wall] - y0[wall]);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Where on a wall its nearest point to a point is: 0 at its first end, 1 at its second. */
    public double share(int wall, double x, double y) {
        double ex = x1[wall] - x0[wall];
        double ey = y1[wall] - y0[wall];
        double square = ex * ex + ey * ey;
        return square > 0 ? Math.max(0, Math.min(1, ((x - x0[wall]) * ex + (y - y0[wall]) * ey) / square)) : 0;
    }
}
