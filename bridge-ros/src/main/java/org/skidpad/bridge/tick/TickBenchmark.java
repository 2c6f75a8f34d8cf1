package org.skidpad.bridge.tick;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.skidpad.bridge.deploy.RealTimePriority;
import org.skidpad.bridge.peer.Figure;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.sim.env.Policy;

/**
 * Ticks at a fixed rate while a program that never sleeps runs beside them on every core, first at ordinary priority, then at that
 * of {@link RealTimePriority}. Between ticks the thread sleeps, as in a deployment: a loop that never slept would itself use up its
 * share and be made to wait for the others'.
 */
public final class TickBenchmark {
    public static final String NAME = "control-tick";

    public static final String SUMMARY =
            "a tick of deployment, 360 beams and an MLP 2x64, beside a busy program on each core";

    /** Ten times a robot's, so that a short measurement has a tail. */
    private static final int RATE_HZ = 200;

    private static final int WARM_UP = 5000;
    private static final double US = 1e-3;

    private TickBenchmark() {}

    /** What was measured, and what is wrong with it: empty where every tick ended in a command. */
    public record Outcome(List<Figure> figures, String fault) {}

    /**
     * Measures.
     *
     * @param seconds at either priority
     * @param policy of the Burger's contract
     */
    public static Outcome run(double seconds, Policy policy) throws IOException, InterruptedException {
        List<Process> others = new ArrayList<>();
        try {
            for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
                others.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            List<Figure> figures = new ArrayList<>();
            String fault = measure("ordinary", seconds, policy, figures);
            return new Outcome(figures, fault + measureUrgent(seconds, policy, figures));
        } finally {
            for (Process other : others) {
                other.destroyForcibly().waitFor();
            }
        }
    }

    /** Where it is not permitted, it is not measured, and said so. */
    private static String measureUrgent(double seconds, Policy policy, List<Figure> figures) {
        RealTimePriority urgent;
        try {
            urgent = RealTimePriority.claim();
        } catch (TransportException e) {
            System.err.println(NAME + ": not measured at real-time priority: " + e.getMessage());
            return "";
        }
        try {
            return measure("real_time", seconds, policy, figures);
        } finally {
            urgent.close();
        }
    }

    private static String measure(String name, double seconds, Policy policy, List<Figure> out) {
        TickRig rig = new TickRig(policy);
        for (int i = 0; i < WARM_UP; i++) {
            rig.measure();
            rig.tick();
        }
        long commands = rig.commands();
        Histogram took = new Histogram(60_000_000_000L, 3);
        Histogram late = new Histogram(60_000_000_000L, 3);
        long ticks = Math.max(1, Math.round(seconds * RATE_HZ));
        long due = System.nanoTime();
        for (long i = 0; i < ticks; i++) {
            due += 1_000_000_000L / RATE_HZ;
            rig.measure();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long begun = System.nanoTime();
            rig.tick();
            long ended = System.nanoTime();
            took.recordValue(ended - begun);
            late.recordValue(ended - due);
        }
        String detail = String.format(
                Locale.ROOT,
                "p50=%.1f p99=%.1f max=%.1f µs, %d ticks at %d Hz",
                took.getValueAtPercentile(50) * US,
                took.getValueAtPercentile(99) * US,
                took.getMaxValue() * US,
                ticks,
                RATE_HZ);
        out.add(new Figure(name + "_p99_9", took.getValueAtPercentile(99.9) * US, "µs", detail));
        detail = String.format(
                Locale.ROOT,
                "p50=%.1f p99=%.1f max=%.1f µs, from when it was due to its end",
                late.getValueAtPercentile(50) * US,
                late.getValueAtPercentile(99) * US,
                late.getMaxValue() * US);
        out.add(new Figure(name + "_lateness_p99_9", late.getValueAtPercentile(99.9) * US, "µs", detail));
        long missing = ticks - (rig.commands() - commands);
        return missing == 0 ? "" : missing + " ticks of " + ticks + " commanded nothing; ";
    }
}
