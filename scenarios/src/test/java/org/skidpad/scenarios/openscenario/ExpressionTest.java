package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, String> PARAMETERS =
            Map.of("speed", "60.0", "lane", "-1", "name", "Ego", "on", "true");

    private static Object value(String text) throws Expression.Failure {
        return Expression.evaluate(text, PARAMETERS::get);
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 7",
        "(1 + 2) * 3, 9",
        "-2 - -3, 1",
        "7 % 4, 3",
        "10 / 4, 2.5",
        "8 / 4 / 2, 1",
        "'pow(2, 10)', 1024",
        "round(2.5), 3",
        "floor(-0.5), -1",
        "ceil(0.2), 1",
        "sqrt(5 * 5), 5",
        "sign(-3), -1",
        "abs(-3), 3",
        "'max(1, 2) + min(1, 2)', 3",
        "-$speed / 3.6, -16.666666666666668",
        "1.5e2, 150",
        "$lane * -2, 2"
    })
    void arithmeticFollowsTheUsualPrecedence(String text, double expected) throws Expression.Failure {
        assertEquals(expected, (Double) value(text), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "true and not false, true",
        "1 < 2 or 1 > 2, true",
        "$on and $speed == 60, true",
        "$speed != 60, false",
        "2 <= 2 and 3 >= 4, false"
    })
    void logicGivesBooleans(String text, boolean expected) throws Expression.Failure {
        assertEquals(expected, value(text));
    }

    @ParameterizedTest
    @CsvSource({"1 +, 3", "$sped * 2, 0", "4 / 0, 4", "sqroot(2), 0", "1 2, 2", "'max(1)', 0", "(1, 2", "$name + 1, 7"})
    void aFailureNamesTheCharacterWhereItIs(String text, int offset) {
        Expression.Failure failure = assertThrows(Expression.Failure.class, () -> value(text));
        assertEquals(offset, failure.offset, failure.getMessage());
    }

    @Test
    void aMisspeltFunctionIsSuggested() {
        Expression.Failure failure = assertThrows(Expression.Failure.class, () -> value("flor(2)"));
        assertEquals("did you mean 'floor'?", failure.suggestion);
    }

    @Test
    void deepNestingIsRefusedInsteadOfOverflowingTheStack() {
        assertThrows(Expression.Failure.class, () -> value("(".repeat(100_000) + "1" + ")".repeat(100_000)));
        assertThrows(Expression.Failure.class, () -> value("-".repeat(100_000) + "1"));
    }

    @Property
    void aFormattedNumberReadsBackExactly(@ForAll @DoubleRange(min = -1e9, max = 1e9) double number)
            throws Expression.Failure {
        assertEquals(number + 0.0, (Double) value(Expression.format(number)), 0.0);
    }
}
