package org.skidpad.sim.env;

import java.util.Arrays;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.sensor.Measurement;

/**
 * Turns a {@link Measurement} into the numbers a policy was trained on. The one encoder: training, regression, replay and
 * robot all call it, because a second one would be a sim-to-real gap.
 *
 * <p>Every number is clamped to its channel's [low, high] and scaled linearly to [-1, 1]; infinities clamp, and NaN becomes
 * the middle, 0. Keeps no state; allocates nothing after construction.
 */
public final class ObservationBuilder {
    /** Of {@code nearby_vehicles}: numbers of a row, and what stands for 1: m ahead, m aside, m/s. */
    private static final int VEHICLE_ROW = 5;

    private static final double VEHICLE_X = 100;
    private static final double VEHICLE_Y = 12;
    private static final double VEHICLE_SPEED = 20;

    /** Vehicles farther behind than this are not listed, m. */
    private static final double VEHICLE_BEHIND = 10;

    private final PolicyContract contract;
    private final ObservationChannels[] kinds;
    private final int size;
    private final float[] actionLow;
    private final float[] actionHigh;

    /**
     * @throws IllegalArgumentException when the contract names a channel that does not exist, or one of another size, unit or
     *     frame
     */
    public ObservationBuilder(PolicyContract contract) {
        this.contract = contract;
        kinds = new ObservationChannels[contract.observation().size()];
        for (int i = 0; i < kinds.length; i++) {
            Channel channel = contract.observation().get(i);
            ObservationChannels kind = ObservationChannels.named(channel.name());
            Channel standard = kind.channel();
            if (kind.isAction()) {
                throw new IllegalArgumentException("channel " + channel.name() + " is an action, not an observation");
            }
            if (!kind.isResizable() && channel.size() != standard.size()) {
                throw new IllegalArgumentException(
                        "channel " + channel.name() + ".size: is " + standard.size() + ", not " + channel.size());
            }
            if (!channel.unit().equals(standard.unit()) || !channel.frame().equals(standard.frame())) {
                throw new IllegalArgumentException("channel " + channel.name() + ": is in " + standard.unit() + ", "
                        + standard.frame() + ", not " + channel.unit() + ", " + channel.frame());
            }
            if (kind == ObservationChannels.NEARBY_VEHICLES && channel.size() % VEHICLE_ROW != 0) {
                throw new IllegalArgumentException("channel " + channel.name() + ".size: must be rows of " + VEHICLE_ROW
                        + ", is " + channel.size());
            }
            kinds[i] = kind;
        }
        size = contract.observationSize();
        int actions = contract.actionSize();
        actionLow = new float[actions];
        actionHigh = new float[actions];
        int k = 0;
        for (Channel c : contract.action()) {
            for (int i = 0; i < c.size(); i++, k++) {
                actionLow[k] = (float) c.low();
                actionHigh[k] = (float) c.high();
            }
        }
    }

    public PolicyContract contract() {
        return contract;
    }

    /** How many numbers {@link #build} writes. */
    public int size() {
        return size;
    }

    /** Writes one observation row of {@link #size} numbers in [-1, 1] from {@code offset}. */
    public void build(Measurement m, float[] out, int offset) {
        int at = offset;
        for (int i = 0; i < kinds.length; i++) {
            Channel c = contract.observation().get(i);
            switch (kinds[i]) {
                case EGO_SPEED -> out[at] = scale(m.speed, c);
                case EGO_ACCELERATION -> out[at] = scale(m.acceleration, c);
                case EGO_YAW_RATE -> out[at] = scale(m.yawRate, c);
                case DESIRED_SPEED -> out[at] = scale(m.desiredSpeed, c);
                case DESIRED_SPEED_ERROR -> out[at] = scale(m.speed - m.desiredSpeed, c);
                case LANE_OFFSET -> out[at] = scale(m.laneOffset, c);
                case LANE_HEADING -> out[at] = scale(m.laneHeading, c);
                case LANE_CURVATURE -> out[at] = scale(m.laneCurvature, c);
                case LANE_CURVATURE_AHEAD -> scale(m.laneCurvatureAhead, c, out, at);
                case SLOT_GAP -> scale(m.slotGap, c, out, at);
                case SLOT_CLOSENESS -> {
                    for (int k = 0; k < 6; k++) {
                        out[at + k] = scale(10 / (10 + m.slotGap[k]), c);
                    }
                }
                case SLOT_RELATIVE_SPEED -> scale(m.slotRelativeSpeed, c, out, at);
                case SLOT_OFFSET -> scale(m.slotOffset, c, out, at);
                case SLOT_LATERAL_SPEED -> scale(m.slotLateralSpeed, c, out, at);
                case SLOT_ACCELERATION -> scale(m.slotAcceleration, c, out, at);
                case STOP_GAP -> out[at] = scale(m.stopGap, c);
                case LIDAR_SECTORS -> sectors(m, c, out, at);
                case LIDAR_RANGES -> ranges(m, c, out, at);
                case OBJECT_POSITION -> objects(m, m.objectX, m.objectY, c.high(), c, out, at);
                case OBJECT_VELOCITY -> objects(m, m.objectVx, m.objectVy, 0, c, out, at);
                case SCAN_AGE -> out[at] = scale(m.time - m.scanTime, c);
                case GOAL_DISTANCE -> out[at] = scale(Math.sqrt(m.goalX * m.goalX + m.goalY * m.goalY), c);
                case GOAL_DIRECTION -> {
                    double d = Math.sqrt(m.goalX * m.goalX + m.goalY * m.goalY);
                    out[at] = scale(d > 0 ? m.goalX / d : 1, c);
                    out[at + 1] = scale(d > 0 ? m.goalY / d : 0, c);
                }
                case PREVIOUS_ACTION -> {
                    for (int k = 0; k < c.size(); k++) {
                        float middle = (actionHigh[k] + actionLow[k]) / 2;
                        float half = (actionHigh[k] - actionLow[k]) / 2;
                        out[at + k] = scale((m.previousAction[k] - middle) / half, c);
                    }
                }
                case NEARBY_VEHICLES -> vehicles(m, c, out, at);
                case ACCELERATION, STEERING, LANE_STEP, SPEED_STEP, SPEED, YAW_RATE, LATERAL_SPEED ->
                    throw new AssertionError(kinds[i]);
            }
            at += c.size();
        }
    }

    /** A held scan is turned by what the ego has turned since, so that a slow lidar does not point obstacles the wrong way. */
    private static void sectors(Measurement m, Channel c, float[] out, int at) {
        int n = c.size();
        for (int k = 0; k < n; k++) {
            out[at + k] = (float) c.high();
        }
        double perRadian = n / Angles.TWO_PI;
        double first = (m.scanAngleMin - (m.heading - m.scanHeading)) * perRadian + 0.5;
        double step = m.scanAngleIncrement * perRadian;
        for (int b = 0; b < m.ranges.length; b++) {
            double sector = first + b * step;
            int k = (int) (sector - n * Math.floor(sector / n));
            k = k >= n ? 0 : k;
            float range = m.ranges[b];
            if (range < out[at + k]) {
                out[at + k] = range;
            }
        }
        for (int k = 0; k < n; k++) {
            out[at + k] = scale(out[at + k], c);
        }
    }

    /** The ego's row holds its place on the road in lanes; the others' are relative to it. */
    private static void vehicles(Measurement m, Channel c, float[] out, int at) {
        int rows = c.size() / VEHICLE_ROW;
        int lanes = m.lanesToLeft + m.lanesToRight;
        out[at] = scale(1, c);
        out[at + 1] = scale(lanes == 0 ? 0 : (double) (m.lanesToLeft - m.lanesToRight) / lanes, c);
        out[at + 2] = scale(m.laneOffset / VEHICLE_Y, c);
        out[at + 3] = scale(m.speed / VEHICLE_SPEED - 1, c);
        out[at + 4] = scale(m.laneHeading, c);
        int row = 1;
        for (int k = 0; k < m.objectCount && row < rows; k++) {
            if (m.objectX[k] < -VEHICLE_BEHIND) {
                continue;
            }
            int to = at + VEHICLE_ROW * row++;
            out[to] = scale(1, c);
            out[to + 1] = scale(m.objectX[k] / VEHICLE_X, c);
            out[to + 2] = scale(m.objectY[k] / VEHICLE_Y, c);
            out[to + 3] = scale(m.objectVx[k] / VEHICLE_SPEED, c);
            out[to + 4] = scale(m.objectVy[k] / VEHICLE_SPEED, c);
        }
        Arrays.fill(out, at + VEHICLE_ROW * row, at + c.size(), scale(0, c));
    }

    private static void ranges(Measurement m, Channel c, float[] out, int at) {
        int n = c.size();
        int beams = m.ranges.length;
        if (n == beams) {
            scale(m.ranges, c, out, at);
            return;
        }
        for (int k = 0; k < n; k++) {
            int from = (int) ((long) k * beams / n);
            int to = Math.min(beams, Math.max(from + 1, (int) ((long) (k + 1) * beams / n)));
            float least = Float.POSITIVE_INFINITY;
            for (int b = from; b < to; b++) {
                least = Math.min(least, m.ranges[b]);
            }
            out[at + k] = scale(least, c);
        }
    }

    /** Two numbers for each object; an odd one at the end is left at {@code none}. */
    private static void objects(
            Measurement m, double[] first, double[] second, double none, Channel c, float[] out, int at) {
        for (int k = 0; k < c.size(); k++) {
            int object = k >> 1;
            double value = object < m.objectCount ? ((k & 1) == 0 ? first : second)[object] : none;
            out[at + k] = scale(value, c);
        }
    }

    private static void scale(double[] values, Channel c, float[] out, int at) {
        for (int k = 0; k < c.size(); k++) {
            out[at + k] = scale(values[k], c);
        }
    }

    /** The same for a whole scan, in one loop: comparisons, since Math.max must mind the sign of zero. */
    private static void scale(float[] values, Channel c, float[] out, int at) {
        double low = c.low();
        double high = c.high();
        double span = high - low;
        for (int k = 0; k < values.length; k++) {
            double value = values[k];
            double clamped = value > high ? high : value > low ? value : low;
            float scaled = (float) (2 * (clamped - low) / span - 1);
            out[at + k] = value == value ? scaled : 0;
        }
    }

    private static float scale(double value, Channel c) {
        if (value != value) {
            return 0;
        }
        double clamped = Math.max(c.low(), Math.min(c.high(), value));
        return (float) (2 * (clamped - c.low()) / (c.high() - c.low()) - 1);
    }
}
