package org.skidpad.sim.dynamics;

/**
 * How the wheels of a robot meet the ground. A wheel of slip s goes over the ground at (1 - s) times the speed of its rim; and no
 * wheel is sped up or slowed by the ground by more than {@code friction · g}, so that a harder start spins the wheels.
 *
 * @param separation of the two wheels of a differential drive, m; of no meaning to others
 * @param slipLeft share of the left wheel's rim speed that is lost, in [0, 1)
 * @param slipRight likewise of the right wheel
 * @param friction coefficient between wheels and ground
 */
public record WheelParameters(double separation, double slipLeft, double slipRight, double friction) {
    public WheelParameters {
        if (!(separation > 0 && separation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("separation must be positive, is " + separation);
        }
        if (!(slipLeft >= 0 && slipLeft < 1 && slipRight >= 0 && slipRight < 1)) {
            throw new IllegalArgumentException("slip must be in [0, 1), is " + slipLeft + " and " + slipRight);
        }
        if (!(friction > 0)) {
            throw new IllegalArgumentException("friction must be positive, is " + friction);
        }
    }
}
