package org.skidpad.bridge.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Robustness;
import org.skidpad.sim.spec.RssLongitudinal;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.Trace;

/**
 * What truly became of an episode on the twin, as the signals of the specification language, so that the criteria of a scenario
 * judge it as they judge a run in Skidpad. Told from any thread.
 */
final class TwinWitness {
    private static final double NS = 1e-9;
    /** What the twin's truth tells. */
    private static final Set<String> TOLD =
            Set.of("time", "ego_speed", "ego_acceleration", "jerk", "collision", "distance_to_goal", "progress");

    private final TwinWorld world;
    private final List<double[]> rows = new ArrayList<>();
    private Signals.Sample sample;
    private long firstNs;
    private long lastNs = Long.MIN_VALUE;
    private double lastSpeed;
    private boolean over;

    TwinWitness(TwinWorld world) {
        this.world = world;
    }

    /**
     * Refuses what the twin could not judge.
     *
     * @throws BadInputException naming every signal that it does not tell
     */
    static void require(String scenario, List<Criterion> criteria) {
        List<Diagnostic> errors = new ArrayList<>();
        for (Criterion criterion : criteria) {
            for (String signal : criterion.formula().signals()) {
                if (!TOLD.contains(signal)) {
                    errors.add(Diagnostic.error(
                            SourceLocation.wholeFile(scenario),
                            "criterion '" + criterion.name() + "' asks for " + signal
                                    + ", which the twin does not tell; it tells " + String.join(", ", sorted())));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
    }

    private static List<String> sorted() {
        return TOLD.stream().sorted().toList();
    }

    /** Of {@code /ground_truth}, in order. */
    synchronized void saw(Odometry truth) {
        if (over || truth.stampNs <= lastNs) {
            return;
        }
        if (lastNs == Long.MIN_VALUE) {
            firstNs = truth.stampNs;
            lastSpeed = truth.linearX;
        } else if (sample == null) {
            sample = new Signals.Sample(RssLongitudinal.DEFAULT, (truth.stampNs - lastNs) * NS);
        }
        if (sample != null) {
            sample.time = (truth.stampNs - firstNs) * NS;
            sample.egoSpeed = truth.linearX;
            sample.egoAcceleration = (truth.linearX - lastSpeed) / ((truth.stampNs - lastNs) * NS);
            sample.distanceToGoal = Double.isNaN(world.goalX())
                    ? Double.POSITIVE_INFINITY
                    : Math.hypot(world.goalX() - truth.x, world.goalY() - truth.y);
            addRow();
        }
        lastNs = truth.stampNs;
        lastSpeed = truth.linearX;
    }

    /** It touched something, or came to its goal: nothing after that counts. */
    synchronized void decided(boolean touched) {
        if (!over && sample != null) {
            sample.collision = touched;
            sample.distanceToGoal = touched ? sample.distanceToGoal : Math.min(sample.distanceToGoal, 0);
            addRow();
        }
        over = true;
    }

    private void addRow() {
        double[] row = new double[Signals.COUNT];
        sample.writeRow(row);
        rows.add(row);
    }

    /** Metres driven. */
    synchronized double progress() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1)[Signals.PROGRESS];
    }

    /** The criteria that do not hold, by name. */
    synchronized List<String> violated(List<Criterion> criteria) {
        if (rows.isEmpty()) {
            return criteria.stream().map(Criterion::name).toList();
        }
        Map<String, double[]> signals = new LinkedHashMap<>();
        for (String name : TOLD) {
            int k = Signals.index(name);
            signals.put(name, rows.stream().mapToDouble(row -> row[k]).toArray());
        }
        double dt = rows.size() > 1 ? rows.get(1)[Signals.TIME] - rows.get(0)[Signals.TIME] : 1;
        Trace trace = new Trace(dt > 0 ? dt : 1, signals);
        return criteria.stream()
                .filter(c -> !Robustness.holds(c.formula(), trace))
                .map(Criterion::name)
                .toList();
    }
}
