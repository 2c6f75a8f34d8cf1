package org.skidpad.sim.spec;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A number made of signals: linear arithmetic plus {@code abs}, {@code min} and {@code max}. Immutable. */
public sealed interface Expression {
    /** Adds the names of the signals it reads. */
    void collectSignals(Set<String> into);

    /** A constant in the unit of what it is compared with. */
    record Constant(double value) implements Expression {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("constant must be finite, is " + value);
            }
        }

        @Override
        public void collectSignals(Set<String> into) {}

        @Override
        public String toString() {
            String text = Double.toString(value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
    }

    /** The value of a signal at a sample. */
    record Signal(String name) implements Expression {
        public Signal {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public void collectSignals(Set<String> into) {
            into.add(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What a {@link Unary} does. */
    enum UnaryOperator {
        NEGATE,
        ABS
    }

    /** {@code -a} or {@code abs(a)}. */
    record Unary(UnaryOperator operator, Expression operand) implements Expression {
        @Override
        public void collectSignals(Set<String> into) {
            operand.collectSignals(into);
        }

        @Override
        public String toString() {
            return operator == UnaryOperator.ABS ? "abs(" + operand + ")" : "-(" + operand + ")";
        }
    }

    /** What a {@link Binary} does. */
    enum BinaryOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        MIN("min"),
        MAX("max");

        final String text;

        BinaryOperator(String text) {
            this.text = text;
        }

        double apply(double a, double b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case MIN -> Math.min(a, b);
                case MAX -> Math.max(a, b);
            };
        }
    }

    /** Two operands; one factor of a product and every divisor is a constant, which the parser checks. */
    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public void collectSignals(Set<String> into) {
            left.collectSignals(into);
            right.collectSignals(into);
        }

        @Override
        public String toString() {
            if (operator == BinaryOperator.MIN || operator == BinaryOperator.MAX) {
                return operator.name().toLowerCase(Locale.ROOT) + "(" + left + ", " + right + ")";
            }
            return "(" + left + " " + operator.text + " " + right + ")";
        }
    }
}
