package org.skidpad.bridge.transport.ros2;

import org.skidpad.bridge.convert.WireWriter;
import us.ihmc.idl.CDR;

/** Plain CDR version 1, as ROS 2 uses it (OMG DDSI-RTPS 2.3, clause 10): aligned primitives, strings with a final zero. */
final class CdrWriter implements WireWriter {
    private static final long NANOS = 1_000_000_000L;

    private final StringBuilder scratch = new StringBuilder(64);
    CDR cdr;

    @Override
    public void header(long stampNs, String frame) {
        time(stampNs);
        string(frame);
    }

    @Override
    public void time(long ns) {
        cdr.write_type_2((int) Math.floorDiv(ns, NANOS));
        cdr.write_type_4(Math.floorMod(ns, NANOS));
    }

    @Override
    public void string(String s) {
        scratch.setLength(0);
        scratch.append(s);
        cdr.write_type_d(scratch);
    }

    @Override
    public void uint32(int v) {
        cdr.write_type_2(v);
    }

    @Override
    public void float32(float v) {
        cdr.write_type_5(v);
    }

    @Override
    public void float64(double v) {
        cdr.write_type_6(v);
    }
}
