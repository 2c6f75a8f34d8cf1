package org.skidpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.skidpad.evaluation.EvaluationResult;
import org.skidpad.evaluation.Evaluator;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad evaluate}: a policy over many seeds, with confidence intervals. */
@Command(
        name = "evaluate",
        description = "Judges a policy on many seeds of a scenario; every figure has a 95 %% confidence interval.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad evaluate out/train/cut-in-1/cut-in.policy --scenario cut-in --episodes 1000",
            "  skidpad evaluate idm --scenario cut-in --episodes 1000 --json idm.json",
            "  skidpad evaluate KS2-SM1-DEU_Ffb-1_1_T-1.xml --scenario DEU_Ffb-1_1_T-1.xml     costs of a CommonRoad solution",
            "",
            "Rates have Wilson's interval, means Student's. --certify writes the figures into the policy file."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "POLICY",
            description =
                    "Policy file, a rule baseline by name, or a CommonRoad solution (.xml), which gets its costs.")
    private String policyName;

    @Option(
            names = "--scenario",
            paramLabel = "S",
            description =
                    "Scenario file, or a shipped one. Of a solution: default the file of its scenario's name beside it.")
    private String scenarioName;

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(
            names = "--first-seed",
            defaultValue = "1",
            description = "Of the consecutive seeds; default ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(names = "--threads", description = "Default: one a core. Does not change the result.")
    private Integer threads;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Keeps the recordings of failed episodes there.")
    private Path keep;

    @Option(names = "--certify", description = "Writes the result into the policy file as its certificate.")
    private boolean certify;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything, episode by episode.")
    private Path json;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        if (SolutionReport.isSolution(policyName)) {
            Arguments.output("--json", json);
            SolutionReport.print(Path.of(policyName), scenarioName, json);
            return ExitCode.DONE;
        }
        if (scenarioName == null) {
            throw Arguments.bad("--scenario", "name the scenario to judge the policy in");
        }
        if (episodes < 1) {
            throw Arguments.bad("--episodes", "must be at least 1, is " + episodes);
        }
        if (certify && PolicyLoader.ruleNames().contains(policyName)) {
            throw Arguments.bad("--certify", "needs a policy file to write into; " + policyName + " is a rule");
        }
        Arguments.folder("--keep", keep);
        Arguments.output("--json", json);
        Scenario scenario = scenarioArgument.load(scenarioName);
        EvaluationResult result = run(scenario, policyName, firstSeed, episodes, Arguments.threads(threads), keep);
        print(result);
        if (certify) {
            PolicyFile.certify(Path.of(policyName), certificate(result, scenario, Path.of(policyName)));
            System.out.println("certified " + policyName);
        }
        if (json != null) {
            ReportFile.write(json, result.toJson());
        }
        return ExitCode.DONE;
    }

    static EvaluationResult run(
            Scenario scenario, String policy, long firstSeed, int episodes, int threads, Path keep) {
        // Once here, so that a policy that does not fit is refused before any progress is shown.
        PolicyLoader.resolve(policy, scenario.task().contract());
        long[] seeds = LongStream.range(firstSeed, firstSeed + episodes).toArray();
        Evaluator.Job job = new Evaluator.Job(
                scenario,
                policy,
                () -> PolicyLoader.resolve(policy, scenario.task().contract()),
                seeds,
                List.of(),
                threads,
                keep,
                keep == null ? 0 : 20);
        try (Progress progress = new Progress("evaluate " + Path.of(policy).getFileName(), episodes)) {
            return Evaluator.evaluate(job, (done, total, failed) -> progress.update(done, failed + " failed"));
        }
    }

    private static void print(EvaluationResult result) {
        System.out.printf(
                "%s on %s, %d episodes, %d passed%n",
                result.policy(), result.scenario(), result.episodes().size(), result.passed());
        for (Map.Entry<String, Estimate> entry : result.estimates().entrySet()) {
            Estimate e = entry.getValue();
            String unit = EvaluationResult.unit(entry.getKey());
            System.out.printf(
                    "  %-22s %10.4f   95 %% [%.4f, %.4f]%s%n",
                    entry.getKey(), e.value(), e.low(), e.high(), unit.equals("1") ? "" : " " + unit);
        }
    }

    /** The figures without the episodes, and what they are for: the network, and the body that it drove. */
    static Map<String, Object> certificate(EvaluationResult result, Scenario scenario, Path policy) {
        Map<String, Object> tree = result.toTree();
        tree.remove("runs");
        tree.put("first_seed", result.episodes().get(0).seed());
        tree.put("policy", Path.of(result.policy()).getFileName().toString());
        tree.put("fingerprint", PolicyFile.fingerprint(policy));
        tree.put("ego", CertifiedEgo.of(scenario, result.episodes().get(0).seed()));
        return tree;
    }
}
