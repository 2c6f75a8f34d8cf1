package org.skidpad.bridge.message;

/** A map of cells: -1 unknown, 0 free to 100 occupied; row by row from the origin, x first. */
public final class OccupancyGrid implements Message<OccupancyGrid> {
    /** Most cells in one message: 4,096 by 4,096. */
    public static final int MAX_CELLS = 1 << 24;

    public long stampNs;
    public String frame = "";

    /** When the map was loaded, ns. */
    public long loadedNs;
    /** Edge of a cell, m. */
    public float resolution;

    public int width;
    public int height;

    /** Pose of the outer corner of cell (0, 0), m. */
    public double x;

    public double y;
    public double z;
    public double qx;
    public double qy;
    public double qz;
    public double qw = 1;

    /** Valid up to width times height. */
    public byte[] cells = new byte[0];

    /**
     * Makes room for this many cells.
     *
     * @throws IllegalArgumentException where they are more than {@link #MAX_CELLS}
     */
    public void resize(int newWidth, int newHeight) {
        if (newWidth < 0 || newHeight < 0 || (long) newWidth * newHeight > MAX_CELLS) {
            throw new IllegalArgumentException("a grid of " + newWidth + " by " + newHeight + " cells");
        }
        width = newWidth;
        height = newHeight;
        if (cells.length < width * height) {
            cells = new byte[width * height];
        }
    }

    @Override
    public void copyFrom(OccupancyGrid o) {
        stampNs = o.stampNs;
        frame = o.frame;
        loadedNs = o.loadedNs;
        resolution = o.resolution;
        x = o.x;
        y = o.y;
        z = o.z;
        qx = o.qx;
        qy = o.qy;
        qz = o.qz;
        qw = o.qw;
        resize(o.width, o.height);
        System.arraycopy(o.cells, 0, cells, 0, width * height);
    }
}
