package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.twin.LocalMaster;
import org.skidpad.bridge.twin.Twin;
import org.skidpad.bridge.twin.TwinBuild;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinWorld;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.geometry.Pose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad twin start}: the twin, for whoever wants to drive it. */
@Command(
        name = "start",
        description = "Starts a ROS master, the robot and its world, and prints the master's URI.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad twin start turtlebot",
            "  skidpad twin start turtlebot --scenario room-goal --seed 4 --port 11411 --physics friction=0.4",
            "  skidpad twin start car --map track.yaml --at 0.5,0.2,1.57",
            "",
            "Out: /scan /odom /imu /tf /clock /goal_pose, and /ground_truth (where it truly is).",
            "In: /cmd_vel; the car also /drive. Without a command for 0.5 s of its time it stops.",
            "Ends on SIGINT (Ctrl-C) with an account of touches and commands."
        })
final class TwinStartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "turtlebot|car", description = "Which robot.")
    private TwinKind kind;

    @Option(
            names = "--scenario",
            paramLabel = "S",
            description = "Whose walls, start and goal; default room-goal, of a car track-lap.")
    private String scenario;

    @Option(names = "--map", paramLabel = "MAP.yaml", description = "A ROS map in place of a scenario.")
    private Path map;

    @Option(
            names = "--at",
            paramLabel = "X,Y,HEADING",
            split = ",",
            description = "Start in the map, m and rad; default 0,0,0.")
    private double[] at;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--port",
            defaultValue = "11311",
            description = "Of the master; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Times real time, default ${DEFAULT-VALUE}; 0 as fast as it can.")
    private double speed;

    @Option(names = "--for", paramLabel = "SECONDS", defaultValue = "86400", description = "Ends after this wall time.")
    private double seconds;

    @Mixin
    private TwinCommand.Physics physics;

    @Override
    public Integer call() throws InterruptedException {
        if (at != null && at.length != 3) {
            throw Arguments.bad("--at", "needs three numbers X,Y,HEADING, has " + at.length);
        }
        if (!(speed >= 0 && seconds > 0)) {
            throw Arguments.bad("--speed, --for", "must be positive: " + speed + ", " + seconds);
        }
        Path program = TwinBuild.program();
        TwinWorld world = map == null
                ? TwinWorld.of(new ScenarioArgument().load(TwinCommand.scenario(scenario, kind)), seed)
                : ofMap();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(ended, closed), "stop-twin"));
        try (LocalMaster master = LocalMaster.start(port);
                Twin twin = Twin.start(
                        program, kind, world, physics.options(speed).withSeed(seed), master, TwinCommand::tell)) {
            System.out.println("export ROS_MASTER_URI=" + master.uri());
            System.out.flush();
            long until = System.nanoTime() + Math.round(seconds * 1e9);
            boolean over = false;
            while (!over && System.nanoTime() < until) {
                over = ended.await(100, TimeUnit.MILLISECONDS) || !twin.isAlive();
            }
            if (!over || ended.getCount() == 0) {
                return ExitCode.DONE;
            }
            twin.complaints().forEach(System.err::println);
            return ExitCode.BAD_INPUT;
        } finally {
            closed.countDown();
        }
    }

    /** A signal lets the command close what it opened, in order, before the process ends. */
    private static void leave(CountDownLatch ended, CountDownLatch closed) {
        ended.countDown();
        try {
            closed.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TwinWorld ofMap() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        var grid = RosMapLoader.load(map, diagnostics);
        diagnostics.forEach(System.err::println);
        Pose start = at == null ? new Pose(0, 0, 0) : new Pose(at[0], at[1], at[2]);
        return new TwinWorld(grid.walls(), start, Double.NaN, Double.NaN, 0);
    }
}
