package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.Path;

/** {@code nav_msgs/Path}. */
final class PathCodec implements Codec<Path> {
    /** Of a pose: the shortest header and seven numbers, bytes. */
    private static final int SHORTEST = 12 + Path.POSE * Double.BYTES;

    private static final int FRAME = 64;

    @Override
    public void write(Path m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.uint32(m.count);
        for (int i = 0; i < m.count; i++) {
            out.header(m.poseStampNs[i], m.frame);
            for (int j = 0; j < Path.POSE; j++) {
                out.float64(m.poses[i * Path.POSE + j]);
            }
        }
    }

    @Override
    public void read(WireReader in, Path m) {
        m.count = 0;
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        int n = in.count(Path.MAX, SHORTEST);
        m.resize(n);
        String same = m.frame;
        for (int i = 0; i < n; i++) {
            m.poseStampNs[i] = in.headerStamp();
            same = in.string(same);
            for (int j = 0; j < Path.POSE; j++) {
                m.poses[i * Path.POSE + j] = in.float64();
            }
        }
    }

    @Override
    public int maxBytes() {
        return 512 + Path.MAX * (SHORTEST + FRAME);
    }
}
