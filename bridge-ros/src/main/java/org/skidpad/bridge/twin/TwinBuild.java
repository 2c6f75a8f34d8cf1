package org.skidpad.bridge.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Builds the twin by its own CMake, once for each state of its sources, into a cache folder. */
public final class TwinBuild {
    private static final long LONGEST_BUILD_S = 300;
    private static final Path SOURCES = Path.of("bridge-ros", "twin");

    /** What the twin needs and by which Debian package it comes. */
    private enum Need {
        CMAKE("cmake", "/usr/bin/cmake"),
        COMPILER("g++", "/usr/bin/g++"),
        MUJOCO("libmujoco-dev", "/usr/include/mujoco/mujoco.h"),
        ROSCPP("libroscpp-dev", "/usr/include/ros/ros.h"),
        SENSOR("libsensor-msgs-dev", "/usr/include/sensor_msgs/LaserScan.h"),
        NAV("libnav-msgs-dev", "/usr/include/nav_msgs/Odometry.h"),
        TF("libtf2-msgs-dev", "/usr/include/tf2_msgs/TFMessage.h"),
        MASTER("python3-rosmaster", "/usr/bin/rosmaster");

        private final String debian;
        private final Path file;

        Need(String debian, String file) {
            this.debian = debian;
            this.file = Path.of(file);
        }
    }

    private TwinBuild() {}

    /** Debian packages that are missing here, empty where the twin can be built and run. */
    public static List<String> missingPackages() {
        List<String> missing = new ArrayList<>();
        for (Need need : Need.values()) {
            if (!Files.exists(need.file)) {
                missing.add(need.debian);
            }
        }
        return missing;
    }

    /**
     * The twin's program, built where it was not yet.
     *
     * @throws BadInputException naming the missing packages, or with the end of the compiler's output
     */
    public static Path program() {
        List<String> missing = missingPackages();
        if (!missing.isEmpty()) {
            throw new BadInputException(List.of(Diagnostic.error(
                    SourceLocation.wholeFile("twin"),
                    "needs what is not installed here",
                    "apt-get install " + String.join(" ", missing))));
        }
        try {
            Path sources = sources();
            Path folder = cache().resolve("twin-" + fingerprint(sources));
            Path program = folder.resolve("skidpad_twin");
            if (!Files.isExecutable(program)) {
                build(sources, folder);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the twin", e);
        }
    }

    /** The sources lie beside this program: in the folder it was started in, one above, or where {@code skidpad} says it stands. */
    private static Path sources() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(SOURCES).resolve("CMakeLists.txt"))) {
                return at.resolve(SOURCES);
            }
        }
        String home = System.getProperty("skidpad.home", "");
        Path there = Path.of(home).resolve(SOURCES);
        if (!home.isEmpty() && Files.exists(there.resolve("CMakeLists.txt"))) {
            return there;
        }
        throw new BadInputException(
                SourceLocation.wholeFile(SOURCES.toString()),
                "the twin's sources are not here; start in Skidpad's folder");
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("skidpad");
    }

    private static String fingerprint(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Two commands started at once must not build into each other. */
    private static void build(Path sources, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path program = folder.resolve("skidpad_twin");
            if (lock.isValid() && !Files.isExecutable(program)) {
                System.getLogger(TwinBuild.class.getName())
                        .log(System.Logger.Level.INFO, "building the twin in " + folder);
                run(folder, "cmake", "-S", sources.toString(), "-B", folder.toString());
                run(folder, "cmake", "--build", folder.toString(), "--parallel");
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve("build.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_BUILD_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                List<String> lines = Files.readAllLines(log);
                String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
                throw new BadInputException(
                        SourceLocation.wholeFile(log.toString()), "the twin does not build:\n" + end);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while building the twin", e);
        }
    }
}
