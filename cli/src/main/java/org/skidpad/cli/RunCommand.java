package org.skidpad.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.run.RunResult;
import org.skidpad.sim.run.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad run}: one episode. */
@Command(
        name = "run",
        description = "Runs one episode of a scenario, faster than real time.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad run cut-in                                        a shipped scenario, IDM drives",
            "  skidpad run my.yaml --policy cruise.policy --seed 7 --record run.mcap",
            "  skidpad run alks_scenario_4_4_1_cut_in_no_collision_template.xosc --policy idm",
            "  skidpad run --from run.mcap@12.4 --policy idm             IDM takes over at 12.4 s",
            "",
            "The last line of the output is 'state-hash HEX': equal runs print equal hashes."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Scenario (.yaml, .xosc, CommonRoad .xml), map (.xodr), or the name of a shipped one. With --from:"
                            + " needed only where the recorded scenario names other files.")
    private String file;

    @Option(
            names = "--from",
            paramLabel = "RUN.mcap@S",
            description =
                    "Goes on with a recorded run from a moment, in s: the recorded scenario, seed and actions up to"
                            + " there, checked against the recorded states; then the policy, the recorded one or that of --policy.")
    private String from;

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "Policy file, or a rule baseline by name; default: the baseline of the scenario's task, with --from"
                            + " the recorded policy.")
    private String policyName;

    @Option(names = "--seed", description = "Default: 1. With --from: new random numbers from the moment on.")
    private Long seed;

    @Option(names = "--record", paramLabel = "OUT.mcap", description = "Records the run.")
    private Path record;

    @Mixin
    private CompressionArgument compression;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        Arguments.output("--record", record);
        Moment moment = from == null ? null : Moment.of(from);
        if (moment == null && file == null) {
            throw Arguments.bad("FILE", "name a scenario, or a recording to go on with by --from RUN.mcap@S");
        }
        Scenario scenario = moment == null ? scenarioArgument.load(file) : moment.scenario(file, scenarioArgument);
        String usual = moment == null ? PolicyChoice.baseline(scenario) : moment.policy();
        String name = policyName == null ? usual : policyName;
        Policy policy = PolicyLoader.resolve(name, scenario.task().contract());
        Simulation simulation = new Simulation(scenario, policy, name);
        long startedNs = System.nanoTime();
        RunResult result;
        if (record == null) {
            result = run(simulation, moment, Recorder.NONE);
        } else {
            try (Recorder recorder = compression.recorder(record)) {
                result = run(simulation, moment, recorder);
            }
        }
        double wallS = (System.nanoTime() - startedNs) * 1e-9;
        System.out.printf(
                "%s, %s, %s: %s after %.2f s, progress %s, return %.2f (%.0f times real time)%n",
                scenario.name(),
                moment == null ? "seed " + seedOfRun() : moment.inWords(seed),
                name,
                result.end().name().toLowerCase(Locale.ROOT),
                result.timeS(),
                PolicyChoice.progress(scenario, result.progress()),
                result.episodeReturn(),
                result.timeS() / wallS);
        if (record != null) {
            System.out.println("recorded " + record);
        }
        System.out.printf("state-hash %016x%n", result.stateHash());
        return ExitCode.DONE;
    }

    private RunResult run(Simulation simulation, Moment moment, Recorder recorder) {
        return moment == null
                ? simulation.run(seedOfRun(), recorder)
                : simulation.continueRun(moment.recording(), moment.source(), moment.timeS(), seed, recorder);
    }

    private long seedOfRun() {
        return seed == null ? 1 : seed;
    }
}
