package org.skidpad.sim.spec;

import java.util.List;

/** Turns a formula into {@link MonitorNode}s whose delays fit each other. */
final class MonitorCompiler {
    private final double dt;
    private final List<String> names;

    MonitorCompiler(double dt, List<String> names) {
        if (!(dt > 0)) {
            throw new IllegalArgumentException("dt must be positive, is " + dt);
        }
        this.dt = dt;
        this.names = names;
    }

    /** Of a formula with bounded windows: its value {@code delay} samples ago. */
    MonitorNode sliding(Formula formula) {
        if (formula instanceof Formula.Compare compare) {
            return new MonitorNode.Compare(compare, names);
        } else if (formula instanceof Formula.Not not) {
            return new MonitorNode.Negate(sliding(not.operand()));
        } else if (formula instanceof Formula.And and) {
            return join(true, sliding(and.left()), sliding(and.right()));
        } else if (formula instanceof Formula.Or or) {
            return join(false, sliding(or.left()), sliding(or.right()));
        } else if (formula instanceof Formula.Implies implies) {
            return join(false, new MonitorNode.Negate(sliding(implies.left())), sliding(implies.right()));
        } else if (formula instanceof Formula.Always always) {
            return new MonitorNode.Window(
                    true, sliding(always.operand()), start(always.interval()), end(always.interval()));
        } else if (formula instanceof Formula.Eventually eventually) {
            return new MonitorNode.Window(
                    false, sliding(eventually.operand()), start(eventually.interval()), end(eventually.interval()));
        } else if (formula instanceof Formula.Until until) {
            MonitorNode left = sliding(until.left());
            MonitorNode right = sliding(until.right());
            int common = Math.max(left.delay, right.delay);
            return new MonitorNode.Until(
                    delayed(left, common), delayed(right, common), start(until.interval()), end(until.interval()));
        }
        throw new AssertionError("the family of formulas is sealed: " + formula.getClass());
    }

    /** Of a formula with unbounded windows at the top: its value at the first sample, as far as the run has gone. */
    MonitorNode fromStart(Formula formula) {
        if (!Double.isInfinite(formula.horizon())) {
            return new MonitorNode.First(sliding(formula));
        } else if (formula instanceof Formula.Not not) {
            return new MonitorNode.Negate(fromStart(not.operand()));
        } else if (formula instanceof Formula.And and) {
            return join(true, fromStart(and.left()), fromStart(and.right()));
        } else if (formula instanceof Formula.Or or) {
            return join(false, fromStart(or.left()), fromStart(or.right()));
        } else if (formula instanceof Formula.Implies implies) {
            return join(false, new MonitorNode.Negate(fromStart(implies.left())), fromStart(implies.right()));
        } else if (formula instanceof Formula.Always always) {
            return new MonitorNode.Running(true, sliding(always.operand()), start(always.interval()));
        } else if (formula instanceof Formula.Eventually eventually) {
            return new MonitorNode.Running(false, sliding(eventually.operand()), start(eventually.interval()));
        } else if (formula instanceof Formula.Until until) {
            MonitorNode left = sliding(until.left());
            MonitorNode right = sliding(until.right());
            int common = Math.max(left.delay, right.delay);
            return new MonitorNode.RunningUntil(delayed(left, common), delayed(right, common), start(until.interval()));
        }
        throw new AssertionError("no unbounded operator in " + formula);
    }

    private int start(Interval interval) {
        return interval.startSamples(dt);
    }

    private int end(Interval interval) {
        return interval.endSamples(dt);
    }

    private static MonitorNode join(boolean minimum, MonitorNode left, MonitorNode right) {
        int common = Math.max(left.delay, right.delay);
        return new MonitorNode.Join(minimum, delayed(left, common), delayed(right, common));
    }

    private static MonitorNode delayed(MonitorNode node, int delay) {
        return node.delay == delay ? node : new MonitorNode.Delay(node, delay - node.delay);
    }
}
