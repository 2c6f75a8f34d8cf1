package org.skidpad.bridge.message;

/** Some planar transforms: pose of each child frame in its parent frame, m and rad. */
public final class Transforms implements Message<Transforms> {
    /** Most transforms in one message. */
    public static final int MAX = 64;

    /** Valid entries. */
    public int count;

    public final long[] stampNs = new long[MAX];
    public final String[] parent = new String[MAX];
    public final String[] child = new String[MAX];
    public final double[] x = new double[MAX];
    public final double[] y = new double[MAX];
    public final double[] z = new double[MAX];
    public final double[] yaw = new double[MAX];

    /** Writes entry {@code i} and makes it the last. */
    public void set(int i, long stamp, String parentFrame, String childFrame, double px, double py, double pyaw) {
        stampNs[i] = stamp;
        parent[i] = parentFrame;
        child[i] = childFrame;
        x[i] = px;
        y[i] = py;
        z[i] = 0;
        yaw[i] = pyaw;
        count = i + 1;
    }

    @Override
    public void copyFrom(Transforms o) {
        count = o.count;
        System.arraycopy(o.stampNs, 0, stampNs, 0, count);
        System.arraycopy(o.parent, 0, parent, 0, count);
        System.arraycopy(o.child, 0, child, 0, count);
        System.arraycopy(o.x, 0, x, 0, count);
        System.arraycopy(o.y, 0, y, 0, count);
        System.arraycopy(o.z, 0, z, 0, count);
        System.arraycopy(o.yaw, 0, yaw, 0, count);
    }
}
