package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Imu;

/** {@code sensor_msgs/Imu}. */
final class ImuCodec implements Codec<Imu> {
    @Override
    public void write(Imu m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.float64(m.qx);
        out.float64(m.qy);
        out.float64(m.qz);
        out.float64(m.qw);
        out.doubles(m.orientationCovariance, Imu.COVARIANCE);
        out.float64(m.angularX);
        out.float64(m.angularY);
        out.float64(m.angularZ);
        out.doubles(m.angularCovariance, Imu.COVARIANCE);
        out.float64(m.accelerationX);
        out.float64(m.accelerationY);
        out.float64(m.accelerationZ);
        out.doubles(m.accelerationCovariance, Imu.COVARIANCE);
    }

    @Override
    public void read(WireReader in, Imu m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.qx = in.float64();
        m.qy = in.float64();
        m.qz = in.float64();
        m.qw = in.float64();
        in.doubles(m.orientationCovariance, Imu.COVARIANCE);
        m.angularX = in.float64();
        m.angularY = in.float64();
        m.angularZ = in.float64();
        in.doubles(m.angularCovariance, Imu.COVARIANCE);
        m.accelerationX = in.float64();
        m.accelerationY = in.float64();
        m.accelerationZ = in.float64();
        in.doubles(m.accelerationCovariance, Imu.COVARIANCE);
    }

    @Override
    public int maxBytes() {
        return 1024;
    }
}
