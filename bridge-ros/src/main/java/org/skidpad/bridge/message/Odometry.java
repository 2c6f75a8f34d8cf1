package org.skidpad.bridge.message;

/** Pose of {@code childFrame} in {@code frame}, and velocity in {@code childFrame}: m, m/s, rad/s. Covariances travel as zero. */
public final class Odometry implements Message<Odometry> {
    /** When it was measured, ns. */
    public long stampNs;

    /** Usually {@code odom}. */
    public String frame = "";
    /** Usually {@code base_link}. */
    public String childFrame = "";

    public double x;
    public double y;
    public double z;

    /** Attitude as a unit quaternion. */
    public double qx;

    public double qy;
    public double qz;
    public double qw = 1;

    public double linearX;
    public double linearY;
    public double angularZ;

    /** Heading from the quaternion, rad in [-π, π]. */
    public double heading() {
        return Quaternions.yaw(qx, qy, qz, qw);
    }

    /** Makes the attitude a pure yaw, rad. */
    public void heading(double yaw) {
        qx = 0;
        qy = 0;
        qz = Math.sin(yaw / 2);
        qw = Math.cos(yaw / 2);
    }

    @Override
    public void copyFrom(Odometry o) {
        stampNs = o.stampNs;
        frame = o.frame;
        childFrame = o.childFrame;
        x = o.x;
        y = o.y;
        z = o.z;
        qx = o.qx;
        qy = o.qy;
        qz = o.qz;
        qw = o.qw;
        linearX = o.linearX;
        linearY = o.linearY;
        angularZ = o.angularZ;
    }
}
