package org.skidpad.sim.dynamics;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * Single-track models of a car: the kinematic one, whose wheels roll where they point, and the dynamic one with linear tyres and
 * load transfer. Models KS and ST of Althoff, Koschi and Manzinger, "CommonRoad: Composable benchmarks for motion planning on
 * roads" (IV 2017) and its vehicle model document, sections 5 and 7. Inputs: steering rate, rad/s, and acceleration, m/s²; both
 * are limited here as the document limits them.
 *
 * <p>State of the kinematic model: x, y of the rear axle (m), steering angle (rad), speed (m/s), heading (rad). State of the
 * dynamic model: x, y of the centre of gravity, steering angle, speed, heading, yaw rate (rad/s), slip angle at the centre of
 * gravity (rad). Angles are counter-clockwise and headings are not wrapped.
 *
 * <p>The dynamic model differs from the published code in three points. Its tyres stop at the friction circle where {@link
 * SingleTrackParameters#frictionCircle} says so. It is kinematic at any speed backwards, where the published tyres drive the
 * slip angle away from zero. And the slip angle's derivative in the kinematic range is that of {@code atan(tan δ · l_r / l)};
 * the published code squares tan²δ in its denominator, which is not.
 */
public final class SingleTrack {
    public static final int X = 0;
    public static final int Y = 1;
    public static final int STEERING = 2;
    public static final int SPEED = 3;
    public static final int HEADING = 4;
    /** Numbers in the kinematic model's state. */
    public static final int KINEMATIC_SIZE = 5;

    public static final int YAW_RATE = 5;
    public static final int SLIP_ANGLE = 6;
    /** Numbers in the dynamic model's state. */
    public static final int DYNAMIC_SIZE = 7;

    /** Standard gravity as the published models round it, m/s². */
    public static final double GRAVITY = 9.81;

    private SingleTrack() {}

    /** The kinematic model; a {@link RungeKutta4.Equations}. */
    public static void kinematic(
            SingleTrackParameters p, double[] state, double steeringRate, double acceleration, double[] out) {
        double v = state[SPEED];
        out[X] = v * Trigonometry.cos(state[HEADING]);
        out[Y] = v * Trigonometry.sin(state[HEADING]);
        out[STEERING] = limitedSteeringRate(p, state[STEERING], steeringRate);
        out[SPEED] = limitedAcceleration(p, v, acceleration);
        out[HEADING] = v / p.wheelbase() * Trigonometry.tan(state[STEERING]);
    }

    /** The dynamic model; a {@link RungeKutta4.Equations}. */
    public static void dynamic(
            SingleTrackParameters p, double[] state, double steeringRate, double acceleration, double[] out) {
        double steering = state[STEERING];
        double v = state[SPEED];
        double heading = state[HEADING];
        double yawRate = state[YAW_RATE];
        double slip = state[SLIP_ANGLE];
        double rate = limitedSteeringRate(p, steering, steeringRate);
        double a = limitedAcceleration(p, v, acceleration);
        double l = p.wheelbase();
        out[STEERING] = rate;
        out[SPEED] = a;
        if (v < p.kinematicBelow()) {
            double tan = Trigonometry.tan(steering);
            double k = p.rearAxle() / l;
            double rolling = StrictMath.atan(tan * k);
            double cos = Trigonometry.cos(rolling);
            double tanRate = rate * (1 + tan * tan);
            double slipRate = k * tanRate / (1 + k * k * tan * tan);
            out[X] = v * Trigonometry.cos(heading + rolling);
            out[Y] = v * Trigonometry.sin(heading + rolling);
            out[HEADING] = v * cos * tan / l;
            out[YAW_RATE] = (a * cos * tan - v * Trigonometry.sin(rolling) * slipRate * tan + v * cos * tanRate) / l;
            out[SLIP_ANGLE] = slipRate;
            return;
        }
        double loadFront = p.mass() * (GRAVITY * p.rearAxle() - a * p.gravityHeight()) / l;
        double loadRear = p.mass() * (GRAVITY * p.frontAxle() + a * p.gravityHeight()) / l;
        double front = p.friction() * p.corneringFront() * loadFront * (steering - slip - p.frontAxle() * yawRate / v);
        double rear = p.friction() * p.corneringRear() * loadRear * (p.rearAxle() * yawRate / v - slip);
        if (p.frictionCircle()) {
            double share = gripLeft(p.friction(), a / GRAVITY);
            front = within(front, share * Math.max(0, loadFront));
            rear = within(rear, share * Math.max(0, loadRear));
        }
        out[X] = v * Trigonometry.cos(heading + slip);
        out[Y] = v * Trigonometry.sin(heading + slip);
        out[HEADING] = yawRate;
        out[YAW_RATE] = (p.frontAxle() * front - p.rearAxle() * rear) / p.yawInertia();
        out[SLIP_ANGLE] = (front + rear) / (p.mass() * v) - yawRate;
    }

    /** What steering stops and motor leave of a steering rate, rad/s. */
    public static double limitedSteeringRate(SingleTrackParameters p, double steering, double rate) {
        if (steering <= -p.steeringMax() && rate <= 0 || steering >= p.steeringMax() && rate >= 0) {
            return 0;
        }
        return within(rate, p.steeringRateMax());
    }

    /** What speed limits, engine power, brakes and, with a friction circle, the ground leave of an acceleration, m/s². */
    public static double limitedAcceleration(SingleTrackParameters p, double speed, double acceleration) {
        if (speed <= p.speedMin() && acceleration <= 0 || speed >= p.speedMax() && acceleration >= 0) {
            return 0;
        }
        double forward = speed > p.switchSpeed() ? p.accelerationMax() * p.switchSpeed() / speed : p.accelerationMax();
        double limited = Math.max(-p.accelerationMax(), Math.min(forward, acceleration));
        return p.frictionCircle() ? within(limited, p.friction() * GRAVITY) : limited;
    }

    /** The side of the friction circle of a radius that is left beside what is used along, in the same unit. */
    public static double gripLeft(double radius, double usedAlong) {
        return Math.sqrt(Math.max(0, radius * radius - usedAlong * usedAlong));
    }

    /**
     * The fastest the dynamic model's slip settles at a speed, 1/s: the sum of its two rates, which bounds either. An explicit
     * method is stable where its step times this stays below about 2.7.
     */
    static double settlingRate(SingleTrackParameters p, double speed) {
        double grip = p.friction() * GRAVITY / p.wheelbase() / speed;
        double sideways = grip * (p.corneringFront() * p.rearAxle() + p.corneringRear() * p.frontAxle());
        double turning = grip
                * p.mass()
                / p.yawInertia()
                * p.frontAxle()
                * p.rearAxle()
                * (p.frontAxle() * p.corneringFront() + p.rearAxle() * p.corneringRear());
        return sideways + turning;
    }

    private static double within(double value, double magnitude) {
        return Math.max(-magnitude, Math.min(magnitude, value));
    }
}
