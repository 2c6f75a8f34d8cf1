package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

class SpecParserTest {
    private static final SourceLocation AT = new SourceLocation("cut_in.yaml", 12, 20);

    private static Formula parse(String text) {
        return SpecParser.parse(text, AT, Signals.names());
    }

    private static List<Diagnostic> diagnosticsOf(String text) {
        return assertThrows(BadInputException.class, () -> parse(text)).diagnostics();
    }

    private static Expression signal(String name) {
        return new Expression.Signal(name);
    }

    private static Expression constant(double value) {
        return new Expression.Constant(value);
    }

    @Nested
    class AFormulaMeansWhatItSays {
        @Test
        void aComparisonUnderAlways() {
            assertEquals(
                    new Formula.Always(
                            Interval.UNBOUNDED,
                            new Formula.Compare(signal("gap"), Formula.Relation.GREATER, constant(0.5))),
                    parse("always (gap > 0.5)"));
        }

        @Test
        void aWindowIsInSeconds() {
            Formula.Eventually formula = (Formula.Eventually) parse("eventually[0,20] (distance_to_goal < 0.3)");
            assertEquals(new Interval(0, 20), formula.interval());
            assertEquals(20, formula.horizon());
        }

        @Test
        void andBindsTighterThanOrAndOrTighterThanImplies() {
            assertEquals(
                    parse("((gap > 1 and ttc > 1) or time < 1) implies jerk < 4"),
                    parse("gap > 1 and ttc > 1 or time < 1 implies jerk < 4"));
        }

        @Test
        void aTemporalOperatorTakesTheNextComparisonOnly() {
            assertEquals(parse("(always gap > 1) and ttc > 1"), parse("always gap > 1 and ttc > 1"));
        }

        @Test
        void impliesGroupsFromTheRight() {
            assertEquals(parse("gap > 1 implies (ttc > 1 implies jerk < 4)"), parse("gap > 1 -> ttc > 1 -> jerk < 4"));
        }

        @Test
        void aParenthesisMayOpenASumOrACondition() {
            assertEquals(
                    new Formula.Compare(
                            new Expression.Binary(Expression.BinaryOperator.ADD, signal("gap"), constant(1)),
                            Formula.Relation.GREATER,
                            constant(2)),
                    parse("((gap + 1) > 2)"));
        }

        @Test
        void multiplicationBindsTighterThanAddition() {
            assertEquals(parse("gap - (1.5 * ego_speed) > 0"), parse("gap - 1.5 * ego_speed > 0"));
        }

        @Test
        void untilJoinsTwoConditions() {
            Formula.Until formula = (Formula.Until) parse("gap > 1 until[2,inf] distance_to_goal < 1");
            assertEquals(2, formula.interval().start());
            assertEquals(Double.POSITIVE_INFINITY, formula.horizon());
        }

        @Test
        void itsTextParsesToItself() {
            for (String text : List.of(
                    "always (gap > 0.5)",
                    "eventually[0,20] (distance_to_goal < 0.3)",
                    "always[1,inf] not (abs(lane_offset) > 1e-3 and min(gap, 2) <= -(ttc))",
                    "gap > 1 until[0.5,2] (ttc >= 1.5 implies jerk / 2 < max(3, -ego_speed))",
                    "gap + 2 * ego_speed - 3 > 0 or eventually ego_speed < 0.1")) {
                Formula formula = parse(text);
                assertEquals(formula, parse(formula.toString()), text);
            }
        }

        @Test
        void itNamesItsSignals() {
            assertEquals(
                    List.of("gap", "ttc", "jerk"),
                    List.copyOf(parse("gap > 1 until ttc > 1 and jerk < 2").signals()));
        }
    }

    @Nested
    class AMistakeIsNamedAtItsColumn {
        @Test
        void anUnknownSignalGetsASuggestion() {
            Diagnostic diagnostic = diagnosticsOf("always (gpa > 0.5)").get(0);
            assertEquals("cut_in.yaml:12:28: error: unknown signal 'gpa'; did you mean 'gap'?", diagnostic.toString());
        }

        @Test
        void everyUnknownSignalIsNamedAtOnce() {
            List<Diagnostic> diagnostics = diagnosticsOf("always (gpa > 0.5 and tcc > 1)");
            assertEquals(2, diagnostics.size());
            assertEquals(42, diagnostics.get(1).location().column());
        }

        @Test
        void aLaterLineCountsItsOwnColumns() {
            SourceLocation location =
                    diagnosticsOf("gap > 1\n  and tcc > 1").get(0).location();
            assertEquals(new SourceLocation("cut_in.yaml", 13, 7), location);
        }

        @Test
        void aMissingParenthesis() {
            assertEquals(
                    "cut_in.yaml:12:35: error: ')' is needed where the formula ends",
                    diagnosticsOf("always (gap > 1").get(0).toString());
        }

        @Test
        void aNumberWhereAConditionIsNeeded() {
            assertTrue(diagnosticsOf("always (gap)").get(0).message().contains("'gap' is a number"));
        }

        @Test
        void aConditionWhereANumberIsNeeded() {
            assertTrue(diagnosticsOf("(gap > 1) + 2 > 3").get(0).message().contains("is a condition"));
        }

        @Test
        void aChainOfComparisons() {
            assertTrue(diagnosticsOf("0 < gap < 5").get(0).suggestion().contains("a < b and b < c"));
        }

        @Test
        void equalityOfSignals() {
            assertTrue(diagnosticsOf("collision == 0").get(0).message().contains("'=='"));
        }

        @Test
        void aProductOfSignals() {
            assertTrue(diagnosticsOf("gap * ttc > 1").get(0).message().contains("not linear"));
        }

        @Test
        void aWindowThatEndsBeforeItStarts() {
            assertTrue(diagnosticsOf("always[5,2] gap > 1").get(0).message().contains("before its start"));
        }

        @Test
        void windowsThatWouldTakeAMachinesMemory() {
            for (String text : List.of(
                    "always[0,1e9] gap > 1",
                    "always[1e9,inf] gap > 1",
                    "eventually[0,6000] gap > 1 and always[0,6000] gap > 1")) {
                assertTrue(diagnosticsOf(text).get(0).message().contains("more than 10000 s"), text);
            }
            parse("always[0,10000] gap > 1");
        }

        @Test
        void aDivisionByZero() {
            assertTrue(diagnosticsOf("gap / (1 - 1) > 1").get(0).message().contains("zero"));
        }

        @Test
        void aMisspeltConnective() {
            assertTrue(diagnosticsOf("gap > 1 adn ttc > 1").get(0).suggestion().contains("'and'"));
        }

        @Test
        void depthThatWouldExhaustTheStack() {
            assertTrue(diagnosticsOf("(".repeat(9_000)).get(0).message().contains("nested"));
            assertTrue(diagnosticsOf("(".repeat(100_000)).get(0).message().contains("characters"));
            assertTrue(diagnosticsOf("not ".repeat(2_000)).get(0).message().contains("nested"));
        }

        @Test
        void anEmptyText() {
            assertTrue(diagnosticsOf("").get(0).message().contains("where the formula ends"));
        }
    }

    /** Any sequence of words of the language is a formula or a diagnostic: never another exception. */
    @Property(tries = 500)
    void anyWordsAreAFormulaOrADiagnostic(@ForAll long seed) {
        String[] words = {
            "always",
            "eventually",
            "until",
            "not",
            "and",
            "or",
            "implies",
            "->",
            "(",
            ")",
            "[",
            "]",
            ",",
            "gap",
            "ttc",
            "gpa",
            "1",
            "0",
            "1e400",
            "1.2.3",
            "inf",
            "-",
            "+",
            "*",
            "/",
            "<",
            ">=",
            "==",
            "abs",
            "min",
            "max",
            "\n",
            "#",
            "\u00fc",
            "1e"
        };
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(25);
        for (int i = 0; i < length; i++) {
            text.append(words[random.nextInt(words.length)]).append(random.nextInt(4) == 0 ? "" : " ");
        }
        try {
            Formula formula = parse(text.toString());
            assertEquals(formula, parse(formula.toString()));
        } catch (BadInputException e) {
            assertTrue(e.diagnostics().stream().allMatch(d -> d.location().line() >= 12));
        }
    }
}
