package org.skidpad.evaluation.bench;

/**
 * Something of fixed content whose speed is measured, with a known answer. A new one is a class of its own and one line in
 * {@link Benchmarks}. It knows nothing of clocks, warm-up and threads: {@link Stopwatch} does.
 */
interface Workload {
    /** As typed by the user. */
    String name();

    /** For {@code bench --help}, at most 56 letters. */
    String summary();

    Figure figure();

    /**
     * True where one run spreads itself over the threads (many worlds of a {@code VectorEnvironment}); else each thread gets
     * a run of its own.
     */
    default boolean usesThreads() {
        return false;
    }

    /**
     * Sets the scene up. Runs share nothing that is written.
     *
     * @param threads to use inside the run; 1 unless {@link #usesThreads}
     */
    Run open(int threads);

    /** A scene and its present state; one thread at a time. */
    interface Run extends AutoCloseable {
        /** Does some milliseconds of work and returns how much, in units of the figure: rays, steps. Allocates nothing. */
        long chunk();

        /** Compares what was computed with the definition of the workload. */
        Answer answer();

        @Override
        default void close() {}
    }

    /**
     * What the figure is.
     *
     * @param metric one word: what is counted
     * @param unit of the figure
     * @param isTime microseconds for one, less is better; else how many a second
     */
    record Figure(String metric, String unit, boolean isTime) {
        static Figure perSecond(String metric, String unit) {
            return new Figure(metric, unit + "/s", false);
        }

        /** {@code metric} is for example {@code us_per_step}. */
        static Figure microseconds(String metric) {
            return new Figure(metric, "us", true);
        }

        /** @param work done in {@code seconds} by each of {@code threads} together */
        double of(double work, double seconds, int threads) {
            return isTime ? 1e6 * seconds * threads / work : work / seconds;
        }
    }

    /**
     * The computed values in words, and what is wrong with them.
     *
     * @param detail for example {@code mean_range=21.9763 hit=0.794}
     * @param fault null where the answer is right; else what was expected and what came out
     */
    record Answer(String detail, String fault) {
        static Answer right(String detail) {
            return new Answer(detail, null);
        }

        /** Right where {@code holds}. */
        static Answer of(String detail, boolean holds, String expected) {
            return new Answer(detail, holds ? null : "expected " + expected + ", got " + detail);
        }
    }
}
