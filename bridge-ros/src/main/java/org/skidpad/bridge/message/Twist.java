package org.skidpad.bridge.message;

/** A velocity command, in base_link: m/s and rad/s. Stamp and frame travel only in the stamped form. */
public final class Twist implements Message<Twist> {
    /** When it was decided, ns; 0 where unstamped. */
    public long stampNs;

    public String frame = "";

    public double linearX;
    public double linearY;
    public double linearZ;
    public double angularX;
    public double angularY;
    public double angularZ;

    /** Forward speed, m/s, and yaw rate, rad/s; every other component becomes zero. */
    public void set(double speed, double yawRate) {
        linearX = speed;
        linearY = 0;
        linearZ = 0;
        angularX = 0;
        angularY = 0;
        angularZ = yawRate;
    }

    @Override
    public void copyFrom(Twist o) {
        stampNs = o.stampNs;
        frame = o.frame;
        linearX = o.linearX;
        linearY = o.linearY;
        linearZ = o.linearZ;
        angularX = o.angularX;
        angularY = o.angularY;
        angularZ = o.angularZ;
    }
}
