package org.skidpad.bridge.convert;

import org.skidpad.bridge.message.AckermannDrive;

/** {@code ackermann_msgs/AckermannDriveStamped}. */
final class AckermannDriveCodec implements Codec<AckermannDrive> {
    @Override
    public void write(AckermannDrive m, WireWriter out) {
        out.header(m.stampNs, m.frame);
        out.float32(m.steeringAngle);
        out.float32(m.steeringAngleVelocity);
        out.float32(m.speed);
        out.float32(m.acceleration);
        out.float32(m.jerk);
    }

    @Override
    public void read(WireReader in, AckermannDrive m) {
        m.stampNs = in.headerStamp();
        m.frame = in.string(m.frame);
        m.steeringAngle = in.float32();
        m.steeringAngleVelocity = in.float32();
        m.speed = in.float32();
        m.acceleration = in.float32();
        m.jerk = in.float32();
    }

    @Override
    public int maxBytes() {
        return 512;
    }
}
