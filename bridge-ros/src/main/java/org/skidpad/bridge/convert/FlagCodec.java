package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Flag;

/** {@code std_msgs/Bool}. */
final class FlagCodec implements Codec<Flag> {
    @Override
    public void write(Flag m, WireWriter out) {
        out.uint8(m.value ? 1 : 0);
    }

    @Override
    public void read(WireReader in, Flag m) {
        m.value = in.uint8() != 0;
    }

    @Override
    public int maxBytes() {
        return 16;
    }
}
