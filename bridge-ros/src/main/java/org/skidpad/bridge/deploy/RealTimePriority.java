package org.skidpad.bridge.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.transport.TransportException;

/**
 * Lets this process run before everything that is not real-time (Linux SCHED_FIFO), so that other programs on the same core cannot
 * hold up a control tick: the control thread, those that bring it data, send for it and tell the supervisor that it lives, and those
 * with which the JVM stops all others. One of them left behind would hold up the rest by the locks that it keeps. The compilers,
 * which have much to do, come after these but before everything ordinary: a tick that asks for a method to be compiled waits for a
 * lock of theirs, and would wait for all that holds them up. Until closed.
 */
public final class RealTimePriority implements AutoCloseable {
    /** Above ordinary programs, below the kernel's own threads (50). */
    private static final String PRIORITY = "20";

    /** Of the compilers. */
    private static final String COMPILERS = "10";

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final long TOOL_S = 10;
    private static final int ROUNDS = 5;

    private RealTimePriority() {}

    /**
     * From now on, for the threads there are, and the threads and processes that they start.
     *
     * @throws TransportException where this system or this user has no such thing, with the remedy
     */
    public static RealTimePriority claim() {
        Set<String> done = new HashSet<>();
        // What an ordinary thread starts meanwhile is ordinary: again, until nobody new is there.
        for (int round = 0; round < ROUNDS && claim(done); round++) {}
        return new RealTimePriority();
    }

    /** Whether there were threads that had not been seen yet. */
    private static boolean claim(Set<String> done) {
        boolean any = false;
        for (Map.Entry<String, Boolean> thread : threads().entrySet()) {
            if (done.add(thread.getKey())) {
                any = true;
                String refusal = set("--fifo", thread.getValue() ? COMPILERS : PRIORITY, thread.getKey());
                if (!refusal.isEmpty()) {
                    throw new TransportException("real-time priority is not permitted (" + refusal
                            + "); it needs the capability CAP_SYS_NICE, or a line such as '@robot - rtprio " + PRIORITY
                            + "' in /etc/security/limits.conf");
                }
            }
        }
        return any;
    }

    /** Makes every thread of this process an ordinary one. */
    @Override
    public void close() {
        threads().keySet().forEach(thread -> set("--other", "0", thread));
    }

    /** The threads there are, and which of them compile. */
    private static Map<String, Boolean> threads() {
        Map<String, Boolean> threads = new LinkedHashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                threads.put(task.getFileName().toString(), name(task).contains("CompilerThre"));
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
