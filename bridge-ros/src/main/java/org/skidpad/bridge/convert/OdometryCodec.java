package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Odometry;

/** {@code nav_msgs/Odometry}; covariances are written as zero, which ROS reads as unknown, and skipped. */
final class OdometryCodec implements Codec<Odometry> {
    private static final int COVARIANCE = 36;

    @Override
    public void write(Odometry m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.string(m.childFrame);
        out.float64(m.x);
        out.float64(m.y);
        out.float64(m.z);
        out.float64(m.qx);
        out.float64(m.qy);
        out.float64(m.qz);
        out.float64(m.qw);
        for (int i = 0; i < COVARIANCE; i++) {
            out.float64(0);
        }
        out.float64(m.linearX);
        out.float64(m.linearY);
        out.float64(0);
        out.float64(0);
        out.float64(0);
        out.float64(m.angularZ);
        for (int i = 0; i < COVARIANCE; i++) {
            out.float64(0);
        }
    }

    @Override
    public void read(WireReader in, Odometry m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.childFrame = in.string(m.childFrame);
        m.x = in.float64();
        m.y = in.float64();
        m.z = in.float64();
        m.qx = in.float64();
        m.qy = in.float64();
        m.qz = in.float64();
        m.qw = in.float64();
        skip(in, COVARIANCE);
        m.linearX = in.float64();
        m.linearY = in.float64();
        skip(in, 3);
        m.angularZ = in.float64();
        skip(in, COVARIANCE);
    }

    private static void skip(WireReader in, int count) {
        for (int i = 0; i < count; i++) {
            in.float64();
        }
    }

    @Override
    public int maxBytes() {
        return 2048;
    }
}
