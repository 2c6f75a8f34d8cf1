package org.skidpad.evaluation.metric;

/** One number about one run. Implementations keep no state. */
public interface Metric {
    /** Lower-case word with {@code _}. */
    String label();

    /** SI, {@code 1} for none. */
    String unit();

    /** True where the number is 0 or 1, so that its mean is a rate. */
    boolean isRate();

    /** NaN where the run says nothing about it. */
    double of(Run run);
}
