package org.skidpad.bridge.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the peers in a temporary directory of its own, which {@link #close} removes. */
public final class PeerPrograms implements AutoCloseable {
    private static final String PACKAGES = "; install tools/debian-packages.txt";
    private static final long BUILD_S = 180;

    private final Path directory;

    public PeerPrograms() throws IOException {
        directory = Files.createTempDirectory("skidpad-peer");
    }

    /** Where the programs are built and may leave files. */
    public Path directory() {
        return directory;
    }

    /**
     * Compiles {@code ros1_peer}, a roscpp node.
     *
     * @throws PeerMissingException where the compiler or roscpp is not here
     */
    public Path ros1() throws PeerMissingException, IOException, InterruptedException {
        need("g++", "pkg-config");
        List<String> flags;
        try {
            flags = List.of(
                    run("pkg-config", "--cflags", "--libs", "roscpp").strip().split("\\s+"));
        } catch (IOException e) {
            throw new PeerMissingException("roscpp is missing (libroscpp-dev)" + PACKAGES);
        }
        Path source = copy("ros1_peer.cpp");
        Path program = directory.resolve("ros1_peer");
        List<String> command =
                new ArrayList<>(List.of("g++", "-O2", "-std=c++14", "-o", program.toString(), source.toString()));
        command.addAll(flags);
        run(command.toArray(new String[0]));
        return program;
    }

    /**
     * Compiles {@code ros2_peer}, a Cyclone DDS participant.
     *
     * @throws PeerMissingException where the compilers are not here
     */
    public Path ros2() throws PeerMissingException, IOException, InterruptedException {
        need("cc", "idlc");
        Path idl = copy("ros2_messages.idl");
        Path source = copy("ros2_peer.c");
        Path program = directory.resolve("ros2_peer");
        run("idlc", "-o", directory.toString(), idl.toString());
        run(
                "cc",
                "-O2",
                "-I" + directory,
                "-o",
                program.toString(),
                source.toString(),
                directory.resolve("ros2_messages.c").toString(),
                "-lddsc");
        return program;
    }

    /** A Cyclone participant that stays on the loopback interface, as ours does. */
    public ProcessBuilder ros2Process(Path program, int domain, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), Integer.toString(domain)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put(
                        "CYCLONEDDS_URI",
                        "<CycloneDDS><Domain><General><Interfaces><NetworkInterface name=\"lo\" multicast=\"true\"/></Interfaces>"
                                + "<AllowMulticast>spdp</AllowMulticast></General></Domain></CycloneDDS>");
        return builder;
    }

    private static void need(String... programs) throws PeerMissingException {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String program : programs) {
            if (Stream.of(path.split(":")).noneMatch(d -> Files.isExecutable(Path.of(d, program)))) {
                throw new PeerMissingException(program + " is missing" + PACKAGES);
            }
        }
    }

    private Path copy(String resource) throws IOException {
        Path target = directory.resolve(resource);
        try (InputStream in = PeerPrograms.class.getResourceAsStream(resource)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    /** What a tool prints; fails where it does. */
    private String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "tool", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(BUILD_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException(command[0] + " did not end within " + BUILD_S + " s");
        }
        String text = Files.readString(out);
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed: " + text);
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
