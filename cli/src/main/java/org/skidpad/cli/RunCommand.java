package org.skidpad.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.run.RunResult;
import org.skidpad.sim.run.Simulation;
import org.skidpad.sim.world.Scenario;
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
            "",
            "The last line of the output is 'state-hash HEX': equal runs print equal hashes."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "Scenario (.yaml, .xosc, CommonRoad .xml), map (.xodr), or the name of a shipped one.")
    private String file;

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "Policy file, or a rule baseline by name; default: the baseline of the scenario's task.")
    private String policyName;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--record", paramLabel = "OUT.mcap", description = "Records the run.")
    private Path record;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        Arguments.output("--record", record);
        Scenario scenario = scenarioArgument.load(file);
        String name = PolicyChoice.nameOrBaseline(policyName, scenario);
        Policy policy = PolicyLoader.resolve(name, scenario.task().contract());
        Simulation simulation = new Simulation(scenario, policy, name);
        long startedNs = System.nanoTime();
        RunResult result;
        if (record == null) {
            result = simulation.run(seed, Recorder.NONE);
        } else {
            try (Recorder recorder = new McapRecorder(record)) {
                result = simulation.run(seed, recorder);
            }
        }
        double wallS = (System.nanoTime() - startedNs) * 1e-9;
        System.out.printf(
                "%s, seed %d, %s: %s after %.2f s, progress %s, return %.2f (%.0f times real time)%n",
                scenario.name(),
                seed,
                name,
                result.end().name().toLowerCase(java.util.Locale.ROOT),
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
}
