package org.skidpad.bridge.message;

/** Attitude, rad/s and m/s² in {@code frame}. A first covariance of -1 says that the quantity is not measured. */
public final class Imu implements Message<Imu> {
    /** Elements of a covariance, row by row. */
    public static final int COVARIANCE = 9;

    public long stampNs;
    public String frame = "";

    public double qx;
    public double qy;
    public double qz;
    public double qw = 1;
    public final double[] orientationCovariance = new double[COVARIANCE];

    public double angularX;
    public double angularY;
    public double angularZ;
    public final double[] angularCovariance = new double[COVARIANCE];

    /** Specific force, m/s²: a resting sensor that is level reads +9.81 along z. */
    public double accelerationX;

    public double accelerationY;
    public double accelerationZ;
    public final double[] accelerationCovariance = new double[COVARIANCE];

    @Override
    public void copyFrom(Imu o) {
        stampNs = o.stampNs;
        frame = o.frame;
        qx = o.qx;
        qy = o.qy;
        qz = o.qz;
        qw = o.qw;
        angularX = o.angularX;
        angularY = o.angularY;
        angularZ = o.angularZ;
        accelerationX = o.accelerationX;
        accelerationY = o.accelerationY;
        accelerationZ = o.accelerationZ;
        System.arraycopy(o.orientationCovariance, 0, orientationCovariance, 0, COVARIANCE);
        System.arraycopy(o.angularCovariance, 0, angularCovariance, 0, COVARIANCE);
        System.arraycopy(o.accelerationCovariance, 0, accelerationCovariance, 0, COVARIANCE);
    }
}
