package org.skidpad.sim.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Signals of one run, sampled at a fixed step: sample i belongs to time {@code i * dt}. Arrays are shared, not copied. */
public final class Trace {
    private final double dt;
    private final int length;
    private final Map<String, double[]> signals;

    /**
     * @param dt s between samples, positive
     * @param signals samples by signal name; all of one length, at least one sample
     */
    public Trace(double dt, Map<String, double[]> signals) {
        if (!(dt > 0)) {
            throw new IllegalArgumentException("dt must be positive, is " + dt);
        }
        int common = -1;
        for (Map.Entry<String, double[]> entry : signals.entrySet()) {
            int samples = entry.getValue().length;
            if (common >= 0 && samples != common) {
                throw new IllegalArgumentException(
                        "signal " + entry.getKey() + " has " + samples + " samples, others have " + common);
            }
            common = samples;
        }
        if (common < 1) {
            throw new IllegalArgumentException("a trace needs at least one signal of at least one sample");
        }
        this.dt = dt;
        this.length = common;
        this.signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
    }

    /** s between samples. */
    public double dt() {
        return dt;
    }

    /** Samples of every signal. */
    public int length() {
        return length;
    }

    public Set<String> names() {
        return signals.keySet();
    }

    /** The samples of a signal (not a copy). */
    public double[] signal(String name) {
        double[] samples = signals.get(name);
        if (samples == null) {
            throw new IllegalArgumentException("the trace has no signal " + name + "; it has " + signals.keySet());
        }
        return samples;
    }
}
