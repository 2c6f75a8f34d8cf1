package org.skidpad.evaluation.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Runs a {@link Workload} and measures it. On one thread its processor time counts, so that a busy machine does not change
 * the figure. On several the wall clock counts, and the figure of one thread, taken just before, is what it is compared with;
 * that means something only where a core for each is idle, so the same comparison by processor time stands beside it.
 */
final class Stopwatch {
    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Warm-up for each second measured, s: the second compiler needs some seconds to settle. Taken in parts. */
    private static final double WARM_UP = 1.5;

    private static final int WARM_UP_PARTS = 3;
    /** It goes on where it still gets faster by so much, since on a busy machine the compiler waits too, ... */
    private static final double STILL_WARMING = 1.03;
    /** ... but for no more parts than these. */
    private static final int MOST_WARM_UP_PARTS = 12;

    /** One thread and several are measured in turn, so often, since the machine is not the same from second to second. */
    private static final int TURNS = 4;

    private final Workload workload;
    private final double seconds;

    /** @param seconds of each measurement */
    Stopwatch(Workload workload, double seconds) {
        this.workload = workload;
        this.seconds = seconds;
    }

    /** Hands over {@code repeat} figures, taken after one warm-up. */
    void measure(int threads, int repeat, Consumer<BenchResult> out) {
        Workload.Run[] runs = new Workload.Run[threads == 1 || workload.usesThreads() ? 1 : threads];
        for (int k = 0; k < runs.length; k++) {
            runs[k] = workload.open(1);
        }
        try (Workload.Run shared = threads > 1 && workload.usesThreads() ? workload.open(threads) : null) {
            warmUp(runs[0]);
            if (threads > 1) {
                // All of them on threads of their own: what one thread has warmed up, another may find compiled for one
                // only.
                several(shared, runs, threads, seconds * WARM_UP);
            }
            for (int r = 0; r < repeat; r++) {
                if (threads == 1) {
                    Span one = span(runs[0], seconds);
                    out.accept(result(one, 1, runs[0].answer(), costs(one)));
                } else {
                    Span one = Span.NONE;
                    Span many = Span.NONE;
                    for (int turn = 0; turn < TURNS; turn++) {
                        one = one.plus(span(runs[0], seconds / TURNS));
                        many = many.plus(several(shared, runs, threads, seconds / TURNS));
                    }
                    Workload.Answer answer = (shared != null ? shared : runs[threads - 1]).answer();
                    out.accept(result(many, threads, answer, scaling(one, many, threads)));
                }
            }
        } finally {
            for (Workload.Run run : runs) {
                run.close();
            }
        }
    }

    /**
     * @param work done
     * @param cpu processor time per thread, s
     * @param wall s
     * @param bytes allocated
     */
    private record Span(double work, double cpu, double wall, long bytes) {
        static final Span NONE = new Span(0, 0, 0, 0);

        Span plus(Span other) {
            return new Span(work + other.work, cpu + other.cpu, wall + other.wall, bytes + other.bytes);
        }
    }

    private void warmUp(Workload.Run run) {
        double best = 0;
        for (int part = 1; part <= MOST_WARM_UP_PARTS; part++) {
            Span span = span(run, seconds * WARM_UP / WARM_UP_PARTS);
            double rate = span.work / span.cpu;
            if (part >= WARM_UP_PARTS && rate < best * STILL_WARMING) {
                return;
            }
            best = Math.max(best, rate);
        }
    }

    /** On the calling thread alone, for so long by its processor time. */
    private static Span span(Workload.Run run, double seconds) {
        long wall = System.nanoTime();
        long bytes = CLOCK.getCurrentThreadAllocatedBytes();
        long start = CLOCK.getCurrentThreadCpuTime();
        long work = 0;
        long used;
        do {
            work += run.chunk();
            used = CLOCK.getCurrentThreadCpuTime() - start;
        } while (used < seconds * 1e9);
        return new Span(
                work, used * 1e-9, (System.nanoTime() - wall) * 1e-9, CLOCK.getCurrentThreadAllocatedBytes() - bytes);
    }

    private Span several(Workload.Run shared, Workload.Run[] runs, int threads, double duration) {
        return shared != null ? sharedSpan(shared, threads, duration) : together(runs, duration);
    }

    private static Span sharedSpan(Workload.Run run, int threads, double duration) {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long work = 0;
        long wall;
        do {
            work += run.chunk();
            wall = System.nanoTime() - start;
        } while (wall < duration * 1e9);
        return new Span(work, (PROCESS.getProcessCpuTime() - cpu) * 1e-9 / threads, wall * 1e-9, 0);
    }

    /** One run on each thread, all at the same time. */
    private Span together(Workload.Run[] runs, double duration) {
        Span[] spans = new Span[runs.length];
        Thread[] workers = new Thread[runs.length];
        CountDownLatch ready = new CountDownLatch(runs.length);
        Throwable[] failure = new Throwable[1];
        for (int k = 0; k < runs.length; k++) {
            int index = k;
            workers[k] = new Thread(
                    () -> {
                        try {
                            ready.countDown();
                            ready.await();
                            spans[index] = wallSpan(runs[index], duration);
                        } catch (InterruptedException | RuntimeException | Error e) {
                            failure[0] = e;
                        }
                    },
                    "skidpad-bench-" + k);
            workers[k].start();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + workload.name() + " was measured", e);
        }
        if (failure[0] != null) {
            throw new IllegalStateException(workload.name() + " failed on one of its threads", failure[0]);
        }
        double rate = 0;
        double cpuRate = 0;
        for (Span span : spans) {
            rate += span.work / span.wall;
            cpuRate += span.work / span.cpu;
        }
        return new Span(rate * duration, rate * duration / cpuRate, duration, 0);
    }

    private static Span wallSpan(Workload.Run run, double duration) {
        long cpu = CLOCK.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long work = 0;
        long wall;
        do {
            work += run.chunk();
            wall = System.nanoTime() - start;
        } while (wall < duration * 1e9);
        return new Span(work, (CLOCK.getCurrentThreadCpuTime() - cpu) * 1e-9, wall * 1e-9, 0);
    }

    private static String costs(Span one) {
        double bytes = one.bytes / one.work;
        return bytes < 0.05 ? "allocated=0" : String.format(Locale.ROOT, "allocated=%.1fB", bytes);
    }

    private static String scaling(Span one, Span many, int threads) {
        double wall = (many.work / many.wall) / (one.work / one.wall);
        double cpu = (many.work / many.cpu) / (one.work / one.cpu);
        return String.format(Locale.ROOT, "threads=%d scaling=%.2f scaling_by_cpu_time=%.2f", threads, wall, cpu);
    }

    private BenchResult result(Span span, int threads, Workload.Answer answer, String how) {
        Workload.Figure figure = workload.figure();
        double value = figure.of(span.work, threads == 1 ? span.cpu : span.wall, threads);
        return new BenchResult(
                workload.name(), figure.metric(), value, figure.unit(), answer.detail() + ", " + how, answer.fault());
    }
}
