package org.skidpad.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinOptions;
import org.skidpad.bridge.twin.TwinTrial;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.statistics.Estimates;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad twin judge}: the second gate between simulators. */
@Command(
        name = "judge",
        description = "Lets a policy drive the twin through unseen places, and compares with its success in Skidpad.",
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
final class TwinJudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POLICY", description = "Policy file, or a rule baseline.")
    private String policy;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Option(names = "--scenario", paramLabel = "S", description = "Default: room-goal, of a car track-lap.")
    private String scenarioName;

    @Option(
            names = "--kind",
            defaultValue = "turtlebot",
            paramLabel = "turtlebot|car",
            description = "Which twin, default ${DEFAULT-VALUE}.")
    private TwinKind kind;

    @Option(names = "--rooms", paramLabel = "N", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int rooms;

    @Option(
            names = "--first",
            paramLabel = "SEED",
            defaultValue = "2000001",
            description = "Of the first room; default ${DEFAULT-VALUE}, which training never sees.")
    private long first;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "10",
            description = "At most so many times real time; default ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--require",
            paramLabel = "PERCENT",
            defaultValue = "85",
            description = "Of its success in Skidpad; default ${DEFAULT-VALUE}.")
    private double require;

    @Option(
            names = "--as",
            paramLabel = "R",
            description = "What deployment takes it for; default turtlebot3_burger or f1tenth, by the kind.")
    private String robot;

    @Mixin
    private TwinCommand.Physics physics;

    /** What all episodes together were. */
    private record Sum(int succeeded, long commands, long beyond) {
        Sum plus(TwinTrial.Result r) {
            return new Sum(
                    succeeded + (r.success() ? 1 : 0),
                    commands + r.commands(),
                    beyond + r.beyondLimits() + r.refused());
        }
    }

    @Override
    public Integer call() {
        if (rooms < 1 || !(speed >= 0)) {
            throw Arguments.bad("--rooms, --speed", "must be positive: " + rooms + ", " + speed);
        }
        Scenario scenario = scenarioArgument.load(TwinCommand.scenario(scenarioName, kind));
        Sum sum = trials(scenario);
        Estimate there = Estimates.rate(sum.succeeded, rooms);
        Estimate here = EvaluateCommand.run(
                        scenario, policy, first, rooms, Runtime.getRuntime().availableProcessors(), null)
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
                sum.commands,
                sum.beyond);
        return share >= require && sum.beyond == 0 ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }

    private Sum trials(Scenario scenario) {
        Policy driver = PolicyLoader.resolve(policy, scenario.task().contract());
        TwinOptions options = physics.options(speed).withWait(driver.contract().periodS());
        Sum sum = new Sum(0, 0, 0);
        try (TwinTrial trial = new TwinTrial(kind, TwinCommand.robot(robot, kind), options);
                Progress progress = new Progress("twin " + scenario.name(), rooms)) {
            for (int i = 0; i < rooms; i++) {
                TwinTrial.Result r = trial.run(driver, scenario, first + i);
                sum = sum.plus(r);
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
                progress.update(i + 1, sum.succeeded + " of " + (i + 1) + " arrived");
            }
        }
        return sum;
    }
}
