package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * The expression language of OpenSCENARIO XML 1.1 and later, inside {@code ${…}} (user guide, "Expressions"): numbers,
 * booleans, parameters, the operators {@code + - * / %}, unary minus, {@code and or not}, comparisons, and functions. Values
 * are {@link Double}, {@link Boolean} or {@link String}; evaluated with {@link StrictMath}, so equal everywhere.
 */
final class Expression {
    private static final int MAX_DEPTH = 60;

    /** Functions with the number of their arguments. Trigonometry is not in the standard, but in files in the field. */
    private static final Map<String, Integer> FUNCTIONS = functions();

    private final String text;
    private final Function<String, String> parameters;
    private int at;
    private int depth;

    private Expression(String text, Function<String, String> parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    /** Why an expression has no value, and at which character of it. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        final int offset;
        final String suggestion;
        /** A text stands where a number is needed. */
        boolean textual;

        Failure(int offset, String message, String suggestion) {
            super(message);
            this.offset = offset;
            this.suggestion = suggestion;
        }
    }

    /**
     * The value of the text between {@code ${} and {@code }}.
     *
     * @param parameters the text of a parameter by its name, or null where it is not declared
     */
    static Object evaluate(String text, Function<String, String> parameters) throws Failure {
        Expression expression = new Expression(text, parameters);
        Object value = expression.or();
        expression.skip();
        if (expression.at < text.length()) {
            throw expression.fail("unexpected '" + text.charAt(expression.at) + "' in the expression");
        }
        return value;
    }

    /** What a value looks like in an attribute: whole numbers without a fraction, others so that they read back exactly. */
    static String format(Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        return value.toString();
    }

    private static Map<String, Integer> functions() {
        Map<String, Integer> arity = new HashMap<>();
        for (String one :
                List.of("round", "floor", "ceil", "sqrt", "sign", "abs", "sin", "cos", "tan", "asin", "acos", "atan")) {
            arity.put(one, 1);
        }
        for (String two : List.of("pow", "max", "min")) {
            arity.put(two, 2);
        }
        return Map.copyOf(arity);
    }

    private Object or() throws Failure {
        Object left = and();
        while (word("or") || symbol("||")) {
            boolean right = bool(and());
            left = bool(left) || right;
        }
        return left;
    }

    private Object and() throws Failure {
        Object left = comparison();
        while (word("and") || symbol("&&")) {
            boolean right = bool(comparison());
            left = bool(left) && right;
        }
        return left;
    }

    private Object comparison() throws Failure {
        Object left = sum();
        if (symbol("==")) {
            return same(left, sum());
        }
        if (symbol("!=")) {
            return !same(left, sum());
        }
        if (symbol("<=")) {
            return number(left) <= number(sum());
        }
        if (symbol(">=")) {
            return number(left) >= number(sum());
        }
        if (symbol("<")) {
            return number(left) < number(sum());
        }
        if (symbol(">")) {
            return number(left) > number(sum());
        }
        return left;
    }

    private static boolean same(Object left, Object right) {
        return left.equals(right)
                || (left instanceof Double a && right instanceof Double b && a.doubleValue() == b.doubleValue());
    }

    private Object sum() throws Failure {
        Object left = product();
        while (true) {
            if (symbol("+")) {
                left = number(left) + number(product());
            } else if (symbol("-")) {
                left = number(left) - number(product());
            } else {
                return left;
            }
        }
    }

    private Object product() throws Failure {
        Object left = unary();
        while (true) {
            if (symbol("*")) {
                left = number(left) * number(unary());
            } else if (symbol("/")) {
                left = number(left) / divisor();
            } else if (symbol("%")) {
                left = number(left) % divisor();
            } else {
                return left;
            }
        }
    }

    private double divisor() throws Failure {
        skip();
        int place = at;
        double value = number(unary());
        if (value == 0) {
            throw new Failure(place, "division by zero", "");
        }
        return value;
    }

    private Object unary() throws Failure {
        if (++depth > MAX_DEPTH) {
            throw fail("the expression is nested deeper than " + MAX_DEPTH);
        }
        try {
            if (symbol("-")) {
                return -number(unary());
            }
            if (symbol("+")) {
                return number(unary());
            }
            if (word("not")) {
                return !bool(unary());
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private Object primary() throws Failure {
        skip();
        if (at >= text.length()) {
            throw fail("the expression ends where a value is expected");
        }
        char c = text.charAt(at);
        if (c == '(') {
            at++;
            Object value = or();
            expect(')');
            return value;
        }
        if (c == '$') {
            return parameter();
        }
        if (Character.isDigit(c) || c == '.') {
            return literal();
        }
        if (Character.isLetter(c)) {
            return named();
        }
        throw fail("unexpected '" + c + "' in the expression");
    }

    private Object parameter() throws Failure {
        int start = at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start + 1, at);
        String value = parameters.apply(name);
        if (value == null) {
            throw new Failure(start, "the parameter '$" + name + "' is not declared", "");
        }
        return typed(value);
    }

    /** A parameter's text as the value it looks like. */
    static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private Object literal() throws Failure {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int mark = at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (at < text.length() && Character.isDigit(text.charAt(at))) {
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
            } else {
                at = mark;
            }
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new Failure(start, "'" + text.substring(start, at) + "' is no number", "");
        }
    }

    private Object named() throws Failure {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.equals("true") || name.equals("false")) {
            return Boolean.valueOf(name);
        }
        if (name.equals("pi")) {
            return Math.PI;
        }
        Integer arity = FUNCTIONS.get(name);
        if (arity == null) {
            Failure unknown = new Failure(
                    start, "unknown function or word '" + name + "'", Suggestion.forWord(name, FUNCTIONS.keySet()));
            // A word that calls nothing is a text, as in names that are put together.
            skip();
            unknown.textual = at >= text.length() || text.charAt(at) != '(';
            throw unknown;
        }
        expect('(');
        List<Double> arguments = new ArrayList<>();
        do {
            arguments.add(number(or()));
        } while (symbol(","));
        expect(')');
        if (arguments.size() != arity && !(arguments.size() == 1 && arity == 1)) {
            throw new Failure(start, name + " takes " + arity + " values, not " + arguments.size(), "");
        }
        double a = arguments.get(0);
        double b = arity == 2 ? arguments.get(1) : 0;
        double value = switch (name) {
            case "pow" -> StrictMath.pow(a, b);
            case "round" -> Math.floor(a + 0.5);
            case "floor" -> Math.floor(a);
            case "ceil" -> Math.ceil(a);
            case "sqrt" -> Math.sqrt(a);
            case "sign" -> Math.signum(a);
            case "abs" -> Math.abs(a);
            case "max" -> Math.max(a, b);
            case "sin" -> Trigonometry.sin(a);
            case "cos" -> Trigonometry.cos(a);
            case "tan" -> Trigonometry.tan(a);
            case "asin" -> StrictMath.asin(a);
            case "acos" -> StrictMath.acos(a);
            case "atan" -> StrictMath.atan(a);
            default -> Math.min(a, b);
        };
        if (Double.isNaN(value)) {
            throw new Failure(start, name + " has no value for " + arguments, "");
        }
        return value;
    }

    private double number(Object value) throws Failure {
        if (value instanceof Double number) {
            return number;
        }
        Failure failure = fail("a number is needed, not '" + format(value) + "'");
        failure.textual = value instanceof String;
        throw failure;
    }

    private boolean bool(Object value) throws Failure {
        if (value instanceof Boolean b) {
            return b;
        }
        throw fail("true or false is needed, not '" + format(value) + "'");
    }

    private boolean word(String wanted) {
        skip();
        int end = at + wanted.length();
        if (text.startsWith(wanted, at) && (end == text.length() || !isNamePart(text.charAt(end)))) {
            at = end;
            return true;
        }
        return false;
    }

    private boolean symbol(String wanted) {
        skip();
        if (text.startsWith(wanted, at)) {
            at += wanted.length();
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws Failure {
        skip();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw fail("'" + wanted + "' is missing in the expression");
        }
        at++;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Failure fail(String message) {
        return new Failure(Math.min(at, text.length()), message, "");
    }

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
