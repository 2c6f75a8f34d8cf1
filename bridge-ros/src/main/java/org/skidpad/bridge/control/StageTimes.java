package org.skidpad.bridge.control;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long each stage of a control tick takes, in one histogram a stage. One thread; allocates nothing per tick. */
final class StageTimes {
    /** The stages of a tick, in their order. */
    enum Stage {
        DATA,
        WATCHDOG,
        OBSERVATION,
        POLICY,
        SHIELD,
        LIMITS,
        PUBLISH,
        RECORD
    }

    static final long LONGEST_NS = 60_000_000_000L;

    private final Histogram[] histograms = new Histogram[Stage.values().length];
    private long last;

    StageTimes() {
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = new Histogram(LONGEST_NS, 3);
        }
    }

    /** A tick begins at monotonic time {@code nowNs}. */
    void begin(long nowNs) {
        last = nowNs;
    }

    /** A stage has ended at monotonic time {@code nowNs}; the next one begins. */
    void end(Stage stage, long nowNs) {
        record(histograms[stage.ordinal()], nowNs - last);
        last = nowNs;
    }

    void reset() {
        for (Histogram h : histograms) {
            h.reset();
        }
    }

    Map<String, Latencies> latencies() {
        Map<String, Latencies> out = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            out.put(stage.name().toLowerCase(Locale.ROOT), Latencies.of(histograms[stage.ordinal()]));
        }
        return out;
    }

    static void record(Histogram histogram, long ns) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, ns)));
    }
}
