package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.skidpad.bridge.transport.TransportException;

class RealTimePriorityTest {
    /** In proc_pid_stat(5) the field 41, policy: 1 for SCHED_FIFO, 0 for ordinary threads; it may carry the flag to reset at a fork. */
    private static String policyOfThisThread() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"), StandardCharsets.UTF_8);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatMayIsRealTimeAndItsThreadsAreOrdinaryAndOneThatMayNotIsToldWhatItTakes() throws Exception {
        FutureTask<String> found = new FutureTask<>(() -> {
            try {
                RealTimePriority.claim();
            } catch (TransportException e) {
                return e.getMessage();
            }
            FutureTask<String> child = new FutureTask<>(RealTimePriorityTest::policyOfThisThread);
            new Thread(child).start();
            return policyOfThisThread() + " and " + child.get();
        });
        new Thread(found, "to-be-urgent").start();
        String said = found.get();
        if (said.startsWith("real-time")) {
            assertTrue(said.contains("CAP_SYS_NICE") || said.contains("util-linux"), said);
        } else {
            assertEquals("1 and 0", said);
        }
    }
}
