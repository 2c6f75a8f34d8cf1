package org.skidpad.sim.dynamics;

/**
 * What lies between a command and the motion: pure delay, gain and offset, dead zone, first-order lag, rate limit and saturation,
 * in this order, for each of the commands (units as in {@code MotionModel}).
 *
 * @param delayS pure delay of all commands, s, rounded to whole ticks
 * @param longitudinal the command along the heading
 * @param lateral the second command
 * @param turn the third command, of models that have one
 * @param speedMin least speed reached, m/s
 * @param speedMax greatest speed reached, m/s
 */
public record ActuatorParameters(
        double delayS, Axis longitudinal, Axis lateral, Axis turn, double speedMin, double speedMax) {
    /**
     * One command.
     *
     * @param lagS first-order time constant, s, 0 for none
     * @param deadZone commands of a smaller magnitude do nothing: what it takes to set a motor moving
     * @param min least value
     * @param max greatest value
     * @param rate greatest change per second, {@code +Infinity} for none
     * @param gain what commands are multiplied with: of a motor that turns slower, or a servo that turns less, than it is told
     * @param offset added to the product: of wheels that are not straight when told to be
     */
    public record Axis(double lagS, double deadZone, double min, double max, double rate, double gain, double offset) {
        /** Passes a command on as it is. */
        public static final Axis IDEAL =
                new Axis(0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** Follows commands as they are. */
        public Axis(double lagS, double deadZone, double min, double max, double rate) {
            this(lagS, deadZone, min, max, rate, 1, 0);
        }

        /** The same with another gain and offset. */
        public Axis with(double newGain, double newOffset) {
            return new Axis(lagS, deadZone, min, max, rate, newGain, newOffset);
        }

        public Axis {
            if (!(gain > 0 && gain < Double.POSITIVE_INFINITY && Math.abs(offset) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the gain must be positive, the offset finite: " + gain + ", " + offset);
            }
            if (!(lagS >= 0 && deadZone >= 0)) {
                throw new IllegalArgumentException("lag and dead zone must not be negative: " + lagS + ", " + deadZone);
            }
            if (!(min <= max)) {
                throw new IllegalArgumentException("limits are empty: " + min + "…" + max);
            }
            if (!(rate > 0)) {
                throw new IllegalArgumentException("the rate must be positive: " + rate);
            }
        }
    }

    public ActuatorParameters {
        if (!(delayS >= 0 && delayS < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the delay must not be negative: " + delayS);
        }
        if (!(speedMin <= speedMax)) {
            throw new IllegalArgumentException("speed limits are empty: " + speedMin + "…" + speedMax);
        }
    }

    /** Two commands without dead zones, the lateral one with the same limit to either side. */
    public ActuatorParameters(
            double delayS,
            double longitudinalLagS,
            double lateralLagS,
            double longitudinalMin,
            double longitudinalMax,
            double longitudinalRate,
            double lateralMax,
            double lateralRate,
            double speedMin,
            double speedMax) {
        this(
                delayS,
                new Axis(longitudinalLagS, 0, longitudinalMin, longitudinalMax, longitudinalRate),
                new Axis(lateralLagS, 0, -lateralMax, lateralMax, lateralRate),
                Axis.IDEAL,
                speedMin,
                speedMax);
    }
}
