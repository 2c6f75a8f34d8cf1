package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Clock;

/** {@code rosgraph_msgs/Clock}. */
final class ClockCodec implements Codec<Clock> {
    @Override
    public void write(Clock m, WireWriter out) {
        out.time(m.timeNs);
    }

    @Override
    public void read(WireReader in, Clock m) {
        m.timeNs = in.time();
    }

    @Override
    public int maxBytes() {
        return 64;
    }
}
