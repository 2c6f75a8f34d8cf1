package org.skidpad.bridge.message;

/** Poses to follow, m, all in {@code frame}; the frames of single poses are not kept. */
public final class Path implements Message<Path> {
    /** Most poses in one message. */
    public static final int MAX = 16_384;

    /** Numbers of one pose: x, y, z and the quaternion's x, y, z, w. */
    public static final int POSE = 7;

    public long stampNs;
    public String frame = "";

    /** Valid poses. */
    public int count;

    /** When each pose is due, ns; 0 where nothing is said. */
    public long[] poseStampNs = new long[0];

    /** {@link #POSE} numbers a pose. */
    public double[] poses = new double[0];

    /** Makes room for this many poses and sets {@link #count}. */
    public void resize(int n) {
        if (poseStampNs.length < n) {
            poseStampNs = new long[n];
            poses = new double[n * POSE];
        }
        count = n;
    }

    /** Makes pose {@code i} a planar one, m and rad. */
    public void set(int i, double x, double y, double yaw) {
        int at = i * POSE;
        poseStampNs[i] = stampNs;
        poses[at] = x;
        poses[at + 1] = y;
        poses[at + 2] = 0;
        poses[at + 3] = 0;
        poses[at + 4] = 0;
        poses[at + 5] = Math.sin(yaw / 2);
        poses[at + 6] = Math.cos(yaw / 2);
    }

    @Override
    public void copyFrom(Path o) {
        stampNs = o.stampNs;
        frame = o.frame;
        resize(o.count);
        System.arraycopy(o.poseStampNs, 0, poseStampNs, 0, count);
        System.arraycopy(o.poses, 0, poses, 0, count * POSE);
    }
}
