package org.skidpad.sim.spec;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** One operator of a running monitor: takes a row, gives the value {@link #delay} rows ago, or NaN while that is not known. */
abstract class MonitorNode implements Stateful {
    /** More samples than any run has. */
    private static final long MOST = Long.MAX_VALUE / 2;

    /** Rows between a sample and the value at it. */
    final int delay;

    MonitorNode(int delay) {
        this.delay = delay;
    }

    abstract double next(double[] row);

    abstract void reset();

    /** A comparison of signals: known at once, never NaN. */
    static final class Compare extends MonitorNode {
        private final Formula.Relation relation;
        private final Term left;
        private final Term right;

        Compare(Formula.Compare compare, List<String> names) {
            super(0);
            relation = compare.relation();
            left = Term.of(compare.left(), names);
            right = Term.of(compare.right(), names);
        }

        @Override
        double next(double[] row) {
            return relation.robustness(left.value(row), right.value(row));
        }

        @Override
        public void visitState(StateVisitor v) {}

        @Override
        void reset() {}
    }

    /** An expression whose signals are indices of a row. */
    interface Term {
        double value(double[] row);

        static Term of(Expression expression, List<String> names) {
            if (expression instanceof Expression.Constant constant) {
                double value = constant.value();
                return row -> value;
            } else if (expression instanceof Expression.Signal signal) {
                int index = names.indexOf(signal.name());
                if (index < 0) {
                    throw new IllegalArgumentException(
                            "the rows have no signal " + signal.name() + "; they have " + names);
                }
                return row -> row[index];
            } else if (expression instanceof Expression.Unary unary) {
                Term operand = of(unary.operand(), names);
                return unary.operator() == Expression.UnaryOperator.ABS
                        ? row -> Math.abs(operand.value(row))
                        : row -> -operand.value(row);
            } else if (expression instanceof Expression.Binary binary) {
                Term left = of(binary.left(), names);
                Term right = of(binary.right(), names);
                Expression.BinaryOperator operator = binary.operator();
                return row -> operator.apply(left.value(row), right.value(row));
            }
            throw new AssertionError("the family of expressions is sealed: " + expression.getClass());
        }
    }

    static final class Negate extends MonitorNode {
        private final MonitorNode operand;

        Negate(MonitorNode operand) {
            super(operand.delay);
            this.operand = operand;
        }

        @Override
        double next(double[] row) {
            return -operand.next(row);
        }

        @Override
        public void visitState(StateVisitor v) {
            operand.visitState(v);
        }

        @Override
        void reset() {
            operand.reset();
        }
    }

    /** Minimum (and) or maximum (or) of two operands of one delay. */
    static final class Join extends MonitorNode {
        private final boolean minimum;
        private final MonitorNode left;
        private final MonitorNode right;

        Join(boolean minimum, MonitorNode left, MonitorNode right) {
            super(left.delay);
            this.minimum = minimum;
            this.left = left;
            this.right = right;
        }

        @Override
        double next(double[] row) {
            double a = left.next(row);
            double b = right.next(row);
            return minimum ? Math.min(a, b) : Math.max(a, b);
        }

        @Override
        public void visitState(StateVisitor v) {
            left.visitState(v);
            right.visitState(v);
        }

        @Override
        void reset() {
            left.reset();
            right.reset();
        }
    }

    /** Holds an operand back, so that it fits one that knows its value later. */
    static final class Delay extends MonitorNode {
        private final MonitorNode operand;
        private final double[] ring;
        private int at;

        Delay(MonitorNode operand, int samples) {
            super(operand.delay + samples);
            this.operand = operand;
            ring = new double[samples];
            Arrays.fill(ring, Double.NaN);
        }

        @Override
        double next(double[] row) {
            double out = ring[at];
            ring[at] = operand.next(row);
            at = at + 1 == ring.length ? 0 : at + 1;
            return out;
        }

        @Override
        public void visitState(StateVisitor v) {
            operand.visitState(v);
            v.reals(ring, ring.length);
            at = v.count(at, ring.length - 1);
        }

        @Override
        void reset() {
            operand.reset();
            Arrays.fill(ring, Double.NaN);
            at = 0;
        }
    }

    /** Always or eventually over a bounded window: a monotonic deque in a ring. */
    static final class Window extends MonitorNode {
        private final MonitorNode operand;
        private final double sign;
        private final int width;
        private final int end;
        private final double[] values;
        private final long[] indices;
        private int head;
        private int size;
        private long seen;

        Window(boolean minimum, MonitorNode operand, int start, int end) {
            super(operand.delay + end);
            this.operand = operand;
            this.end = end;
            // The minimum is the negative of the maximum of the negatives.
            sign = minimum ? -1 : 1;
            width = end - start + 1;
            values = new double[width];
            indices = new long[width];
        }

        @Override
        double next(double[] row) {
            double value = sign * operand.next(row);
            if (Double.isNaN(value)) {
                return value;
            }
            if (size > 0 && indices[head] <= seen - width) {
                head = head + 1 == width ? 0 : head + 1;
                size--;
            }
            while (size > 0 && values[slot(size - 1)] <= value) {
                size--;
            }
            int slot = slot(size++);
            values[slot] = value;
            indices[slot] = seen;
            return seen++ < end ? Double.NaN : sign * values[head];
        }

        private int slot(int k) {
            int slot = head + k;
            return slot >= width ? slot - width : slot;
        }

        @Override
        public void visitState(StateVisitor v) {
            operand.visitState(v);
            v.reals(values, width);
            v.wholes(indices, width);
            head = v.count(head, width - 1);
            size = v.count(size, width);
            seen = v.whole(seen, 0, MOST);
        }

        @Override
        void reset() {
            operand.reset();
            head = 0;
            size = 0;
            seen = 0;
        }
    }

    /** Until over a bounded window; costs the window's length a row. */
    static final class Until extends MonitorNode {
        private final MonitorNode left;
        private final MonitorNode right;
        private final int start;
        private final double[] lefts;
        private final double[] rights;
        private long seen;

        Until(MonitorNode left, MonitorNode right, int start, int end) {
            super(left.delay + end);
            this.left = left;
            this.right = right;
            this.start = start;
            lefts = new double[end + 1];
            rights = new double[end + 1];
        }

        @Override
        double next(double[] row) {
            double a = left.next(row);
            double b = right.next(row);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Double.NaN;
            }
            int length = lefts.length;
            int slot = (int) (seen % length);
            lefts[slot] = a;
            rights[slot] = b;
            seen++;
            if (seen < length) {
                return Double.NaN;
            }
            // The oldest sample stands in the slot that is overwritten next.
            int at = (int) (seen % length);
            double before = Double.POSITIVE_INFINITY;
            double best = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < length; j++) {
                if (j >= start) {
                    best = Math.max(best, Math.min(rights[at], before));
                }
                before = Math.min(before, lefts[at]);
                at = at + 1 == length ? 0 : at + 1;
            }
            return best;
        }

        @Override
        public void visitState(StateVisitor v) {
            left.visitState(v);
            right.visitState(v);
            v.reals(lefts, lefts.length);
            v.reals(rights, rights.length);
            seen = v.whole(seen, 0, MOST);
        }

        @Override
        void reset() {
            left.reset();
            right.reset();
            seen = 0;
        }
    }

    /** The value at the first sample, held. */
    static final class First extends MonitorNode {
        private final MonitorNode operand;
        private double first = Double.NaN;

        First(MonitorNode operand) {
            super(0);
            this.operand = operand;
        }

        @Override
        double next(double[] row) {
            if (Double.isNaN(first)) {
                first = operand.next(row);
            }
            return first;
        }

        @Override
        public void visitState(StateVisitor v) {
            operand.visitState(v);
            first = v.real(first);
        }

        @Override
        void reset() {
            operand.reset();
            first = Double.NaN;
        }
    }

    /** Always or eventually without an end, from the start of the run to now. */
    static final class Running extends MonitorNode {
        private final MonitorNode operand;
        private final boolean minimum;
        private final int start;
        private double extremum;
        private long seen;

        Running(boolean minimum, MonitorNode operand, int start) {
            super(0);
            this.operand = operand;
            this.minimum = minimum;
            this.start = start;
            extremum = empty();
        }

        private double empty() {
            return minimum ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }

        @Override
        double next(double[] row) {
            double value = operand.next(row);
            if (!Double.isNaN(value) && seen++ >= start) {
                extremum = minimum ? Math.min(extremum, value) : Math.max(extremum, value);
            }
            return extremum;
        }

        @Override
        public void visitState(StateVisitor v) {
            operand.visitState(v);
            extremum = v.real(extremum);
            seen = v.whole(seen, 0, MOST);
        }

        @Override
        void reset() {
            operand.reset();
            extremum = empty();
            seen = 0;
        }
    }

    /** Until without an end, from the start of the run to now. */
    static final class RunningUntil extends MonitorNode {
        private final MonitorNode left;
        private final MonitorNode right;
        private final int start;
        private double best = Double.NEGATIVE_INFINITY;
        private double before = Double.POSITIVE_INFINITY;
        private long seen;

        RunningUntil(MonitorNode left, MonitorNode right, int start) {
            super(0);
            this.left = left;
            this.right = right;
            this.start = start;
        }

        @Override
        double next(double[] row) {
            double a = left.next(row);
            double b = right.next(row);
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                if (seen++ >= start) {
                    best = Math.max(best, Math.min(b, before));
                }
                before = Math.min(before, a);
            }
            return best;
        }

        @Override
        public void visitState(StateVisitor v) {
            left.visitState(v);
            right.visitState(v);
            best = v.real(best);
            before = v.real(before);
            seen = v.whole(seen, 0, MOST);
        }

        @Override
        void reset() {
            left.reset();
            right.reset();
            best = Double.NEGATIVE_INFINITY;
            before = Double.POSITIVE_INFINITY;
            seen = 0;
        }
    }
}
