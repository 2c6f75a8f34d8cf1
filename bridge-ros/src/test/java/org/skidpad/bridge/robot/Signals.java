package org.skidpad.bridge.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Sends signals by a shell that runs already: to start a process takes a busy machine longer than what is measured. */
final class Signals implements AutoCloseable {
    private final Process shell;
    private final Writer in;
    private final BufferedReader out;

    Signals() throws IOException {
        shell = new ProcessBuilder("sh", "-c", "while read -r line; do kill $line; echo $?; done")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = shell.outputWriter(StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns once the signal has been sent. */
    void send(String name, long pid) throws IOException {
        in.write("-" + name + " " + pid + "\n");
        in.flush();
        String result = out.readLine();
        if (!"0".equals(result)) {
            throw new IOException("kill -" + name + " " + pid + ": " + result);
        }
    }

    @Override
    public void close() throws IOException {
        in.close(); // the shell ends with its input
    }
}
