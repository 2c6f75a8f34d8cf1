package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.JointState;

/** {@code sensor_msgs/JointState}. */
final class JointStateCodec implements Codec<JointState> {
    @Override
    public void write(JointState m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.uint32(m.count);
        for (int i = 0; i < m.count; i++) {
            out.string(m.name[i]);
        }
        out.uint32(m.positions);
        out.doubles(m.position, m.positions);
        out.uint32(m.velocities);
        out.doubles(m.velocity, m.velocities);
        out.uint32(m.efforts);
        out.doubles(m.effort, m.efforts);
    }

    @Override
    public void read(WireReader in, JointState m) {
        m.count = 0;
        m.positions = 0;
        m.velocities = 0;
        m.efforts = 0;
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        int names = in.count(JointState.MAX, Integer.BYTES);
        for (int i = 0; i < names; i++) {
            m.name[i] = in.string(m.name[i]);
        }
        m.count = names;
        m.positions = quantity(in, m.position, names);
        m.velocities = quantity(in, m.velocity, names);
        m.efforts = quantity(in, m.effort, names);
    }

    private static int quantity(WireReader in, double[] out, int names) {
        int n = in.count(JointState.MAX, Double.BYTES);
        if (n != 0 && n != names) {
            throw new MalformedMessageException(n + " values of " + names + " joints");
        }
        in.doubles(out, n);
        return n;
    }

    @Override
    public int maxBytes() {
        return 1024 + JointState.MAX * (WireReader.MAX_STRING + 8 + 3 * Double.BYTES);
    }
}
