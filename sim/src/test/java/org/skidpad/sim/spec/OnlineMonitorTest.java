package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.SourceLocation;

class OnlineMonitorTest {
    private static final double DT = 0.5;
    private static final List<String> NAMES = List.of("x", "y");

    private static Formula parse(String text) {
        return SpecParser.parse(text, SourceLocation.wholeFile("test"), Set.copyOf(NAMES));
    }

    private static double[][] random(long seed, int length) {
        Random random = new Random(seed);
        double[][] rows = new double[length][2];
        for (double[] row : rows) {
            row[0] = random.nextGaussian();
            row[1] = random.nextGaussian();
        }
        return rows;
    }

    private static Trace trace(double[][] rows, int length) {
        double[] x = new double[length];
        double[] y = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = rows[i][0];
            y[i] = rows[i][1];
        }
        return new Trace(DT, Map.of("x", x, "y", y));
    }

    @Property(tries = 60)
    void aSlidingValueIsTheOfflineOneOfTheSampleItBelongsTo(@ForAll long seed) {
        for (String text : new String[] {
            "x > 0.1",
            "always[0,2] x > 0 and y < 1",
            "eventually[1,3] always[0,1] abs(x) < 1",
            "not (x > 0 until[0.5,2] y > 0)",
            "x + 2 * y > 0 implies eventually[2,2] min(x, y) < 0",
            "(always[0,1] x > -1) until[0,3] (eventually[0,0.5] y > 1)"
        }) {
            double[][] rows = random(seed, 40);
            OnlineMonitor monitor = new OnlineMonitor(parse(text), DT, NAMES);
            double[] offline = Robustness.of(parse(text), trace(rows, rows.length));
            assertFalse(monitor.isFromStart());
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < rows.length; i++) {
                    double value = monitor.push(rows[i]);
                    int sample = i - monitor.delaySamples();
                    if (sample < 0) {
                        assertTrue(Double.isNaN(value), text + " at " + i);
                    } else {
                        assertEquals(offline[sample], value, text + " at " + i);
                    }
                }
                monitor.reset();
            }
        }
    }

    @Property(tries = 60)
    void aRunningValueIsTheOfflineOneOfTheRunSoFar(@ForAll long seed) {
        for (String text : new String[] {
            "always x > -1",
            "eventually[2,inf] x > 1",
            "x > 0 until y > 0.5",
            "always x > -2 and eventually y > 1 implies x < 0"
        }) {
            double[][] rows = random(seed, 30);
            OnlineMonitor monitor = new OnlineMonitor(parse(text), DT, NAMES);
            assertTrue(monitor.isFromStart());
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < rows.length; i++) {
                    assertEquals(
                            Robustness.atStart(parse(text), trace(rows, i + 1)),
                            monitor.push(rows[i]),
                            text + " at " + i);
                }
                monitor.reset();
            }
        }
    }

    @Test
    void aResponseWithinABoundIsKnownOnceTheBoundIsOver() {
        OnlineMonitor monitor = new OnlineMonitor(parse("always (x > 0 implies eventually[0,1] y > 0)"), DT, NAMES);
        assertEquals(Double.POSITIVE_INFINITY, monitor.push(new double[] {1, -1}));
        assertEquals(Double.POSITIVE_INFINITY, monitor.push(new double[] {-3, -1}));
        assertEquals(-1, monitor.push(new double[] {-3, -2}));
    }

    @Test
    void aRowIsTakenWithoutAllocation() {
        OnlineMonitor monitor = new OnlineMonitor(
                parse("always[0,5] (x - 2 * y > 0 implies eventually[0,2] abs(y) < 1) and x > -3 until[0,4] y > 0"),
                DT,
                NAMES);
        double[][] rows = random(1, 1000);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        double sum = pushAll(monitor, rows);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            sum += pushAll(monitor, rows);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 10_000, allocated + " bytes for 100,000 rows, sum " + sum);
    }

    private static double pushAll(OnlineMonitor monitor, double[][] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += monitor.push(rows[i]);
        }
        return sum;
    }

    @Test
    void anUnboundedWindowInsideAnotherIsRefusedWithAReason() {
        Formula formula = parse("always eventually x > 0");
        assertTrue(OnlineMonitor.unsupported(formula).orElseThrow().contains("give it a window"));
        assertThrows(IllegalArgumentException.class, () -> new OnlineMonitor(formula, DT, NAMES));
        assertTrue(OnlineMonitor.unsupported(parse("not always x > 0")).isEmpty());
    }

    @Test
    void aRowWithoutTheSignalIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OnlineMonitor(parse("y > 0"), DT, List.of("x")));
    }

    @Test
    void rowsOfSignalsAreMonitoredByName() {
        Formula formula =
                SpecParser.parse("always[0,0.5] rss_margin > 0", SourceLocation.wholeFile("test"), Signals.names());
        OnlineMonitor monitor = OnlineMonitor.of(formula, DT);
        double[] row = new double[Signals.COUNT];
        Arrays.fill(row, Double.NaN);
        row[Signals.RSS_MARGIN] = 3;
        assertTrue(Double.isNaN(monitor.push(row)));
        row[Signals.RSS_MARGIN] = 2;
        assertEquals(2, monitor.push(row));
    }
}
