package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Twist;

/** {@code geometry_msgs/Twist} and {@code geometry_msgs/TwistStamped}. */
final class TwistCodec implements Codec<Twist> {
    private final boolean stamped;

    TwistCodec(boolean stamped) {
        this.stamped = stamped;
    }

    @Override
    public void write(Twist m, WireWriter out) {
        if (stamped) {
            out.header(m.stampNs, m.frame);
        }
        out.float64(m.linearX);
        out.float64(m.linearY);
        out.float64(m.linearZ);
        out.float64(m.angularX);
        out.float64(m.angularY);
        out.float64(m.angularZ);
    }

    @Override
    public void read(WireReader in, Twist m) {
        if (stamped) {
            m.stampNs = in.headerStamp();
            m.frame = in.string(m.frame);
        }
        m.linearX = in.float64();
        m.linearY = in.float64();
        m.linearZ = in.float64();
        m.angularX = in.float64();
        m.angularY = in.float64();
        m.angularZ = in.float64();
    }

    @Override
    public int maxBytes() {
        return 512;
    }
}
