package org.skidpad.sim.spec;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A signal temporal logic formula; its text is described in docs/specification-language.md and read by {@link SpecParser}.
 * Immutable; {@code toString} gives text that parses to an equal formula.
 *
 * <p>Source: O. Maler, D. Nickovic, "Monitoring temporal properties of continuous signals", FORMATS 2004.
 */
public sealed interface Formula {
    /** Adds the names of the signals it reads. */
    void collectSignals(Set<String> into);

    /** How far it looks ahead, s; {@code +Infinity} where it has an unbounded operator. */
    double horizon();

    /** Names of the signals it reads, in order of appearance. */
    default Set<String> signals() {
        Set<String> names = new LinkedHashSet<>();
        collectSignals(names);
        return names;
    }

    /** How a {@link Compare} compares. */
    enum Relation {
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<=");

        final String text;

        Relation(String text) {
            this.text = text;
        }

        /** Signed distance to the border: positive where the relation holds. A NaN on either side counts as violated. */
        double robustness(double left, double right) {
            double margin = this == GREATER || this == GREATER_OR_EQUAL ? left - right : right - left;
            // Infinity - Infinity: both sides equally far, so the relation holds just so or just not.
            if (Double.isNaN(margin)) {
                return left == right ? 0 : Double.NEGATIVE_INFINITY;
            }
            return margin;
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
            };
        }
    }

    /** Of two formulas. */
    sealed interface Binary extends Formula {
        Formula left();

        Formula right();

        @Override
        default void collectSignals(Set<String> into) {
            left().collectSignals(into);
            right().collectSignals(into);
        }

        @Override
        default double horizon() {
            return Math.max(left().horizon(), right().horizon());
        }
    }

    /** Of a formula over a window of time. */
    sealed interface Windowed extends Formula {
        Interval interval();

        Formula operand();

        @Override
        default void collectSignals(Set<String> into) {
            operand().collectSignals(into);
        }

        @Override
        default double horizon() {
            return interval().end() + operand().horizon();
        }
    }

    /** {@code gap > 0.5}. */
    record Compare(Expression left, Relation relation, Expression right) implements Formula {
        @Override
        public void collectSignals(Set<String> into) {
            left.collectSignals(into);
            right.collectSignals(into);
        }

        @Override
        public double horizon() {
            return 0;
        }

        @Override
        public String toString() {
            return "(" + left + " " + relation.text + " " + right + ")";
        }
    }

    /** {@code not a}. */
    record Not(Formula operand) implements Formula {
        @Override
        public void collectSignals(Set<String> into) {
            operand.collectSignals(into);
        }

        @Override
        public double horizon() {
            return operand.horizon();
        }

        @Override
        public String toString() {
            return "not " + operand;
        }
    }

    /** {@code a and b}. */
    record And(Formula left, Formula right) implements Binary {
        @Override
        public String toString() {
            return "(" + left + " and " + right + ")";
        }
    }

    /** {@code a or b}. */
    record Or(Formula left, Formula right) implements Binary {
        @Override
        public String toString() {
            return "(" + left + " or " + right + ")";
        }
    }

    /** {@code a implies b}, that is {@code (not a) or b}. */
    record Implies(Formula left, Formula right) implements Binary {
        @Override
        public String toString() {
            return "(" + left + " implies " + right + ")";
        }
    }

    /** {@code always[a,b] f}: f at every sample of the window. */
    record Always(Interval interval, Formula operand) implements Windowed {
        @Override
        public String toString() {
            return "always" + interval + " " + operand;
        }
    }

    /** {@code eventually[a,b] f}: f at some sample of the window. */
    record Eventually(Interval interval, Formula operand) implements Windowed {
        @Override
        public String toString() {
            return "eventually" + interval + " " + operand;
        }
    }

    /** {@code a until[a,b] b}: b at some sample of the window, and a at every sample from now to just before it. */
    record Until(Interval interval, Formula left, Formula right) implements Binary {
        @Override
        public double horizon() {
            return interval.end() + Binary.super.horizon();
        }

        @Override
        public String toString() {
            return "(" + left + " until" + interval + " " + right + ")";
        }
    }
}
