package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.NavSatFix;

/** {@code sensor_msgs/NavSatFix}. */
final class NavSatFixCodec implements Codec<NavSatFix> {
    @Override
    public void write(NavSatFix m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.uint8(m.status);
        out.uint16(m.service);
        out.float64(m.latitude);
        out.float64(m.longitude);
        out.float64(m.altitude);
        out.doubles(m.covariance, m.covariance.length);
        out.uint8(m.covarianceType);
    }

    @Override
    public void read(WireReader in, NavSatFix m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.status = (byte) in.uint8(); // the one field with a sign
        m.service = in.uint16();
        m.latitude = in.float64();
        m.longitude = in.float64();
        m.altitude = in.float64();
        in.doubles(m.covariance, m.covariance.length);
        m.covarianceType = in.uint8();
    }

    @Override
    public int maxBytes() {
        return 512;
    }
}
