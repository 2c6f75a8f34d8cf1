package org.skidpad.bridge.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.degrade.Degradation;
import org.skidpad.bridge.degrade.DegradedTransport;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.supervise.Supervision;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/**
 * One side of a bridge in a JVM of its own: {@code robot|deploy|supervised TRANSPORT DOMAIN MASTER GOAL_AHEAD [SPEED_LIMIT]}.
 * Prints its report. Started by hand with a low speed limit it measures long runs. What is {@code supervised} drives in circles
 * and has a supervisor. Lines on standard input are faults: to a robot {@code delay|drop|repeat|reorder} or one of {@link
 * SpoiledContent}, to a driver {@code freeze}; {@code heal} ends them. Each is repeated on standard output once it is in effect.
 */
public final class BridgeProcess {
    /** How long a frozen policy takes for one decision, ms. */
    static final long FREEZE_MS = 1500;

    private BridgeProcess() {}

    public static void main(String[] args) {
        TransportOptions where = TransportOptions.of(args[0] + "_process")
                .withDomainId(Integer.parseInt(args[2]))
                .withMasterUri(args[3]);
        double goalAhead = Double.parseDouble(args[4]);
        SpoiledContent content = new SpoiledContent();
        try (DegradedTransport transport =
                new DegradedTransport(TransportFactory.open(args[1], where), Degradation.NONE, 1, content)) {
            System.out.println("ready");
            if (args[0].equals("robot")) {
                faults(line -> {
                    transport.set(degradation(line));
                    content.set(line);
                });
                System.out.println(new RobotServer(
                                new Room(goalAhead, 7200),
                                1,
                                TestRobots.burger(),
                                transport,
                                RobotOptions.DEFAULT.withMaxWall(7200).withEndWithTask(false))
                        .run());
            } else {
                drive(args, where, transport);
            }
        }
    }

    private static void drive(String[] args, TransportOptions where, Transport transport) {
        boolean supervised = args[0].equals("supervised");
        double speed = args.length > 5 ? Double.parseDouble(args[5]) : 0.22;
        Circler circler = new Circler();
        faults(line -> circler.freezeMs.set(line.equals("freeze") ? FREEZE_MS : 0));
        DeploymentOptions options = DeploymentOptions.DEFAULT
                .withControl(ControlSettings.DEFAULT.withTimeout(7200).withPatience(60))
                .withSpeedCap(speed)
                // Nobody resumes the others; a busy machine may hold a process up for longer than the watchdog allows.
                .withResumeOnRequest(supervised)
                .withSupervision(supervised ? new Supervision(args[1], where) : null);
        System.out.println(
                new Deployment(supervised ? circler : new GoalSeeker(), TestRobots.burger(), transport, options).run());
    }

    private static Degradation degradation(String line) {
        return switch (line) {
            case "delay" -> new Degradation(1.5, 0, 0, 0, false);
            case "drop" -> new Degradation(0, 0, 1, 0, false);
            case "repeat" -> new Degradation(0, 0, 0, 1, true);
            // Four messages of odometry in five overtake each other; together with loss none in order is fresh enough.
            case "reorder" -> new Degradation(0.8, 0.8, 0.5, 0.5, false);
            default -> Degradation.NONE;
        };
    }

    private static void faults(Consumer<String> each) {
        Thread thread = new Thread(
                () -> {
                    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                    try {
                        String line;
                        while ((line = in.readLine()) != null) {
                            each.accept(line);
                            System.out.println(line);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "faults");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a side whose output nobody reads. */
    static Process start(String... args) throws IOException {
        return builder(args).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    static ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(BridgeProcess.class.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
