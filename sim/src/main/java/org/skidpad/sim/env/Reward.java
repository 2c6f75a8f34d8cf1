package org.skidpad.sim.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.spec.OnlineMonitor;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * The weighted sum of a task's {@link RewardTerm}s for one decision. Rates are multiplied by the decision period, so that a
 * weight means "per second" for them and "once" for events; a policy trained at another rate then earns the same.
 */
final class Reward implements Stateful {
    /** Name and meaning of each term; the table of docs/scenario-format.md. */
    enum Kind {
        /** Rate: ego speed over desired speed; in a task with a goal, m of distance to the goal gained (an event sum). */
        PROGRESS,
        /** Once, when the episode ends by a collision. */
        COLLISION,
        /** Once, when the ego leaves the road. */
        OFF_ROAD,
        /** Once, when the goal is reached. */
        GOAL,
        /** Rate: 1. */
        TIME,
        /** Rate: (acceleration / 3 m/s²)². */
        COMFORT,
        /** Once a decision: squared change of the action in units of its range, summed over channels. */
        SMOOTH,
        /** Rate: |speed - desired speed| / desired speed. */
        SPEED,
        /** Rate: how far the speed is from 2/3 of the desired speed to all of it, in [0, 1]. */
        HIGH_SPEED,
        /** Rate: the share of the driving lanes beside the ego's that are to its left: 1 in the rightmost lane. */
        RIGHT_LANE,
        /** Rate: how far the headway to the lead is below 1 s, in [0, 1]. */
        HEADWAY,
        /** Rate: how far the nearest lidar return is below 0.35 m, in [0, 1]. */
        CLEARANCE,
        /** Rate: robustness of the term's formula as far as it is known, clipped to [-1, 1]. */
        SPEC;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Headway below which {@code headway} counts, s. */
    private static final double HEADWAY_S = 1.0;

    /** Range below which {@code clearance} counts, m. */
    private static final double CLEARANCE_M = 0.35;

    /** Acceleration at which {@code comfort} counts one, m/s²: the braking most passengers call uncomfortable. */
    private static final double COMFORT_ACCELERATION = 3.0;

    private final Kind[] kinds;
    private final double[] weights;
    /** Null but for {@code spec}. */
    private final OnlineMonitor[] monitors;

    private final double periodS;
    private final double desiredSpeed;
    private final double[] actionRange;

    Reward(Task task) {
        List<RewardTerm> terms = task.rewards();
        kinds = new Kind[terms.size()];
        weights = new double[terms.size()];
        monitors = new OnlineMonitor[terms.size()];
        for (int i = 0; i < kinds.length; i++) {
            RewardTerm term = terms.get(i);
            kinds[i] = kind(term.name());
            weights[i] = term.weight();
            if (kinds[i] == Kind.SPEC) {
                monitors[i] = OnlineMonitor.of(term.formula(), task.contract().periodS());
            }
        }
        periodS = task.contract().periodS();
        desiredSpeed = task.desiredSpeed();
        actionRange = task.contract().action().stream()
                .flatMapToDouble(
                        c -> DoubleStream.generate(() -> c.high() - c.low()).limit(c.size()))
                .toArray();
    }

    static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown reward '" + name + "'; " + Suggestion.forWord(name, names()));
    }

    static List<String> names() {
        return new ArrayList<>(Arrays.stream(Kind.values()).map(Kind::word).toList());
    }

    @Override
    public void visitState(StateVisitor v) {
        for (OnlineMonitor monitor : monitors) {
            if (monitor != null) {
                monitor.visitState(v);
            }
        }
    }

    void reset() {
        for (OnlineMonitor monitor : monitors) {
            if (monitor != null) {
                monitor.reset();
            }
        }
    }

    /**
     * Of the decision that led from {@code previousGoalDistance} to the measurement {@code m}.
     *
     * @param signals of the moment after the decision
     * @param previous the action before, {@code action} the one taken, physical units from {@code at}
     */
    double of(
            Measurement m,
            EgoSignals signals,
            EndReason end,
            double previousGoalDistance,
            float[] previous,
            float[] action,
            int at) {
        double sum = 0;
        for (int i = 0; i < kinds.length; i++) {
            double value = switch (kinds[i]) {
                case PROGRESS ->
                    Double.isInfinite(previousGoalDistance)
                            ? signals.row[Signals.EGO_SPEED] / desiredSpeed * periodS
                            : previousGoalDistance - signals.row[Signals.DISTANCE_TO_GOAL];
                case COLLISION -> end == EndReason.COLLISION ? 1 : 0;
                case OFF_ROAD -> end == EndReason.OFF_ROAD ? 1 : 0;
                case GOAL -> end == EndReason.SUCCESS ? 1 : 0;
                case TIME -> periodS;
                case COMFORT -> square(signals.row[Signals.EGO_ACCELERATION] / COMFORT_ACCELERATION) * periodS;
                case SMOOTH -> smooth(previous, action, at);
                case SPEED -> Math.abs(signals.row[Signals.EGO_SPEED] - desiredSpeed) / desiredSpeed * periodS;
                case HIGH_SPEED ->
                    Math.max(0, Math.min(1, 3 * signals.row[Signals.EGO_SPEED] / desiredSpeed - 2)) * periodS;
                case RIGHT_LANE -> rightLane(m) * periodS;
                case HEADWAY -> headway(signals) * periodS;
                case CLEARANCE -> clearance(m) * periodS;
                case SPEC -> robustness(monitors[i], signals) * periodS;
            };
            sum += weights[i] * value;
        }
        return sum;
    }

    private double smooth(float[] previous, float[] action, int at) {
        double sum = 0;
        for (int k = 0; k < actionRange.length; k++) {
            sum += square((action[at + k] - previous[k]) / actionRange[k]);
        }
        return sum;
    }

    private static double rightLane(Measurement m) {
        int others = m.lanesToLeft + m.lanesToRight;
        return others == 0 ? 1 : (double) m.lanesToLeft / others;
    }

    private static double headway(EgoSignals s) {
        return s.row[Signals.EGO_SPEED] <= 1 ? 0 : Math.max(0, 1 - s.row[Signals.HEADWAY] / HEADWAY_S);
    }

    private static double clearance(Measurement m) {
        float nearest = Float.POSITIVE_INFINITY;
        for (float range : m.ranges) {
            nearest = Math.min(nearest, range);
        }
        return Math.max(0, 1 - nearest / CLEARANCE_M);
    }

    /** NaN while the monitor has not seen enough: no reward then. */
    private static double robustness(OnlineMonitor monitor, EgoSignals signals) {
        double value = monitor.push(signals.row);
        return Double.isNaN(value) ? 0 : Math.max(-1, Math.min(1, value));
    }

    private static double square(double v) {
        return v * v;
    }
}
