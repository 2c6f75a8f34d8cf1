package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.LaserScan;

/** {@code sensor_msgs/LaserScan} of up to {@link LaserScan#MAX_BEAMS} beams; intensities are skipped, and written as none. */
final class LaserScanCodec implements Codec<LaserScan> {
    @Override
    public void write(LaserScan m, WireWriter out) {
        if (m.count > LaserScan.MAX_BEAMS) {
            throw new IllegalArgumentException("a scan has at most " + LaserScan.MAX_BEAMS + " beams, not " + m.count);
        }
        out.header(m.stampNs, m.frame);
        out.float32(m.angleMin);
        out.float32(m.angleMax);
        out.float32(m.angleIncrement);
        out.float32(m.timeIncrement);
        out.float32(m.scanTime);
        out.float32(m.rangeMin);
        out.float32(m.rangeMax);
        out.uint32(m.count);
        out.floats(m.ranges, m.count);
        out.uint32(0);
    }

    @Override
    public void read(WireReader in, LaserScan m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.angleMin = in.float32();
        m.angleMax = in.float32();
        m.angleIncrement = in.float32();
        m.timeIncrement = in.float32();
        m.scanTime = in.float32();
        m.rangeMin = in.float32();
        m.rangeMax = in.float32();
        m.resize(in.count(LaserScan.MAX_BEAMS, Float.BYTES));
        in.floats(m.ranges, m.count);
        int intensities = in.count(LaserScan.MAX_BEAMS, Float.BYTES);
        for (int i = 0; i < intensities; i++) {
            in.float32();
        }
    }

    @Override
    public int maxBytes() {
        return 512 + 2 * Float.BYTES * LaserScan.MAX_BEAMS;
    }
}
