package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.Transforms;

/** {@code tf2_msgs/TFMessage}, of which the planar part is kept. */
final class TransformsCodec implements Codec<Transforms> {
    /** Of a transform without names, bytes. */
    private static final int SHORTEST = 16 + 7 * Double.BYTES;

    @Override
    public void write(Transforms m, WireWriter out) {
        out.uint32(m.count);
        for (int i = 0; i < m.count; i++) {
            out.header(m.stampNs[i], m.parent[i]);
            out.string(m.child[i]);
            out.float64(m.x[i]);
            out.float64(m.y[i]);
            out.float64(m.z[i]);
            out.float64(0);
            out.float64(0);
            out.float64(Math.sin(m.yaw[i] / 2));
            out.float64(Math.cos(m.yaw[i] / 2));
        }
    }

    @Override
    public void read(WireReader in, Transforms m) {
        m.count = 0;
        int n = in.count(Transforms.MAX, SHORTEST);
        Odometry attitude = new Odometry();
        for (int i = 0; i < n; i++) {
            m.stampNs[i] = in.headerStamp();
            m.parent[i] = in.string(m.parent[i]);
            m.child[i] = in.string(m.child[i]);
            m.x[i] = in.float64();
            m.y[i] = in.float64();
            m.z[i] = in.float64();
            attitude.qx = in.float64();
            attitude.qy = in.float64();
            attitude.qz = in.float64();
            attitude.qw = in.float64();
            m.yaw[i] = attitude.heading();
        }
        m.count = n;
    }

    @Override
    public int maxBytes() {
        return 64 + 640 * Transforms.MAX;
    }
}
