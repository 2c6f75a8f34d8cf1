package org.skidpad.sim.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** Reads the text of a formula; the grammar is in docs/specification-language.md. */
public final class SpecParser {
    /** Longer texts are refused: a formula is read by people. */
    static final int MAX_LENGTH = 10_000;

    private static final int MAX_DEPTH = 200;
    /** All windows of a formula together, s: each sample in one takes memory on a robot and in every world of a training. */
    private static final double MAX_WINDOWS_S = 10_000;

    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "implies",
            "always",
            "eventually",
            "until",
            "abs",
            "min",
            "max",
            "inf",
            "true",
            "false");

    private final SourceLocation at;
    private final String text;
    private final Set<String> knownSignals;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;
    private double windowsS;

    private SpecParser(String text, SourceLocation at, Set<String> knownSignals) {
        this.text = text;
        this.at = at;
        this.knownSignals = knownSignals;
    }

    /**
     * Reads a formula.
     *
     * @param at where the first character of {@code text} stands
     * @param knownSignals names that may be used, usually {@link Signals#names}
     * @throws BadInputException with every unknown signal, and the first mistake of grammar, at its own column
     */
    public static Formula parse(String text, SourceLocation at, Set<String> knownSignals) {
        SpecParser parser = new SpecParser(text, at, knownSignals);
        Formula formula = null;
        try {
            if (text.length() > MAX_LENGTH) {
                throw parser.error(
                        0, "the formula has " + text.length() + " characters, at most " + MAX_LENGTH + " are read", "");
            }
            parser.tokenize();
            formula = parser.formula(parser.implication());
            parser.expectEnd();
        } catch (Stop stop) {
            parser.diagnostics.add(stop.diagnostic);
        }
        if (!parser.diagnostics.isEmpty()) {
            throw new BadInputException(parser.diagnostics);
        }
        return formula;
    }

    /** A formula or an expression, not yet told apart: an opening parenthesis may begin either. */
    private record Node(Formula formula, Expression expression, int offset) {}

    private enum Kind {
        NUMBER,
        WORD,
        SYMBOL,
        END
    }

    private record Token(Kind kind, String text, int offset) {
        boolean is(String wanted) {
            return kind != Kind.END && text.equals(wanted);
        }
    }

    /** Ends parsing at the first mistake of grammar: what follows one would only confuse. */
    private static final class Stop extends RuntimeException {
        final transient Diagnostic diagnostic;

        Stop(Diagnostic diagnostic) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
        }
    }

    private void tokenize() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (isDigit(c) || c == '.') {
                int end = numberEnd(i);
                tokens.add(new Token(Kind.NUMBER, text.substring(i, end), i));
                i = end;
            } else if (isLetter(c)) {
                int end = i;
                while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, text.substring(i, end), i));
                i = end;
            } else {
                String symbol = symbolAt(i);
                tokens.add(new Token(Kind.SYMBOL, symbol, i));
                i += symbol.length();
            }
        }
        tokens.add(new Token(Kind.END, "", text.length()));
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < text.length() && isDigit(text.charAt(exponent))) {
                end = exponent;
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
            }
        }
        return end;
    }

    private String symbolAt(int i) {
        for (String symbol : List.of(">=", "<=", "->", "&&", "||", "==", "!=")) {
            if (text.startsWith(symbol, i)) {
                return symbol;
            }
        }
        char c = text.charAt(i);
        if ("()[],+-*/<>!=".indexOf(c) < 0) {
            throw error(i, "a formula cannot contain '" + c + "'", "");
        }
        return String.valueOf(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    // Each level below binds tighter than the one above.

    private Node implication() {
        enter();
        Node left = disjunction();
        if (accept("implies") || accept("->")) {
            // Right-associative: a implies b implies c is a implies (b implies c).
            Node right = implication();
            left = node(new Formula.Implies(formula(left), formula(right)), left.offset());
        }
        depth--;
        return left;
    }

    private Node disjunction() {
        Node left = conjunction();
        while (accept("or") || accept("||")) {
            left = node(new Formula.Or(formula(left), formula(conjunction())), left.offset());
        }
        return left;
    }

    private Node conjunction() {
        Node left = until();
        while (accept("and") || accept("&&")) {
            left = node(new Formula.And(formula(left), formula(until())), left.offset());
        }
        return left;
    }

    private Node until() {
        Node left = prefixed();
        if (accept("until")) {
            Interval interval = interval();
            left = node(new Formula.Until(interval, formula(left), formula(prefixed())), left.offset());
        }
        return left;
    }

    private Node prefixed() {
        enter();
        int offset = peek().offset();
        Node out;
        if (accept("not") || accept("!")) {
            out = node(new Formula.Not(formula(prefixed())), offset);
        } else if (accept("always")) {
            Interval interval = interval();
            out = node(new Formula.Always(interval, formula(prefixed())), offset);
        } else if (accept("eventually")) {
            Interval interval = interval();
            out = node(new Formula.Eventually(interval, formula(prefixed())), offset);
        } else {
            out = comparison();
        }
        depth--;
        return out;
    }

    private Node comparison() {
        Node left = sum();
        Formula.Relation relation = relation();
        if (relation == null) {
            return left;
        }
        Node right = sum();
        int second = peek().offset();
        if (relation() != null) {
            throw error(second, "comparisons cannot be chained", "write 'a < b and b < c'");
        }
        return node(new Formula.Compare(expression(left), relation, expression(right)), left.offset());
    }

    private Formula.Relation relation() {
        Token token = peek();
        if (token.kind() != Kind.SYMBOL) {
            return null;
        }
        if (token.is("==") || token.is("=") || token.is("!=")) {
            throw error(
                    token.offset(),
                    "signals cannot be compared with '" + token.text() + "'",
                    "use two comparisons with >= and <=");
        }
        for (Formula.Relation relation : Formula.Relation.values()) {
            if (accept(relation.text)) {
                return relation;
            }
        }
        return null;
    }

    private Node sum() {
        Node left = product();
        while (true) {
            Expression.BinaryOperator operator;
            if (accept("+")) {
                operator = Expression.BinaryOperator.ADD;
            } else if (accept("-")) {
                operator = Expression.BinaryOperator.SUBTRACT;
            } else {
                return left;
            }
            left = binary(operator, left, product());
        }
    }

    private Node product() {
        Node left = factor();
        while (true) {
            int offset = peek().offset();
            if (accept("*")) {
                Node right = factor();
                if (!isConstant(expression(left)) && !isConstant(expression(right))) {
                    throw error(offset, "a product of two signals is not linear", "one factor must be a constant");
                }
                left = binary(Expression.BinaryOperator.MULTIPLY, left, right);
            } else if (accept("/")) {
                Node right = factor();
                if (!isConstant(expression(right))) {
                    throw error(offset, "a divisor must be a constant", "multiply both sides instead");
                }
                if (constantValue(expression(right)) == 0) {
                    throw error(offset, "division by zero", "");
                }
                left = binary(Expression.BinaryOperator.DIVIDE, left, right);
            } else {
                return left;
            }
        }
    }

    private Node factor() {
        enter();
        Token token = peek();
        Node out;
        if (accept("-")) {
            Expression operand = expression(factor());
            out = operand instanceof Expression.Constant constant
                    ? node(new Expression.Constant(-constant.value()), token.offset())
                    : node(new Expression.Unary(Expression.UnaryOperator.NEGATE, operand), token.offset());
        } else if (accept("(")) {
            out = implication();
            expect(")");
        } else if (token.kind() == Kind.NUMBER) {
            next++;
            out = node(new Expression.Constant(number(token)), token.offset());
        } else if (accept("abs")) {
            expect("(");
            Expression operand = expression(sum());
            expect(")");
            out = node(new Expression.Unary(Expression.UnaryOperator.ABS, operand), token.offset());
        } else if (accept("min") || accept("max")) {
            expect("(");
            Expression left = expression(sum());
            expect(",");
            Expression right = expression(sum());
            expect(")");
            Expression.BinaryOperator operator =
                    token.is("min") ? Expression.BinaryOperator.MIN : Expression.BinaryOperator.MAX;
            out = node(new Expression.Binary(operator, left, right), token.offset());
        } else if (token.kind() == Kind.WORD && !WORDS.contains(token.text())) {
            next++;
            out = node(signal(token), token.offset());
        } else {
            throw error(token.offset(), "a signal, a number or '(' is needed " + found(token), "");
        }
        depth--;
        return out;
    }

    private Expression signal(Token token) {
        if (!knownSignals.contains(token.text())) {
            String suggestion = Suggestion.forWord(
                    token.text(), WORDS.contains(token.text().toLowerCase(Locale.ROOT)) ? WORDS : knownSignals);
            if (suggestion.isEmpty()) {
                suggestion = "known signals: " + String.join(", ", new TreeSet<>(knownSignals));
            }
            diagnostics.add(
                    Diagnostic.error(locate(token.offset()), "unknown signal '" + token.text() + "'", suggestion));
        }
        return new Expression.Signal(token.text());
    }

    /** {@code [a,b]} in seconds, or nothing. */
    private Interval interval() {
        int offset = peek().offset();
        if (!accept("[")) {
            return Interval.UNBOUNDED;
        }
        double start = bound();
        expect(",");
        double end = accept("inf") ? Double.POSITIVE_INFINITY : bound();
        expect("]");
        if (end < start) {
            throw error(
                    offset,
                    "the window ends at " + end + " s, before its start at " + start + " s",
                    "write [start,end] in seconds");
        }
        windowsS += Double.isInfinite(end) ? start : end;
        if (windowsS > MAX_WINDOWS_S) {
            throw error(
                    offset,
                    "the formula's windows add up to more than " + (int) MAX_WINDOWS_S + " s",
                    "without a window, or with inf as its end, an operator looks as far as the run goes");
        }
        return new Interval(start, end);
    }

    private double bound() {
        Token token = peek();
        if (token.kind() != Kind.NUMBER) {
            throw error(token.offset(), "a time in seconds, at least 0, is needed " + found(token), "");
        }
        next++;
        return number(token);
    }

    private double number(Token token) {
        double value;
        try {
            value = Double.parseDouble(token.text());
        } catch (NumberFormatException e) {
            throw error(token.offset(), "'" + token.text() + "' is not a number", "");
        }
        if (Double.isInfinite(value)) {
            throw error(token.offset(), "'" + token.text() + "' is too large", "");
        }
        return value;
    }

    private Node binary(Expression.BinaryOperator operator, Node left, Node right) {
        return node(new Expression.Binary(operator, expression(left), expression(right)), left.offset());
    }

    private static boolean isConstant(Expression expression) {
        Set<String> names = new HashSet<>();
        expression.collectSignals(names);
        return names.isEmpty();
    }

    private static double constantValue(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        } else if (expression instanceof Expression.Unary unary) {
            double value = constantValue(unary.operand());
            return unary.operator() == Expression.UnaryOperator.ABS ? Math.abs(value) : -value;
        } else if (expression instanceof Expression.Binary binary) {
            return binary.operator().apply(constantValue(binary.left()), constantValue(binary.right()));
        }
        throw new AssertionError("not constant: " + expression);
    }

    private Formula formula(Node node) {
        if (node.formula() == null) {
            throw error(
                    node.offset(),
                    "a condition is needed here, '" + node.expression() + "' is a number",
                    "compare it, for example '" + node.expression() + " > 0.5'");
        }
        return node.formula();
    }

    private Expression expression(Node node) {
        if (node.expression() == null) {
            throw error(node.offset(), "a number is needed here, '" + node.formula() + "' is a condition", "");
        }
        return node.expression();
    }

    private static Node node(Formula formula, int offset) {
        return new Node(formula, null, offset);
    }

    private static Node node(Expression expression, int offset) {
        return new Node(null, expression, offset);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(String wanted) {
        if (peek().is(wanted)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        if (!accept(wanted)) {
            throw error(peek().offset(), "'" + wanted + "' is needed " + found(peek()), "");
        }
    }

    private void expectEnd() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            String suggestion = token.kind() == Kind.WORD
                    ? Suggestion.forWord(token.text(), List.of("and", "or", "implies", "until"))
                    : "";
            throw error(
                    token.offset(),
                    "the formula should end or go on with and, or, implies, until " + found(token),
                    suggestion);
        }
    }

    private static String found(Token token) {
        return token.kind() == Kind.END ? "where the formula ends" : "before '" + token.text() + "'";
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw error(peek().offset(), "the formula is nested too deeply", "");
        }
    }

    private Stop error(int offset, String message, String suggestion) {
        return new Stop(Diagnostic.error(locate(offset), message, suggestion));
    }

    /** Line and column of a character of the text, given where its first one stands. */
    private SourceLocation locate(int offset) {
        int line = at.line();
        int column = at.column();
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
                lineStart = i + 1;
            }
        }
        if (at.line() <= 0 || column <= 0) {
            return at;
        }
        return new SourceLocation(at.file(), line, column + offset - lineStart);
    }
}
