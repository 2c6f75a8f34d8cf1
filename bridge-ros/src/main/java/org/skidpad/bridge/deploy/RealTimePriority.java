package org.skidpad.bridge.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.transport.TransportException;

/**
 * Lets this process run before everything that is not real-time (Linux SCHED_FIFO), so that other programs on the same core cannot
 * hold up a control tick: the control thread, those that bring it data, send for it and tell the supervisor that it lives, and those
 * with which the JVM stops all others. One of them left behind would hold up the rest by the locks that it keeps. Only the
 * compilers, which have much to do and nothing that waits for them, stay as they are. Until closed.
 */
public final class RealTimePriority implements AutoCloseable {
    /** Above ordinary programs, below the kernel's own threads (50). */
    private static final String PRIORITY = "20";

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final long TOOL_S = 10;

    private RealTimePriority() {}

    /**
     * From now on, for the threads there are, and the threads and processes that they start.
     *
     * @throws TransportException where this system or this user has no such thing, with the remedy
     */
    public static RealTimePriority claim() {
        for (String thread : threads()) {
            String refusal = set("--fifo", PRIORITY, thread);
            if (!refusal.isEmpty()) {
                throw new TransportException("real-time priority is not permitted (" + refusal
                        + "); it needs the capability CAP_SYS_NICE, or a line such as '@robot - rtprio " + PRIORITY
                        + "' in /etc/security/limits.conf");
            }
        }
        return new RealTimePriority();
    }

    /** Makes every thread of this process an ordinary one. */
    @Override
    public void close() {
        threads().forEach(thread -> set("--other", "0", thread));
    }

    private static List<String> threads() {
        List<String> threads = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (!name(task).contains("CompilerThre")) {
                    threads.add(task.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new TransportException("real-time priority needs Linux: " + e.getMessage(), e);
        }
        return threads;
    }

    private static String name(Path task) throws IOException {
        try {
            return Files.readString(task.resolve("comm")).trim();
        } catch (NoSuchFileException e) {
            return ""; // it has ended meanwhile, which is looked at where its priority is set
        }
    }

    /** @return what chrt said against it; empty where it is done or the thread has ended */
    private static String set(String policy, String priority, String thread) {
        try {
            Process chrt = new ProcessBuilder("chrt", policy, "--pid", priority, thread)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(chrt.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            boolean done = chrt.waitFor(TOOL_S, TimeUnit.SECONDS) && chrt.exitValue() == 0;
            return done || !Files.exists(TASKS.resolve(thread)) ? "" : said;
        } catch (IOException e) {
            throw new TransportException("real-time priority needs chrt (package util-linux): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while real-time priority was set", e);
        }
    }
}
