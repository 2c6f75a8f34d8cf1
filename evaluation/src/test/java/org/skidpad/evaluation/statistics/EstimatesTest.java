package org.skidpad.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    @Test
    void wilsonsIntervalHasThePublishedValues() {
        // Newcombe 1998 (two papers, Statistics in Medicine 17): 81/263 and 0/20 in the table of single proportions.
        Estimate common = Estimates.rate(81, 263);
        assertEquals(0.2553, common.low(), 5e-5);
        assertEquals(0.3662, common.high(), 5e-5);
        Estimate none = Estimates.rate(0, 20);
        assertEquals(0, none.low());
        assertEquals(0.1611, none.high(), 5e-5);
    }

    @Test
    void newcombesDifferenceHasThePublishedValues() {
        // Newcombe 1998, table II, contrast (a): 56/70 - 48/80.
        Estimate d = Estimates.difference(56, 70, 48, 80);
        assertEquals(0.2, d.value(), 1e-12);
        assertEquals(0.0524, d.low(), 5e-5);
        assertEquals(0.3339, d.high(), 5e-5);
    }

    @Test
    void studentsIntervalOfFiveNumbersIsTheTextbooks() {
        Estimate m = Estimates.mean(new double[] {1, 2, 3, 4, 5});
        assertEquals(3, m.value());
        assertEquals(2.776445 * Math.sqrt(2.5 / 5), m.high() - m.value(), 1e-6);
    }

    @Test
    void samplesThatSayNothingAreLeftOut() {
        Estimate m = Estimates.mean(new double[] {Double.NaN, 2, 4, Double.NaN});
        assertEquals(3, m.value());
        assertEquals(2, m.samples());
        assertEquals(0, Estimates.mean(new double[] {Double.NaN}).samples());
    }

    @Property(tries = 300)
    void anIntervalHoldsItsEstimateAndStaysWithin0And1(
            @ForAll @IntRange(max = 500) int a, @ForAll @IntRange(max = 500) int b) {
        Estimate e = Estimates.rate(a, a + b + 1);
        assertTrue(0 <= e.low() && e.low() <= e.value() && e.value() <= e.high() && e.high() <= 1);
    }

    @Test
    void intervalsThatTouchAreNotApart() {
        assertTrue(Estimates.rate(10, 100).isApartFrom(Estimates.rate(40, 100)));
        assertFalse(Estimates.rate(10, 100).isApartFrom(Estimates.rate(14, 100)));
        assertThrows(IllegalArgumentException.class, () -> Estimates.rate(3, 2));
    }
}
