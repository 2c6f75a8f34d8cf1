package org.skidpad.sim.spec;

import java.util.List;
import java.util.Optional;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * Robustness of a formula while the run goes on, one row of signals at a time, without allocation: on a robot and as a term of
 * a training reward.
 *
 * <p>Two kinds, by the formula. With bounded windows only, the value after a sample is the robustness <em>at the newest sample
 * whose windows are complete</em>, {@link #delaySamples} before it (pastification, as RTAMT does online). With an unbounded
 * {@code always}, {@code eventually} or {@code until} at the top (alone or joined by not, and, or, implies), the value is the
 * robustness <em>of the run so far</em>, at its first sample. Unbounded operators elsewhere cannot be monitored: see {@link
 * #unsupported}.
 *
 * <p>Values agree with {@link Robustness} on the same samples. One thread.
 */
public final class OnlineMonitor implements Stateful {
    private final MonitorNode root;
    private final boolean fromStart;

    /**
     * @param dt s between rows
     * @param names of the numbers in a row
     * @throws IllegalArgumentException where {@link #unsupported} gives a reason, or the row lacks a signal
     */
    public OnlineMonitor(Formula formula, double dt, List<String> names) {
        Optional<String> reason = unsupported(formula);
        if (reason.isPresent()) {
            throw new IllegalArgumentException(reason.get());
        }
        fromStart = Double.isInfinite(formula.horizon());
        MonitorCompiler compiler = new MonitorCompiler(dt, names);
        root = fromStart ? compiler.fromStart(formula) : compiler.sliding(formula);
    }

    /** A monitor of rows laid out as {@link Signals}. */
    public static OnlineMonitor of(Formula formula, double dt) {
        return new OnlineMonitor(formula, dt, List.copyOf(Signals.names()));
    }

    /** Why a formula cannot be monitored online, or empty where it can. */
    public static Optional<String> unsupported(Formula formula) {
        if (!Double.isInfinite(formula.horizon())) {
            return Optional.empty();
        }
        if (formula instanceof Formula.Not not) {
            return unsupported(not.operand());
        } else if (formula instanceof Formula.And and) {
            return unsupported(and.left()).or(() -> unsupported(and.right()));
        } else if (formula instanceof Formula.Or or) {
            return unsupported(or.left()).or(() -> unsupported(or.right()));
        } else if (formula instanceof Formula.Implies implies) {
            return unsupported(implies.left()).or(() -> unsupported(implies.right()));
        } else if (formula instanceof Formula.Always always) {
            return boundedInside(formula, always.operand());
        } else if (formula instanceof Formula.Eventually eventually) {
            return boundedInside(formula, eventually.operand());
        } else if (formula instanceof Formula.Until until) {
            return boundedInside(formula, until.left()).or(() -> boundedInside(formula, until.right()));
        }
        throw new AssertionError("the family of formulas is sealed: " + formula.getClass());
    }

    private static Optional<String> boundedInside(Formula outer, Formula inner) {
        return Double.isInfinite(inner.horizon())
                ? Optional.of("'" + inner + "' within '" + outer
                        + "' has no end: while a run goes on its value is never known; give it a window [a,b]")
                : Optional.empty();
    }

    /** True where values speak of the run so far, false where they slide along with it. */
    public boolean isFromStart() {
        return fromStart;
    }

    /** How many samples a value lags behind the newest row. */
    public int delaySamples() {
        return root.delay;
    }

    /**
     * Takes the next row.
     *
     * @return the robustness, or NaN while too few rows were seen
     */
    public double push(double[] row) {
        return root.next(row);
    }

    @Override
    public void visitState(StateVisitor v) {
        root.visitState(v);
    }

    /** Forgets the episode. */
    public void reset() {
        root.reset();
    }
}
