package org.skidpad.bridge.robot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.bridge.control.ActionLimits;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/**
 * One side of a bridge in a JVM of its own: {@code robot|deploy TRANSPORT DOMAIN MASTER GOAL_AHEAD [SPEED_LIMIT]}. Prints its
 * report. Started by hand with a low speed limit it measures long runs.
 */
public final class BridgeProcess {
    private BridgeProcess() {}

    public static void main(String[] args) {
        TransportOptions where = TransportOptions.of(args[0] + "_process")
                .withDomainId(Integer.parseInt(args[2]))
                .withMasterUri(args[3]);
        double goalAhead = Double.parseDouble(args[4]);
        try (Transport transport = TransportFactory.open(args[1], where)) {
            System.out.println("ready");
            if (args[0].equals("robot")) {
                System.out.println(new RobotServer(
                                new Room(goalAhead, 120),
                                1,
                                transport,
                                RobotOptions.DEFAULT.withMaxWall(100).withEndWithTask(false))
                        .run());
            } else {
                double speed = args.length > 5 ? Double.parseDouble(args[5]) : 0.22;
                ActionLimits limits =
                        new ActionLimits(new double[] {0, -2.84}, new double[] {speed, 2.84}, new double[] {1, 20});
                DeploymentOptions options = DeploymentOptions.DEFAULT
                        .withControl(ControlSettings.DEFAULT.withTimeout(90))
                        .withLimits(limits);
                System.out.println(new Deployment(new GoalSeeker(), transport, options).run());
            }
        }
    }

    static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(BridgeProcess.class.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
