package org.skidpad.bridge.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.transport.TransportException;

/**
 * Lets the calling thread run before everything that is not real-time (Linux SCHED_FIFO), so that other programs on the same core
 * cannot hold up a control tick. The threads with which the JVM stops all others (its own, and the garbage collector's) come along:
 * a control thread that waits for a pause waits for them. Readers, recorders and compilers stay as they are.
 */
public final class RealTimePriority {
    /** Above ordinary programs, below the kernel's own threads (50). */
    private static final String PRIORITY = "20";

    private static final Path SELF = Path.of("/proc/thread-self");
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final long TOOL_S = 10;

    private RealTimePriority() {}

    /**
     * From now on, for this thread and those of the JVM. What they start is ordinary.
     *
     * @throws TransportException where this system or this user has no such thing, with the remedy
     */
    public static void claim() {
        try {
            List<String> threads = new ArrayList<>();
            threads.add(Files.readSymbolicLink(SELF).getFileName().toString());
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
                for (Path task : tasks) {
                    String name = Files.readString(task.resolve("comm")).trim();
                    if (name.equals("VM Thread") || name.startsWith("GC Thread")) {
                        threads.add(task.getFileName().toString());
                    }
                }
            }
            for (String thread : threads) {
                raise(thread);
            }
        } catch (IOException e) {
            throw new TransportException(
                    "real-time priority needs Linux and chrt (package util-linux): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while real-time priority was set", e);
        }
    }

    private static void raise(String thread) throws IOException, InterruptedException {
        Process chrt = new ProcessBuilder("chrt", "--reset-on-fork", "--fifo", "--pid", PRIORITY, thread)
                .redirectErrorStream(true)
                .start();
        String said = new String(chrt.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (!chrt.waitFor(TOOL_S, TimeUnit.SECONDS) || chrt.exitValue() != 0) {
            chrt.destroyForcibly();
            throw new TransportException(
                    "real-time priority is not permitted (" + said
                            + "); it needs the capability CAP_SYS_NICE, or a line such as" + " '@robot - rtprio "
                            + PRIORITY + "' in /etc/security/limits.conf",
                    null);
        }
    }
}
