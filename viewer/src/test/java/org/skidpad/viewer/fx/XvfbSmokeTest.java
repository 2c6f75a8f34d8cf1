package org.skidpad.viewer.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.record.Recordings;
import org.skidpad.viewer.SyntheticRun;

/** The window on GTK and a virtual X display, as a user has it, in a JVM of its own. */
class XvfbSmokeTest {
    @TempDir
    Path folder;

    private static boolean isOnPath(String program) {
        for (String part : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(part, program))) {
                return true;
            }
        }
        return false;
    }

    private record Result(int code, String output) {}

    private Result run(List<String> prefix, Class<?> program, Path recording, boolean display) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of(
                "-Dprism.order=sw",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                recording.toString()));
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (!display) {
            builder.environment().remove("DISPLAY");
        }
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after 60 s: " + Files.readString(log));
        }
        return new Result(process.exitValue(), Files.readString(log));
    }

    @Test
    void theWindowOpensOnARecordingShowsFramesAndCloses() throws Exception {
        Assumptions.assumeTrue(isOnPath("xvfb-run"), "no xvfb-run here: apt-get install xvfb xauth");
        try {
            Preflight.check(Map.of("DISPLAY", ":0"), Path.of("/etc/ld.so.cache"));
        } catch (org.skidpad.sim.diagnostic.BadInputException e) {
            Assumptions.abort("no window toolkit here: " + e.getMessage());
        }
        Path file = folder.resolve("motorway.mcap");
        Recordings.write(SyntheticRun.motorway(20, 10), file);
        Result result = run(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x900x24"), SmokeWindow.class, file, true);
        assertEquals(0, result.code(), result.output());
        assertTrue(result.output().contains("shown 60 frames of 1280 by 800"), result.output());
        assertTrue(result.output().contains("closed"), result.output());
    }

    @Test
    void withoutADisplayItIsRefusedBeforeTheToolkitStarts() throws Exception {
        Path file = folder.resolve("motorway.mcap");
        Recordings.write(SyntheticRun.motorway(2, 1), file);
        Result result = run(List.of(), ViewerLauncher.class, file, false);
        assertEquals(2, result.code(), result.output());
        List<String> lines = result.output().lines().toList();
        assertTrue(lines.get(0).contains("DISPLAY is not set"), result.output());
        assertTrue(lines.get(0).contains("--snapshot OUT.png --at SECONDS"), result.output());
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("\tat ")), result.output());
    }
}
