package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.OccupancyGrid;

/** {@code nav_msgs/OccupancyGrid}. */
final class OccupancyGridCodec implements Codec<OccupancyGrid> {
    @Override
    public void write(OccupancyGrid m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.time(m.loadedNs);
        out.float32(m.resolution);
        out.uint32(m.width);
        out.uint32(m.height);
        out.float64(m.x);
        out.float64(m.y);
        out.float64(m.z);
        out.float64(m.qx);
        out.float64(m.qy);
        out.float64(m.qz);
        out.float64(m.qw);
        out.uint32(m.width * m.height);
        out.bytes(m.cells, m.width * m.height);
    }

    @Override
    public void read(WireReader in, OccupancyGrid m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.loadedNs = in.time();
        m.resolution = in.float32();
        long width = Integer.toUnsignedLong(in.uint32());
        long height = Integer.toUnsignedLong(in.uint32());
        m.x = in.float64();
        m.y = in.float64();
        m.z = in.float64();
        m.qx = in.float64();
        m.qy = in.float64();
        m.qz = in.float64();
        m.qw = in.float64();
        int n = in.count(OccupancyGrid.MAX_CELLS, 1);
        // The product of two unsigned 32-bit numbers can pass 2^63, hence the bounds of each.
        if (width > OccupancyGrid.MAX_CELLS || height > OccupancyGrid.MAX_CELLS || width * height != n) {
            throw new MalformedMessageException(n + " cells in a grid of " + width + " by " + height);
        }
        m.resize((int) width, (int) height);
        in.bytes(m.cells, n);
    }

    @Override
    public int maxBytes() {
        return 512 + OccupancyGrid.MAX_CELLS;
    }
}
