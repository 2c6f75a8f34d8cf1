package org.skidpad.bridge.message;

/** A planar scan of any length: m and rad in the sensor's frame, counter-clockwise from {@code angleMin}. Intensities are not kept. */
public final class LaserScan implements Message<LaserScan> {
    /** Longest scan that is accepted from outside, beams. */
    public static final int MAX_BEAMS = 65_536;

    /** When the first ray was measured, ns. */
    public long stampNs;

    public String frame = "";
    public float angleMin;
    public float angleMax;
    public float angleIncrement;
    /** Between two rays, s. */
    public float timeIncrement;
    /** Between two scans, s. */
    public float scanTime;

    public float rangeMin;
    public float rangeMax;

    /** Valid up to {@link #count}; {@code +Infinity} where nothing was hit, {@code -Infinity} too near (REP-117). */
    public float[] ranges = new float[0];

    public int count;

    /** Makes room for a scan of this length and sets {@link #count}. */
    public void resize(int beams) {
        if (ranges.length < beams) {
            ranges = new float[beams];
        }
        count = beams;
    }

    @Override
    public void copyFrom(LaserScan o) {
        stampNs = o.stampNs;
        frame = o.frame;
        angleMin = o.angleMin;
        angleMax = o.angleMax;
        angleIncrement = o.angleIncrement;
        timeIncrement = o.timeIncrement;
        scanTime = o.scanTime;
        rangeMin = o.rangeMin;
        rangeMax = o.rangeMax;
        resize(o.count);
        System.arraycopy(o.ranges, 0, ranges, 0, o.count);
    }
}
