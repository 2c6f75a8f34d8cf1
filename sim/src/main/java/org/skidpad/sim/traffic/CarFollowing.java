package org.skidpad.sim.traffic;

/**
 * A car-following model with its parameters: a pure function, safe to share. {@link #idm}, {@link IdmPlus}, {@link Acc} and
 * {@link Krauss} are the ones there are.
 */
public interface CarFollowing {
    /**
     * Acceleration in m/s² for the coming tick; not limited from below.
     *
     * @param speed own, m/s, not negative
     * @param gap bumper to bumper, m, {@code +Infinity} on a free road
     * @param leadSpeed m/s; ignored on a free road
     * @param leadAcceleration realised over the last tick, m/s²; ignored on a free road
     * @param dt length of the tick, s
     */
    double acceleration(double speed, double gap, double leadSpeed, double leadAcceleration, double dt);

    /**
     * The most that this model's random part takes away from {@link #acceleration} in a tick, m/s²; the part taken is evenly
     * drawn from zero to this. 0 for a model without chance.
     */
    default double dawdling() {
        return 0;
    }

    /** {@link Idm} as one of several models. */
    static CarFollowing idm(IdmParameters p) {
        return (speed, gap, leadSpeed, leadAcceleration, dt) ->
                Idm.acceleration(speed, gap, gap == Double.POSITIVE_INFINITY ? 0 : speed - leadSpeed, p);
    }
}
