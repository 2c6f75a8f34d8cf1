package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.SourceLocation;

class RobustnessTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Formula parse(String text) {
        return SpecParser.parse(text, SourceLocation.wholeFile("test"), Set.of("x", "y"));
    }

    private static Trace trace(double... x) {
        return new Trace(0.5, Map.of("x", x));
    }

    @Test
    void aComparisonIsWorthItsMargin() {
        assertArrayEquals(new double[] {0.5, -1.5}, Robustness.of(parse("x > 0.5"), trace(1, -1)));
        assertArrayEquals(new double[] {-0.5, 1.5}, Robustness.of(parse("x < 0.5"), trace(1, -1)));
    }

    @Test
    void alwaysIsTheLeastMarginOfTheRest() {
        assertArrayEquals(new double[] {1, 1, 1, 4}, Robustness.of(parse("always x > 0"), trace(3, 2, 1, 4)));
    }

    @Test
    void eventuallyIsTheGreatestMarginOfTheRest() {
        assertArrayEquals(new double[] {4, 4, 4, 4}, Robustness.of(parse("eventually x > 0"), trace(3, 2, 1, 4)));
        assertArrayEquals(new double[] {4, 3, 2}, Robustness.of(parse("eventually x > 0"), trace(4, 3, 2)));
    }

    @Test
    void aWindowIsCutAtTheEndAndEmptyBeyondIt() {
        assertArrayEquals(new double[] {1, 1, 4, INF}, Robustness.of(parse("always[0.5,1] x > 0"), trace(3, 2, 1, 4)));
        assertArrayEquals(
                new double[] {2, 4, 4, -INF}, Robustness.of(parse("eventually[0.5,1] x > 0"), trace(3, 2, 1, 4)));
    }

    @Test
    void untilNeedsTheLeftSideOnlyBeforeTheRightOne() {
        Trace trace = new Trace(1, Map.of("x", new double[] {5, 3, -1}, "y", new double[] {-2, -2, 7}));
        assertEquals(3, Robustness.atStart(parse("x > 0 until y > 0"), trace));
    }

    @Test
    void untilIsNotSatisfiedWhereTheRightSideNeverComes() {
        Trace trace = new Trace(1, Map.of("x", new double[] {5, 3, 1}, "y", new double[] {-2, -3, -7}));
        assertEquals(-2, Robustness.atStart(parse("x > 0 until y > 0"), trace));
    }

    @Test
    void aStrictComparisonOnTheBorderDoesNotHold() {
        assertEquals(0, Robustness.atStart(parse("x > 1"), trace(1)));
        assertFalse(Robustness.holds(parse("x > 1"), trace(1)));
        assertTrue(Robustness.holds(parse("x >= 1"), trace(1)));
        assertFalse(Robustness.holds(parse("not (x >= 1)"), trace(1)));
    }

    @Test
    void aSignalThatIsNotANumberViolatesItsComparison() {
        assertEquals(-INF, Robustness.atStart(parse("abs(x) < 1"), trace(Double.NaN)));
        assertFalse(Robustness.holds(parse("abs(x) < 1"), trace(Double.NaN)));
    }

    @Test
    void anInfiniteGapSatisfiesByInfinity() {
        assertEquals(INF, Robustness.atStart(parse("always x > 0.5"), trace(INF, INF)));
    }

    @Test
    void aTraceWithoutTheSignalSaysWhichItLacks() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Robustness.of(parse("y > 0"), trace(1)))
                .getMessage()
                .contains("no signal y"));
    }

    @Property(tries = 200)
    void slidingWindowsAgreeWithTheirDefinition(
            @ForAll @Size(min = 1, max = 40) double @DoubleRange(min = -10, max = 10) [] x,
            @ForAll @IntRange(min = 0, max = 12) int start,
            @ForAll @IntRange(min = 0, max = 12) int length) {
        int end = start + length;
        double[] always = new double[x.length];
        double[] eventually = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            always[i] = INF;
            eventually[i] = -INF;
            for (int j = i + start; j <= i + end && j < x.length; j++) {
                always[i] = Math.min(always[i], x[j]);
                eventually[i] = Math.max(eventually[i], x[j]);
            }
        }
        String window = "[" + start * 0.5 + "," + end * 0.5 + "]";
        assertArrayEquals(always, Robustness.of(parse("always" + window + " x > 0"), trace(x)));
        assertArrayEquals(eventually, Robustness.of(parse("eventually" + window + " x > 0"), trace(x)));
    }

    @Property(tries = 200)
    void untilAgreesWithItsDefinition(
            @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -10, max = 10) [] x,
            @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -10, max = 10) [] y,
            @ForAll @IntRange(min = 0, max = 8) int start,
            @ForAll @IntRange(min = 0, max = 8) int length) {
        int n = Math.min(x.length, y.length);
        double[] left = Arrays.copyOf(x, n);
        double[] right = Arrays.copyOf(y, n);
        int end = start + length;
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = -INF;
            for (int j = i + start; j <= i + end && j < n; j++) {
                double margin = right[j];
                for (int k = i; k < j; k++) {
                    margin = Math.min(margin, left[k]);
                }
                expected[i] = Math.max(expected[i], margin);
            }
        }
        Trace trace = new Trace(0.5, Map.of("x", left, "y", right));
        String window = "[" + start * 0.5 + "," + end * 0.5 + "]";
        assertArrayEquals(expected, Robustness.of(parse("x > 0 until" + window + " y > 0"), trace));
    }

    @Property(tries = 100)
    void theSignOfTheRobustnessIsTheVerdict(
            @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -1, max = 1) [] x) {
        for (String text : new String[] {
            "always[0,2] x > 0.25 implies eventually[1,3] x < 0.1",
            "not (x > 0 until[0,2] x < -0.5)",
            "eventually always x > 0"
        }) {
            double robustness = Robustness.atStart(parse(text), trace(x));
            if (robustness != 0) {
                assertEquals(robustness > 0, Robustness.holds(parse(text), trace(x)), text);
            }
        }
    }
}
