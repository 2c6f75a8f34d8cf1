package org.skidpad.sim.spec;

import java.util.Arrays;

/**
 * Quantitative semantics of a {@link Formula} on a finished {@link Trace}: positive where it holds, negative where it does
 * not, its size the margin in the unit of the comparisons.
 *
 * <p>Discrete time as in RTAMT (reference: D. Nickovic, T. Yamaguchi, "RTAMT: Online robustness monitors from STL", ATVA
 * 2020): a &gt;= b is a - b, not is the negative, and/always the minimum, or/eventually the maximum. Window borders are
 * rounded to the nearest sample. A window is cut at the end of the trace; an empty one gives {@code +Infinity} for always and
 * {@code -Infinity} for eventually and until. Every operator costs O(samples), whatever its window: sliding extrema by D.
 * Lemire, "Streaming maximum-minimum filter using no more than three comparisons per element", 2006.
 */
public final class Robustness {
    private final Trace trace;
    /** True where comparisons count only as held (+1) or not (-1). */
    private final boolean crisp;

    private Robustness(Trace trace, boolean crisp) {
        this.trace = trace;
        this.crisp = crisp;
    }

    /** Robustness at every sample of the trace. */
    public static double[] of(Formula formula, Trace trace) {
        return new Robustness(trace, false).evaluate(formula);
    }

    /** Robustness of the whole run: the value at sample 0. */
    public static double atStart(Formula formula, Trace trace) {
        return of(formula, trace)[0];
    }

    /** Whether the run satisfies the formula; unlike the sign of {@link #atStart} it tells {@code >} from {@code >=} on the border. */
    public static boolean holds(Formula formula, Trace trace) {
        return new Robustness(trace, true).evaluate(formula)[0] > 0;
    }

    private double[] evaluate(Formula formula) {
        if (formula instanceof Formula.Compare compare) {
            return compare(compare);
        } else if (formula instanceof Formula.Not not) {
            return negate(evaluate(not.operand()));
        } else if (formula instanceof Formula.And and) {
            return minimum(evaluate(and.left()), evaluate(and.right()));
        } else if (formula instanceof Formula.Or or) {
            return maximum(evaluate(or.left()), evaluate(or.right()));
        } else if (formula instanceof Formula.Implies implies) {
            return maximum(negate(evaluate(implies.left())), evaluate(implies.right()));
        } else if (formula instanceof Formula.Always always) {
            // always f = not eventually not f
            return negate(slidingMaximum(negate(evaluate(always.operand())), always.interval()));
        } else if (formula instanceof Formula.Eventually eventually) {
            return slidingMaximum(evaluate(eventually.operand()), eventually.interval());
        } else if (formula instanceof Formula.Until until) {
            return until(until);
        }
        throw new AssertionError("the family of formulas is sealed: " + formula.getClass());
    }

    private double[] compare(Formula.Compare compare) {
        double[] left = evaluate(compare.left());
        double[] right = evaluate(compare.right());
        double[] out = new double[left.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = crisp
                    ? (compare.relation().holds(left[i], right[i]) ? 1 : -1)
                    : compare.relation().robustness(left[i], right[i]);
        }
        return out;
    }

    /** The result may be a signal's own array: callers never write into it. */
    private double[] evaluate(Expression expression) {
        if (expression instanceof Expression.Signal signal) {
            return trace.signal(signal.name());
        } else if (expression instanceof Expression.Constant constant) {
            double[] out = new double[trace.length()];
            Arrays.fill(out, constant.value());
            return out;
        } else if (expression instanceof Expression.Unary unary) {
            double[] operand = evaluate(unary.operand());
            double[] out = new double[operand.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = unary.operator() == Expression.UnaryOperator.ABS ? Math.abs(operand[i]) : -operand[i];
            }
            return out;
        } else if (expression instanceof Expression.Binary binary) {
            double[] left = evaluate(binary.left());
            double[] right = evaluate(binary.right());
            double[] out = new double[left.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = binary.operator().apply(left[i], right[i]);
            }
            return out;
        }
        throw new AssertionError("the family of expressions is sealed: " + expression.getClass());
    }

    private static double[] negate(double[] a) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = -a[i];
        }
        return out;
    }

    private static double[] minimum(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = Math.min(a[i], b[i]);
        }
        return out;
    }

    private static double[] maximum(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
        return out;
    }

    private double[] slidingMaximum(double[] a, Interval interval) {
        int n = a.length;
        int start = interval.startSamples(trace.dt());
        int end = interval.bounded() ? Math.min(interval.endSamples(trace.dt()), n) : n;
        double[] out = new double[n];
        int[] deque = new int[n];
        int head = n;
        int tail = n;
        // From the back: deque[head, tail) holds indices of falling index and rising use, its last entry the maximum.
        for (int i = n - 1; i >= 0; i--) {
            int entering = i + start;
            if (entering < n) {
                while (head < tail && a[deque[head]] <= a[entering]) {
                    head++;
                }
                deque[--head] = entering;
            }
            while (head < tail && (long) deque[tail - 1] > (long) i + end) {
                tail--;
            }
            out[i] = head < tail ? a[deque[tail - 1]] : Double.NEGATIVE_INFINITY;
        }
        return out;
    }

    /**
     * By A. Donzé, T. Ferrère, O. Maler, "Efficient robust monitoring for STL", CAV 2013: a until[s,e] b = eventually[s,e] b and a
     * until[s,∞) b, and a until[s,∞) b = always[0,s) a and, s later, a until b. Both hold for the margins too.
     */
    private double[] until(Formula.Until until) {
        double[] left = evaluate(until.left());
        double[] right = evaluate(until.right());
        int n = left.length;
        int start = until.interval().startSamples(trace.dt());
        double[] unbounded = new double[n];
        double next = Double.NEGATIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            next = Math.max(right[i], Math.min(left[i], next));
            unbounded[i] = next;
        }
        double[] out = new double[n];
        if (start == 0) {
            System.arraycopy(unbounded, 0, out, 0, n);
        } else {
            double[] before = negate(slidingMaximum(negate(left), new Interval(0, (start - 1) * trace.dt())));
            for (int i = 0; i < n; i++) {
                out[i] = i + start < n ? Math.min(before[i], unbounded[i + start]) : Double.NEGATIVE_INFINITY;
            }
        }
        return until.interval().bounded() ? minimum(out, slidingMaximum(right, until.interval())) : out;
    }
}
