package org.skidpad.bridge.twin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.deploy.SimulatedClock;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.robot.RobotDescription;

/**
 * A policy drives the twin through the places of a scenario, one after another, over ROS 1 and by {@code /clock}. As in Skidpad,
 * an episode passes where the robot comes within the goal's radius, if there is a goal, before it touches anything or the time is
 * over, and the scenario's criteria hold; what odometry believes does not count.
 */
public final class TwinTrial implements AutoCloseable {
    private final Path program = TwinBuild.program();
    private final LocalMaster master = LocalMaster.start(0);
    private final TwinKind kind;
    private final RobotDescription robot;
    private final TwinOptions options;

    /**
     * One episode.
     *
     * @param why {@code goal}, {@code touch}, {@code time}, what went wrong, and the criteria that do not hold
     * @param timeS of its clock when it was decided
     * @param metres truly driven
     * @param beyondLimits commands beyond the limits of value, rate or jerk in the robot's file
     * @param interventions of watchdog, shield and specifications, counted by their cause; empty for none
     */
    public record Result(
            long seed,
            boolean success,
            String why,
            double timeS,
            double metres,
            long commands,
            long beyondLimits,
            long refused,
            String interventions) {}

    /** Builds the twin if need be and starts a master. */
    public TwinTrial(TwinKind kind, RobotDescription robot, TwinOptions options) {
        this.robot = robot;
        this.kind = kind;
        this.options = options;
    }

    /**
     * One episode, in the place that the scenario has for this seed.
     *
     * @throws BadInputException where a criterion asks for what the twin does not tell
     */
    public Result run(Policy policy, Scenario scenario, long seed) {
        TwinWitness.require(scenario.name(), scenario.criteria());
        AtomicReference<TwinEvent> decided = new AtomicReference<>();
        AtomicReference<TwinEvent> account = new AtomicReference<>();
        AtomicReference<Deployment> driver = new AtomicReference<>();
        TransportOptions ros = TransportOptions.of("skidpad_trial").withMasterUri(master.uri());
        TwinWorld world = TwinWorld.of(scenario, seed);
        TwinWitness witness = new TwinWitness(world);
        TwinOptions own = options.withSeed(seed)
                .withLimits(robot.limits(), policy.contract().periodS());
        ControlReport report;
        List<String> complaints;
        try (Twin twin = Twin.start(program, kind, world, own, master, event -> {
            if (event.name().equals("end")) {
                account.set(event);
            } else if (decided.compareAndSet(null, event)) {
                witness.decided(event.name().equals("touch"));
                if (driver.get() != null) {
                    driver.get().requestStop();
                }
            }
        })) {
            try (Transport transport = TransportFactory.open("ros1", ros)) {
                transport.subscribe(Topic.of("/ground_truth", MessageType.ODOMETRY), witness::saw);
                Deployment deployment =
                        new Deployment(policy, robot, transport, settings(scenario), new SimulatedClock(transport));
                driver.set(deployment);
                if (decided.get() != null) {
                    deployment.requestStop();
                }
                report = deployment.run();
            }
            complaints = twin.complaints();
        }
        // Only after the twin has ended is its account known.
        TwinEvent end = account.get();
        if (end == null) {
            String died = "the twin died: " + String.join("; ", complaints);
            return new Result(seed, false, died, Double.NaN, 0, 0, 0, 0, "");
        }
        TwinEvent first = decided.get();
        boolean goal = !Double.isNaN(world.goalX());
        boolean arrived = first == null
                ? !goal && report.outcome() == ControlReport.Outcome.TIMEOUT
                : first.name().equals("goal");
        List<String> violated = witness.violated(scenario.criteria());
        String why = first != null ? first.name() : report.outcome().name().toLowerCase(Locale.ROOT);
        return new Result(
                seed,
                arrived && violated.isEmpty(),
                violated.isEmpty() ? why : why + ", not " + String.join(", ", violated),
                first != null ? first.get("time") : end.get("time"),
                witness.progress(),
                (long) end.get("commands"),
                (long) end.get("beyond_limits"),
                (long) end.get("refused"),
                counted(report.interventions()));
    }

    private static String counted(List<Intervention> interventions) {
        Map<String, Integer> counts = new TreeMap<>();
        interventions.forEach(i -> counts.merge(i.fault().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static DeploymentOptions settings(Scenario scenario) {
        return DeploymentOptions.DEFAULT
                .withControl(ControlSettings.DEFAULT
                        .withGoalRadius(Double.NaN)
                        .withTimeout(scenario.config().durationS())
                        .withPatience(20))
                // Nobody is there to ask; an episode goes on once its data is good again.
                .withResumeOnRequest(false);
    }

    @Override
    public void close() {
        master.close();
    }
}
