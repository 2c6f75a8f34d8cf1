package org.skidpad.bridge.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.twin.LocalMaster;

/**
 * Round trips of a Twist and of a scan of 720 beams to an independent echo on this machine. ROS 1: a roscpp node echoes, and a
 * roscpp client is measured in turn with ours. ROS 2: a Cyclone DDS participant echoes.
 */
public final class EchoBenchmark {
    public static final String ROS1 = "ros1-echo";
    public static final String ROS2 = "ros2-echo";

    private static final String TWIST = "twist";
    private static final String SCAN = "scan720";
    private static final int WARM_UP = 1500;
    private static final int BLOCKS = 4;
    private static final int DOMAIN = 97;
    private static final long TOOL_S = 120;
    private static final int ECHO_S = 600;

    private final Consumer<Figure> out;
    private final int block;

    private EchoBenchmark(double seconds, Consumer<Figure> out) {
        this.out = out;
        // A message takes a pause of 2 ms and a little more.
        block = Math.max(50, (int) (seconds * 400 / BLOCKS));
    }

    /** The workloads and what they are, in a fixed order. */
    public static Map<String, String> summaries() {
        Map<String, String> all = new TreeMap<>();
        all.put(ROS1, "round trip of Twist and 720-beam scan to a roscpp node, beside a roscpp client");
        all.put(ROS2, "round trip of Twist and 720-beam scan to a Cyclone DDS participant");
        return all;
    }

    /**
     * Measures.
     *
     * @param workload {@link #ROS1} or {@link #ROS2}
     * @param seconds of each kind of message and each client, about
     * @throws PeerMissingException where what it needs is not on this machine
     */
    public static void run(String workload, double seconds, Consumer<Figure> out)
            throws PeerMissingException, IOException, InterruptedException {
        EchoBenchmark benchmark = new EchoBenchmark(seconds, out);
        try (PeerPrograms programs = new PeerPrograms()) {
            if (workload.equals(ROS1)) {
                benchmark.ros1(programs);
            } else {
                benchmark.ros2(programs);
            }
        }
    }

    private void ros1(PeerPrograms programs) throws PeerMissingException, IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/rosmaster"))) {
            throw new PeerMissingException(
                    "rosmaster is missing (python3-rosmaster); install tools/debian-packages.txt");
        }
        Path program = programs.ros1();
        try (LocalMaster master = LocalMaster.start(0)) {
            Process echo = ros1Process(programs, master, program, "echo").start();
            try (Transport transport = TransportFactory.open(
                    "ros1", TransportOptions.of("echo_client").withMasterUri(master.uri()))) {
                EchoClient<?> twists = EchoClient.twists(transport);
                EchoClient<?> scans = EchoClient.scans(transport);
                beside(programs, master, program, twists, TWIST, "twist");
                beside(programs, master, program, scans, SCAN, "scan");
            } finally {
                echo.destroy();
                echo.waitFor(5, TimeUnit.SECONDS);
            }
        }
    }

    private static ProcessBuilder ros1Process(
            PeerPrograms programs, LocalMaster master, Path program, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = program.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(programs.directory().resolve("echo.log").toFile());
        master.environment(builder.environment());
        return builder;
    }

    /** Both clients in turn, so that a machine that is busy for a while is so for both. */
    private void beside(
            PeerPrograms programs, LocalMaster master, Path program, EchoClient<?> ours, String name, String kind)
            throws PeerMissingException, IOException, InterruptedException {
        ours.meet();
        ours.ping(WARM_UP, new RoundTrips());
        RoundTrips our = new RoundTrips();
        RoundTrips their = new RoundTrips();
        for (int b = 0; b < BLOCKS; b++) {
            ours.ping(block, our);
            Path times = programs.directory().resolve("times.txt");
            Process client = ros1Process(programs, master, program, "ping", kind, Integer.toString(block))
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(times.toFile())
                    .start();
            if (!client.waitFor(TOOL_S, TimeUnit.SECONDS)) {
                client.destroyForcibly().waitFor();
                throw new PeerMissingException("the roscpp client did not end within " + TOOL_S + " s");
            }
            for (String line : Files.readAllLines(times)) {
                their.add(Long.parseLong(line.strip()));
            }
        }
        report(name + "_p50", our, their, 0.5);
        report(name + "_p99", our, their, 0.99);
        out.accept(new Figure(
                name + "_allocated", ours.bytesPerMessage(block), "bytes/message", "all threads of the JVM"));
    }

    private void report(String metric, RoundTrips our, RoundTrips their, double quantile) {
        double mine = our.micros(quantile);
        double theirs = their.micros(quantile);
        out.accept(new Figure(
                metric,
                mine,
                "us",
                String.format(
                        Locale.ROOT,
                        "%.2f times roscpp's %.2f us in the same run; %d and %d round trips, %d and %d lost",
                        mine / theirs,
                        theirs,
                        our.count(),
                        their.count(),
                        our.lost(),
                        their.lost())));
    }

    private void ros2(PeerPrograms programs) throws PeerMissingException, IOException, InterruptedException {
        Path program = programs.ros2();
        Process echo = programs.ros2Process(program, DOMAIN, "echo", Integer.toString(ECHO_S))
                .redirectOutput(programs.directory().resolve("echo.log").toFile())
                .start();
        try (Transport transport =
                TransportFactory.open("ros2", TransportOptions.of("echo_client").withDomainId(DOMAIN))) {
            alone(EchoClient.twists(transport), TWIST);
            alone(EchoClient.scans(transport), SCAN);
        } finally {
            echo.destroy();
            echo.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private void alone(EchoClient<?> ours, String name) throws PeerMissingException, InterruptedException {
        ours.meet();
        ours.ping(WARM_UP, new RoundTrips());
        RoundTrips our = new RoundTrips();
        ours.ping(BLOCKS * block, our);
        String detail = our.count() + " round trips, " + our.lost() + " lost";
        out.accept(new Figure(name + "_p50", our.micros(0.5), "us", detail));
        out.accept(new Figure(name + "_p99", our.micros(0.99), "us", detail));
        out.accept(new Figure(
                name + "_allocated", ours.bytesPerMessage(block), "bytes/message", "all threads of the JVM"));
    }
}
