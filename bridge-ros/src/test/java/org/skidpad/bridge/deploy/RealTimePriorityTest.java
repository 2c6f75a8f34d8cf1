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
    /** In proc_pid_stat(5) the field 41, policy: 1 for SCHED_FIFO, 0 for ordinary threads. */
    private static String policyOfThisThread() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"), StandardCharsets.UTF_8);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
    }

    private static String policyOfANewThread() throws Exception {
        FutureTask<String> found = new FutureTask<>(RealTimePriorityTest::policyOfThisThread);
        new Thread(found, "new").start();
        return found.get();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoMayIsRealTimeWithItsThreadsUntilClosedAndWhoMayNotIsToldWhatItTakes() throws Exception {
        assertEquals("0", policyOfThisThread());
        try (RealTimePriority urgent = RealTimePriority.claim()) {
            assertEquals("1 and 1", policyOfThisThread() + " and " + policyOfANewThread(), urgent::toString);
        } catch (TransportException e) {
            assertTrue(
                    e.getMessage().contains("CAP_SYS_NICE") || e.getMessage().contains("util-linux"), e.getMessage());
        }
        assertEquals("0 and 0", policyOfThisThread() + " and " + policyOfANewThread());
    }
}
