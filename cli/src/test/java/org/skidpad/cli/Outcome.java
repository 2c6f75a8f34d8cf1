package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command printed and answered. */
record Outcome(int exit, String out, String err) {
    /** Runs a command in this JVM, without its {@code exit} and without keys: standard input is the test runner's. */
    static Outcome of(Object... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        int exit;
        try {
            exit = Main.execute(words(arguments));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
        return new Outcome(exit, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
    }

    /** A command in a JVM of its own, without a display. */
    static Process start(Path outputFile, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // As the launcher does: newer JDKs warn of what libraries need.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words(arguments)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(outputFile.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().put("DJL_OFFLINE", "true");
        builder.environment().put("OPT_OUT_TRACKING", "true");
        return builder.start();
    }

    static int await(Process process) throws InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the command did not end");
        return process.exitValue();
    }

    private static String[] words(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return words;
    }

    Outcome expecting(int code) {
        assertEquals(code, exit, () -> "output:\n" + out + "errors:\n" + err);
        return this;
    }

    /** Holds a refusal to its form: exit code 2, one line that says what is wrong, no stack trace. */
    void isRefusalSaying(String... parts) {
        expecting(ExitCode.BAD_INPUT);
        assertFalse(err.contains("\tat "), err);
        assertFalse(err.contains("fault of Skidpad"), err);
        List<String> lines =
                err.lines().filter(l -> !l.startsWith("try: ") && !l.isBlank()).toList();
        assertEquals(1, lines.size(), () -> "one message expected, not:\n" + err);
        for (String part : parts) {
            assertTrue(lines.get(0).contains(part), () -> "'" + part + "' expected in: " + lines.get(0));
        }
    }

    String lastLine() {
        List<String> lines = out.lines().toList();
        return lines.get(lines.size() - 1);
    }
}
