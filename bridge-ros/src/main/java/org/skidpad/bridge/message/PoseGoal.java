package org.skidpad.bridge.message;

/** Where the robot shall go: a pose in {@code frame}, m. */
public final class PoseGoal implements Message<PoseGoal> {
    public long stampNs;
    /** {@code odom} or {@code map}. */
    public String frame = "";

    public double x;
    public double y;
    public double z;
    public double qx;
    public double qy;
    public double qz;
    public double qw = 1;

    @Override
    public void copyFrom(PoseGoal o) {
        stampNs = o.stampNs;
        frame = o.frame;
        x = o.x;
        y = o.y;
        z = o.z;
        qx = o.qx;
        qy = o.qy;
        qz = o.qz;
        qw = o.qw;
    }
}
