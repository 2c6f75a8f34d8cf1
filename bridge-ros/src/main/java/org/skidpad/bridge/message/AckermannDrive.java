package org.skidpad.bridge.message;

/** A command to a car: steering of the virtual centre wheel, rad left, and speed, m/s, both at base_link (REP-103). */
public final class AckermannDrive implements Message<AckermannDrive> {
    /** When it was decided, ns. */
    public long stampNs;

    public String frame = "";

    public float steeringAngle;
    /** Wanted rate of steering, rad/s; 0 means as fast as the car can. */
    public float steeringAngleVelocity;

    public float speed;
    /** Wanted acceleration, m/s²; 0 means as fast as the car can. */
    public float acceleration;
    /** Wanted jerk, m/s³; 0 means as fast as the car can. */
    public float jerk;

    /** Speed, m/s, and steering, rad; no limit on how fast they come. */
    public void set(double newSpeed, double newSteering) {
        speed = (float) newSpeed;
        steeringAngle = (float) newSteering;
        steeringAngleVelocity = 0;
        acceleration = 0;
        jerk = 0;
    }

    @Override
    public void copyFrom(AckermannDrive o) {
        stampNs = o.stampNs;
        frame = o.frame;
        steeringAngle = o.steeringAngle;
        steeringAngleVelocity = o.steeringAngleVelocity;
        speed = o.speed;
        acceleration = o.acceleration;
        jerk = o.jerk;
    }
}
