package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Image;

/** {@code sensor_msgs/Image}. */
final class ImageCodec implements Codec<Image> {
    @Override
    public void write(Image m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.uint32(m.height);
        out.uint32(m.width);
        out.string(m.encoding);
        out.uint8(m.bigEndian ? 1 : 0);
        out.uint32(m.step);
        out.uint32(m.length);
        out.bytes(m.data, m.length);
    }

    @Override
    public void read(WireReader in, Image m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.height = in.uint32();
        m.width = in.uint32();
        m.encoding = in.string(m.encoding);
        m.bigEndian = in.uint8() != 0;
        m.step = in.uint32();
        m.resize(in.count(Image.MAX_BYTES, 1));
        in.bytes(m.data, m.length);
    }

    @Override
    public int maxBytes() {
        return 1024 + Image.MAX_BYTES;
    }
}
