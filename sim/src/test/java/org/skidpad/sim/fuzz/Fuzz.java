package org.skidpad.sim.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

/**
 * Gives a reader damaged inputs, one after the other. Each must end in a value or in a refusal that says why, in less than 2 s of
 * the processor's time and without allocating more than it may; where there are many, also without opening a file outside the
 * folder that it was given.
 *
 * <p>A case is a function of its number and the kind of input alone: {@code -Dskidpad.fuzz.first=N -Dskidpad.fuzz=1} repeats case
 * N. {@code ./skidpad verify --long} runs 2 million of each kind, a plain build a few; {@code -Dskidpad.fuzz=COUNT} any number.
 * What a long run has tried it writes down ({@link Ledger}), and what is written down is not tried again. Kinds may be run at the
 * same time; each is one thread.
 * Figures are in docs/robustness.md.
 */
public final class Fuzz {
    /** Inputs of each kind in the long form. */
    public static final int WHOLE = 2_000_000;

    private static final long MOST_CPU_NS = 2_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;
    /** From so many on files are watched, which takes a second or two of its own. */
    private static final int MANY = 20_000;

    private static final int MOST_FAILURES = 10;
    private static final int LONGEST_SHOWN = 20_000;
    /** Not one of these in the long form: were all refused, little of the reader would have been tried. */
    private static final double LEAST_READ = 0.01;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String kind;
    /** Of this run; fewer where an earlier one tried some. */
    private final long cases;

    private final long first;
    private final long end;
    private final Ledger ledger;
    private long fixedBytes = MOST_BYTES;
    private long bytesEach;
    private double leastRead = LEAST_READ;
    private Path folder;

    private final Map<String, String> failures = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile long current = -1;
    private volatile long currentCpuNs;
    private volatile Object currentInput;
    private long read;
    private long totalNs;
    private long slowestNs;
    private long slowest;
    private long largestBytes;
    private long largest;

    /** Reads an input. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * @return true where the input was read, false where it was refused
         * @throws BadInputException also where it was refused
         */
        boolean read(T input) throws Exception;
    }

    private Fuzz(String kind, int few) {
        this.kind = kind;
        int whole = Boolean.getBoolean("skidpad.long") ? WHOLE : few;
        int asked = Integer.getInteger("skidpad.fuzz", whole);
        if (asked < WHOLE && Integer.getInteger("skidpad.fuzz") == null) {
            System.out.printf(Locale.ROOT, "SHORTENED: damaged inputs, %s: %,d of %,d%n", kind, asked, WHOLE);
        }
        long begin = Long.getLong("skidpad.fuzz.first", 0);
        end = begin + asked;
        // Less than the whole is not worth keeping.
        ledger = asked < WHOLE ? Ledger.none() : Ledger.ofLongRun(kind);
        first = Math.max(begin, Math.min(end, ledger.done()));
        cases = end - first;
    }

    /** @param few inputs that a plain build tries */
    public static Fuzz of(String kind, int few) {
        return new Fuzz(kind, few);
    }

    /** What reading one input may allocate at most, bytes: so many, and so many for each byte or character of it. */
    public Fuzz allocating(long fixed, long each) {
        fixedBytes = fixed;
        bytesEach = each;
        return this;
    }

    /** Where the reader may open files; without it nowhere. The Java runtime's own files do not count. */
    public Fuzz within(Path allowed) {
        folder = allowed;
        return this;
    }

    /** The least share of inputs that must be read, not refused; 0 … 1. */
    public Fuzz readingAtLeast(double share) {
        leastRead = share;
        return this;
    }

    /** Runs, and fails with all that was found. */
    public <T> void run(Mutator<T> mutator, Reader<T> reader) {
        if (cases == 0) {
            System.out.println("FUZZ | " + kind + " | all tried by an earlier run");
            return;
        }
        if (cases < MANY) {
            start(mutator, reader);
        } else {
            try (OpenedFiles files = OpenedFiles.watch(kind)) {
                start(mutator, reader);
                files.outside(folder).forEach(f -> failures.put(f, "a file outside the folder was opened: " + f));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "FUZZ | %s | %d | %d | %d | %.1f us | %.1f ms (case %d) | %.1f MB (case %d)%n",
                kind,
                first,
                cases,
                read,
                totalNs / 1e3 / cases,
                slowestNs / 1e6,
                slowest,
                largestBytes / 1e6,
                largest);
        if (!failures.isEmpty()) {
            throw new AssertionError(kind + ": " + String.join("\n\n", failures.values()));
        }
        if (cases >= 1000 && read < cases * leastRead) {
            throw new AssertionError(kind + ": the mutations are too wild, " + read + " of " + cases + " were read");
        }
        ledger.note(end, true);
    }

    private <T> void start(Mutator<T> mutator, Reader<T> reader) {
        // What the reader starts is of the same group, and its files are watched as well.
        Thread worker = new Thread(new ThreadGroup(kind), () -> work(mutator, reader), "fuzz " + kind);
        worker.setDaemon(true);
        worker.start();
        watch(worker);
    }

    private <T> void work(Mutator<T> mutator, Reader<T> reader) {
        long self = Thread.currentThread().getId();
        for (long n = first; n < end && failures.size() < MOST_FAILURES; n++) {
            T input = mutator.next(new SplittableRandom(kind.hashCode() * 31L ^ n * 0x9E3779B97F4A7C15L));
            long bytes = THREADS.getThreadAllocatedBytes(self);
            long cpu = THREADS.getCurrentThreadCpuTime();
            currentCpuNs = cpu;
            currentInput = input;
            current = n;
            try {
                read += reader.read(input) ? 1 : 0;
            } catch (BadInputException e) {
                if (e.diagnostics().stream().noneMatch(Diagnostic::isError)) {
                    fail(n, input, e, "a refusal that does not say why: " + e);
                }
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
                fail(n, input, e, e.toString());
            }
            current = -1;
            long tookNs = THREADS.getCurrentThreadCpuTime() - cpu;
            long tookBytes = THREADS.getThreadAllocatedBytes(self) - bytes;
            totalNs += tookNs;
            if (n == first) {
                continue; // classes are loaded here
            }
            if (tookNs > slowestNs) {
                slowestNs = tookNs;
                slowest = n;
            }
            if (tookBytes > largestBytes) {
                largestBytes = tookBytes;
                largest = n;
            }
            if (tookNs > MOST_CPU_NS) {
                fail(n, input, null, "took " + tookNs / 1_000_000 + " ms");
            }
            if (tookBytes > Math.min(MOST_BYTES, fixedBytes + bytesEach * length(input))) {
                fail(n, input, null, "took " + tookBytes + " bytes");
            }
        }
    }

    /** A failure counts once for each place of it. */
    private void fail(long n, Object input, Throwable thrown, String what) {
        StackTraceElement[] stack = thrown == null ? new StackTraceElement[0] : thrown.getStackTrace();
        String at = Arrays.stream(stack)
                .filter(s -> s.getClassName().startsWith("org.skidpad"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String trace = String.join(
                "\n    at ",
                Arrays.stream(stack).limit(12).map(StackTraceElement::toString).toList());
        failures.putIfAbsent(
                thrown == null ? what.replaceAll("\\d+", "") : thrown.getClass() + at,
                "case " + n + ": " + what + "\n    at " + trace + "\n" + shown(input));
    }

    private static String shown(Object input) {
        String text = input instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : input.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + " …" : text;
    }

    private static long length(Object input) {
        return input instanceof byte[] bytes ? bytes.length : input.toString().length();
    }

    /** Waits for the end; a case that never comes to one fails with the place where it is. */
    private void watch(Thread worker) {
        while (worker.isAlive()) {
            try {
                worker.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(kind + ": interrupted", e);
            }
            long n = current;
            if (n > 0 && failures.isEmpty()) {
                ledger.note(n, false);
            }
            long since = currentCpuNs;
            if (n >= 0 && THREADS.getThreadCpuTime(worker.getId()) - since > 10 * MOST_CPU_NS && n == current) {
                AssertionError hangs = new AssertionError(kind + ": case " + n + " hangs\n" + shown(currentInput));
                hangs.setStackTrace(worker.getStackTrace());
                throw hangs;
            }
        }
    }
}
