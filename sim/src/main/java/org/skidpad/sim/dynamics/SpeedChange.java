package org.skidpad.sim.dynamics;

/**
 * One tick at constant acceleration that ends early where a speed limit is reached; exact, so that the braking distance from
 * {@code v} at {@code b} is v²/(2b) at every dt. Speeds in m/s, acceleration in m/s², dt in s.
 */
public final class SpeedChange {
    private SpeedChange() {}

    /** Speed at the end of the tick. */
    public static double speedAfter(double speed, double acceleration, double dt, double min, double max) {
        return Math.max(min, Math.min(max, speed + acceleration * dt));
    }

    /** Distance travelled in the tick, m, signed. */
    public static double distance(double speed, double acceleration, double dt, double min, double max) {
        double free = speed + acceleration * dt;
        double limit = free < min ? min : free > max ? max : Double.NaN;
        if (limit != limit) {
            return (speed + free) * 0.5 * dt;
        }
        double reached = (limit - speed) / acceleration;
        if (!(reached > 0)) {
            return limit * dt; // it was at or beyond the limit already
        }
        return (speed + limit) * 0.5 * reached + limit * (dt - reached);
    }
}
