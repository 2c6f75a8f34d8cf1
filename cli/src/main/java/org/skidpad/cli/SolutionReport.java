package org.skidpad.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.scenarios.commonroad.Solution;
import org.skidpad.scenarios.commonroad.SolutionCosts;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Prints the standard costs of a CommonRoad solution. */
final class SolutionReport {
    private SolutionReport() {}

    static boolean isSolution(String name) {
        try {
            Path file = Path.of(name);
            return Files.isRegularFile(file) && Solution.isSolution(file);
        } catch (InvalidPathException e) {
            // The name of a policy need not be one of a file.
            return false;
        }
    }

    /**
     * @param scenario file of the scenario, or null for the one of its name beside the solution
     * @param json where everything is written too, or null
     */
    static void print(Path file, String scenario, Path json) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Solution solution = Solution.load(file, diagnostics);
        Path scenarioFile = scenario == null
                ? file.toAbsolutePath().resolveSibling(solution.scenario() + ".xml")
                : Arguments.file("--scenario", scenario);
        if (!Files.isRegularFile(scenarioFile)) {
            throw new BadInputException(
                    SourceLocation.wholeFile(file.toString()),
                    "solves " + solution.scenario() + ", and there is no file " + scenarioFile,
                    "name the scenario with --scenario");
        }
        List<Diagnostic> ofScenario = new ArrayList<>();
        List<SolutionCosts.Result> results = SolutionCosts.of(solution, scenarioFile, ofScenario);
        diagnostics.forEach(System.err::println);
        List<Object> trees = new ArrayList<>();
        for (SolutionCosts.Result result : results) {
            System.out.printf(
                    "%s, planning problem %d: %s %.6f, %s%n",
                    solution.scenario(),
                    result.problem(),
                    result.chosen(),
                    result.costs().getOrDefault(result.chosen(), Double.NaN),
                    result.reachesGoal() ? "reaches the goal" : "does not reach the goal");
            result.costs().forEach((name, cost) -> System.out.printf("  %-4s %18.6f%n", name, cost));
            System.out.println("  of which, before weights:");
            result.partial().forEach((name, cost) -> System.out.printf("  %-4s %18.6f%n", word(name), cost));
            trees.add(tree(result));
        }
        if (json != null) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("scenario", solution.scenario());
            tree.put("problems", trees);
            ReportFile.write(json, Json.write(tree));
        }
    }

    private static Map<String, Object> tree(SolutionCosts.Result result) {
        Map<String, Object> partial = new LinkedHashMap<>();
        result.partial().forEach((name, cost) -> partial.put(word(name), cost));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("planning_problem", result.problem());
        tree.put("cost_function", result.chosen());
        tree.put("reaches_goal", result.reachesGoal());
        tree.put("costs", new LinkedHashMap<String, Object>(result.costs()));
        tree.put("partial_costs", partial);
        return tree;
    }

    /** As the published tables write it. */
    private static String word(SolutionCosts.Partial partial) {
        return switch (partial) {
            case JLAT -> "Jlat";
            case JLON -> "Jlon";
            case VLON -> "Vlon";
            default -> partial.name();
        };
    }
}
