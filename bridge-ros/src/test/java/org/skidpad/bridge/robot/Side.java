package org.skidpad.bridge.robot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.transport.Await;

/** A {@link BridgeProcess} to which faults can be told. */
final class Side {
    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    Side(ProcessBuilder builder) throws IOException {
        process = builder.start();
        Thread thread = new Thread(this::listen, "side-says");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("its output has ended: " + e.getMessage()); // as it does where the process is killed
        }
    }

    /** Tells it of a fault; returns once that is in effect. */
    void say(String fault) throws IOException, InterruptedException {
        said.clear();
        process.getOutputStream().write((fault + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String line = null;
        while (!fault.equals(line)) {
            line = said.poll(Await.PATIENCE_S, TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("no answer to '" + fault + "'");
            }
        }
    }

    /** Fails, with what it said last, where it has ended by itself. */
    void requireAlive() {
        assertTrue(process.isAlive(), () -> "it has ended with " + process.exitValue() + " and said " + said);
    }

    long pid() {
        return process.pid();
    }

    /** Kills it, if it is there. */
    static void end(Side side) throws InterruptedException {
        if (side != null) {
            side.process.destroyForcibly().waitFor();
        }
    }
}
