package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScanPhaseTest {
    private static final long MS = 1_000_000;
    private static final long PERIOD = 50 * MS;

    /** Scans every 200 ms at a phase, the first ones late; where the tick is due after all of them, within a period, ns. */
    private static long phaseAfter(long phase, long... late) {
        ScanPhase scans = new ScanPhase(PERIOD);
        long due = 0;
        for (int i = 0; i < 20; i++) {
            long arrival = i * 200 * MS + phase + (i < late.length ? late[i] : 0);
            while (due <= arrival) {
                due += PERIOD;
            }
            due = scans.inStep(arrival, due);
        }
        return Math.floorMod(due, PERIOD);
    }

    @Property(tries = 200)
    void ticksComeFiveMillisecondsAfterTheScans(@ForAll @LongRange(min = 0, max = 49_999_999) long phase) {
        assertEquals(Math.floorMod(phase + 5 * MS, PERIOD), phaseAfter(phase));
    }

    @Property(tries = 200)
    void firstScansThatAreLateDoNotCount(
            @ForAll @LongRange(min = 0, max = 49_999_999) long phase,
            @ForAll @LongRange(min = 0, max = 24_000_000) long late,
            @ForAll @LongRange(min = 0, max = 24_000_000) long later) {
        assertEquals(Math.floorMod(phase + 5 * MS, PERIOD), phaseAfter(phase, late, later, late / 2));
    }

    @Test
    void aTickIsNeverMovedToBeforeItWasDueNorByAWholePeriod() {
        ScanPhase scans = new ScanPhase(PERIOD);
        long due = 0;
        for (int i = 0; i < 20; i++) {
            long before = i * 200 * MS + 37 * MS;
            due = scans.inStep(i * 200 * MS + 3 * MS, before);
            assertTrue(due >= before && due < before + PERIOD, "due " + (due - before) + " ns later");
        }
    }
}
