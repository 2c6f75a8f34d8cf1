package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.PoseGoal;

/** {@code geometry_msgs/PoseStamped}. */
final class PoseGoalCodec implements Codec<PoseGoal> {
    @Override
    public void write(PoseGoal m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.float64(m.x);
        out.float64(m.y);
        out.float64(m.z);
        out.float64(m.qx);
        out.float64(m.qy);
        out.float64(m.qz);
        out.float64(m.qw);
    }

    @Override
    public void read(WireReader in, PoseGoal m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.x = in.float64();
        m.y = in.float64();
        m.z = in.float64();
        m.qx = in.float64();
        m.qy = in.float64();
        m.qz = in.float64();
        m.qw = in.float64();
    }

    @Override
    public int maxBytes() {
        return 512;
    }
}
