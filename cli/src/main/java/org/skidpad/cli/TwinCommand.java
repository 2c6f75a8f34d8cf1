package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.twin.LocalMaster;
import org.skidpad.bridge.twin.Twin;
import org.skidpad.bridge.twin.TwinBuild;
import org.skidpad.bridge.twin.TwinDrive;
import org.skidpad.bridge.twin.TwinEvent;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinOptions;
import org.skidpad.bridge.twin.TwinTrial;
import org.skidpad.bridge.twin.TwinWorld;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.statistics.Estimates;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad twin}: a robot with other physics, behind genuine ROS. */
@Command(
        name = "twin",
        description =
                "A robot in another simulator (MuJoCo), behind genuine ROS 1: to try deployment without hardware.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad twin start turtlebot --scenario room-goal --seed 4",
            "  skidpad twin start car --map track.yaml --at 0,0,0 --port 11411",
            "  skidpad twin judge room-goal.policy --scenario room-goal --rooms 20",
            "  skidpad twin record car drive.bag",
            "",
            "Then drive it from another terminal: skidpad deploy room-goal.policy --robot turtlebot3_burger --transport ros1 --master URI",
            "It is built once, by its own CMake, into ~/.cache/skidpad."
        })
final class TwinCommand implements Runnable {
    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "start it, or judge a policy with it?");
    }

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
    int start(
            @Parameters(paramLabel = "turtlebot|car", description = "Which robot.") TwinKind kind,
            @Option(
                            names = "--scenario",
                            paramLabel = "S",
                            description = "Whose walls, start and goal; default room-goal, of a car track-lap.")
                    String scenario,
            @Option(names = "--map", paramLabel = "MAP.yaml", description = "A ROS map in place of a scenario.")
                    Path map,
            @Option(
                            names = "--at",
                            paramLabel = "X,Y,HEADING",
                            split = ",",
                            description = "Start in the map, m and rad; default 0,0,0.")
                    double[] at,
            @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.") long seed,
            @Option(
                            names = "--port",
                            defaultValue = "11311",
                            description = "Of the master; 0 for any free one. Default: ${DEFAULT-VALUE}.")
                    int port,
            @Option(
                            names = "--speed",
                            paramLabel = "X",
                            defaultValue = "1",
                            description = "Times real time, default ${DEFAULT-VALUE}; 0 as fast as it can.")
                    double speed,
            @Option(
                            names = "--for",
                            paramLabel = "SECONDS",
                            defaultValue = "86400",
                            description = "Ends after this wall time.")
                    double seconds,
            @Option(
                            names = "--physics",
                            paramLabel = "NAME=VALUE",
                            description = "A number of the robot in place of its own, such as friction, motor_lag,"
                                    + " command_delay, radius_error. May be repeated.")
                    Map<String, Double> physics)
            throws InterruptedException {
        if (at != null && at.length != 3) {
            throw Arguments.bad("--at", "needs three numbers X,Y,HEADING, has " + at.length);
        }
        if (!(speed >= 0 && seconds > 0)) {
            throw Arguments.bad("--speed, --for", "must be positive: " + speed + ", " + seconds);
        }
        Path program = TwinBuild.program();
        TwinWorld world = map == null ? TwinWorld.of(load(usual(scenario, kind)), seed) : ofMap(map, at);
        TwinOptions options =
                TwinOptions.DEFAULT.withFactor(speed).withSeed(seed).withPhysics(physics == null ? Map.of() : physics);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(ended, closed), "stop-twin"));
        try (LocalMaster master = LocalMaster.start(port);
                Twin twin = Twin.start(program, kind, world, options, master, TwinCommand::tell)) {
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

    private static void tell(TwinEvent event) {
        if (event.name().equals("end")) {
            System.out.printf(
                    Locale.ROOT,
                    "twin: %.1f s, %.0f commands, %.0f beyond its limits, %.0f refused, %.0f timeouts, %.0f touches, at"
                            + " %.2f, %.2f%n",
                    event.get("time"),
                    event.get("commands"),
                    event.get("beyond_limits"),
                    event.get("refused"),
                    event.get("timeouts"),
                    event.get("touches"),
                    event.get("x"),
                    event.get("y"));
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "twin: %s after %.2f s at %.2f, %.2f%n",
                    event.name(),
                    event.get("time"),
                    event.get("x"),
                    event.get("y"));
        }
    }

    private static TwinWorld ofMap(Path map, double[] at) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        var grid = RosMapLoader.load(map, diagnostics);
        diagnostics.forEach(System.err::println);
        Pose start = at == null ? new Pose(0, 0, 0) : new Pose(at[0], at[1], at[2]);
        return new TwinWorld(grid.walls(), start, Double.NaN, Double.NaN, 0);
    }

    private static String usual(String scenario, TwinKind kind) {
        return scenario != null ? scenario : kind == TwinKind.CAR ? "track-lap" : "room-goal";
    }

    private static Scenario load(String name) {
        return new ScenarioArgument().load(name);
    }

    @Command(
            name = "record",
            description = "Drives the robot by steps of speed and turn in an empty hall and records it, for identify.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  skidpad twin record car drive.bag",
                "  skidpad twin record turtlebot drive.bag --for 300 --physics radius_error=0.05",
                "",
                "The first ten seconds it stands, with the lidar on. Then: skidpad identify drive.bag --robot f1tenth"
            })
    int record(
            @Parameters(paramLabel = "turtlebot|car", description = "Which robot.") TwinKind kind,
            @Parameters(paramLabel = "OUT.bag", description = "A ROS 1 bag.") Path out,
            @Option(
                            names = "--for",
                            paramLabel = "SECONDS",
                            defaultValue = "120",
                            description = "Of its time; default ${DEFAULT-VALUE}.")
                    double seconds,
            @Option(
                            names = "--speed",
                            paramLabel = "X",
                            defaultValue = "10",
                            description = "At most so many times real time; default ${DEFAULT-VALUE}.")
                    double speed,
            @Option(names = "--seed", defaultValue = "1", description = "Of the steps; default ${DEFAULT-VALUE}.")
                    long seed,
            @Option(names = "--as", paramLabel = "R", description = "As of judge.") String robotName,
            @Option(names = "--physics", paramLabel = "NAME=VALUE", description = "As of start.")
                    Map<String, Double> physics) {
        if (!(seconds > 0 && seconds <= 36_000 && speed >= 0)) {
            throw Arguments.bad("--for, --speed", "must be positive: " + seconds + ", " + speed);
        }
        Arguments.output("OUT.bag", out);
        TwinOptions options =
                TwinOptions.DEFAULT.withFactor(speed).withSeed(seed).withPhysics(physics == null ? Map.of() : physics);
        tell(new TwinDrive(kind, robot(robotName, kind), options).record(seconds, out));
        System.out.println("-> " + out);
        return ExitCode.DONE;
    }

    private static RobotDescription robot(String name, TwinKind kind) {
        return RobotsCommand.load(name != null ? name : kind == TwinKind.CAR ? "f1tenth" : "turtlebot3_burger");
    }

    @Command(
            name = "judge",
            description =
                    "Lets a policy drive the twin through unseen places, and compares with its success in Skidpad.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  skidpad twin judge room-goal.policy --scenario room-goal --rooms 100",
                "  skidpad twin judge room-goal.policy --rooms 20 --physics friction=0.3 --require 85",
                "  skidpad twin judge track-lap.policy --kind car --rooms 100",
                "",
                "Success as in Skidpad: truly at the goal, if there is one, before anything is touched and the time is over,",
                "and the scenario's criteria hold. Exit code 1 where the share of success is below --require, or a command",
                "went beyond the limits of value, rate and jerk in the robot's file."
            })
    int judge(
            @Parameters(paramLabel = "POLICY", description = "Policy file, or a rule baseline.") String policyName,
            @Mixin ScenarioArgument scenarioArgument,
            @Option(names = "--scenario", paramLabel = "S", description = "Default: room-goal, of a car track-lap.")
                    String scenarioName,
            @Option(
                            names = "--kind",
                            defaultValue = "turtlebot",
                            paramLabel = "turtlebot|car",
                            description = "Which twin, default ${DEFAULT-VALUE}.")
                    TwinKind kind,
            @Option(
                            names = "--rooms",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Default: ${DEFAULT-VALUE}.")
                    int rooms,
            @Option(
                            names = "--first",
                            paramLabel = "SEED",
                            defaultValue = "2000001",
                            description = "Of the first room; default ${DEFAULT-VALUE}, which training never sees.")
                    long first,
            @Option(
                            names = "--speed",
                            paramLabel = "X",
                            defaultValue = "10",
                            description = "At most so many times real time; default ${DEFAULT-VALUE}.")
                    double speed,
            @Option(
                            names = "--require",
                            paramLabel = "PERCENT",
                            defaultValue = "85",
                            description = "Of its success in Skidpad; default ${DEFAULT-VALUE}.")
                    double require,
            @Option(
                            names = "--as",
                            paramLabel = "R",
                            description =
                                    "What deployment takes it for; default turtlebot3_burger or f1tenth, by the kind.")
                    String robotName,
            @Option(names = "--physics", paramLabel = "NAME=VALUE", description = "As of start.")
                    Map<String, Double> physics) {
        if (rooms < 1 || !(speed >= 0)) {
            throw Arguments.bad("--rooms, --speed", "must be positive: " + rooms + ", " + speed);
        }
        Scenario scenario = scenarioArgument.load(usual(scenarioName, kind));
        Policy policy = PolicyLoader.resolve(policyName, scenario.task().contract());
        RobotDescription robot = robot(robotName, kind);
        double period = policy.contract().periodS();
        TwinOptions options = TwinOptions.DEFAULT
                .withFactor(speed)
                .withWait(period)
                .withPhysics(physics == null ? new LinkedHashMap<>() : physics);
        int succeeded = 0;
        long commands = 0;
        long beyond = 0;
        try (TwinTrial trial = new TwinTrial(kind, robot, options)) {
            for (int i = 0; i < rooms; i++) {
                TwinTrial.Result r = trial.run(policy, scenario, first + i);
                succeeded += r.success() ? 1 : 0;
                commands += r.commands();
                beyond += r.beyondLimits() + r.refused();
                if (!r.success()) {
                    System.out.printf(
                            Locale.ROOT,
                            "  seed %d: %s after %.1f s and %.1f m; interventions: %s%n",
                            r.seed(),
                            r.why(),
                            r.timeS(),
                            r.metres(),
                            r.interventions().isEmpty() ? "none" : r.interventions());
                }
            }
        }
        Estimate there = Estimates.rate(succeeded, rooms);
        Estimate here = EvaluateCommand.run(
                        scenario, policyName, first, rooms, Runtime.getRuntime().availableProcessors(), null)
                .passRate();
        double share = 100 * there.value() / here.value();
        System.out.printf(
                Locale.ROOT,
                "twin: success %.1f %% [%.1f, %.1f] of %d, in Skidpad %.1f %% [%.1f, %.1f]: %.1f %% of it; %d commands, %d"
                        + " beyond the limits%n",
                100 * there.value(),
                100 * there.low(),
                100 * there.high(),
                rooms,
                100 * here.value(),
                100 * here.low(),
                100 * here.high(),
                share,
                commands,
                beyond);
        return share >= require && beyond == 0 ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }
}
