package org.skidpad.scenarios.openscenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.skidpad.scenarios.vary.Variation;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.random.RandomStream;

/**
 * Reads {@code ParameterValueDistribution} (OpenSCENARIO XML 1.1 to 1.3): which values the parameters of a scenario take, run by
 * run. Deterministic distributions give all their combinations, in order, the last parameter fastest; stochastic ones as many
 * draws as the file says, from a stream a parameter of the file's seed. Combinations that break a constraint of the scenario's
 * parameter declarations are left out, as the standard has it of a scenario generator.
 */
public final class ParameterDistributions {
    static final Family<Axes, List<Map<String, String>>> DETERMINISTIC = new Family<Axes, List<Map<String, String>>>(
                    "Deterministic")
            .supported("DeterministicSingleParameterDistribution", "all combinations", Axes::single)
            .supported("DeterministicMultiParameterDistribution", "values that belong together", Axes::multi);

    static final Family<String, List<Map<String, String>>> SINGLE = new Family<String, List<Map<String, String>>>(
                    "DeterministicSingleParameterDistribution")
            .supported("DistributionSet", ParameterDistributions::set)
            .supported("DistributionRange", "both limits belong to it", ParameterDistributions::range)
            .ignored("UserDefinedDistribution", "only its author knows what it means; the parameter keeps its value");

    static final Family<Drawing, Supplier<String>> STOCHASTIC = new Family<Drawing, Supplier<String>>(
                    "StochasticDistribution")
            .supported("ProbabilityDistributionSet", ParameterDistributions::probabilities)
            .supported("UniformDistribution", ParameterDistributions::uniform)
            .supported("NormalDistribution", "drawn again until in its range", ParameterDistributions::normal)
            .supported(
                    "LogNormalDistribution",
                    "its expected value and variance are those of what is drawn; drawn again until in its range",
                    ParameterDistributions::logNormal)
            .supported("PoissonDistribution", "drawn again until in its range", ParameterDistributions::poisson)
            .supported("Histogram", "evenly within a bin", ParameterDistributions::histogram)
            .ignored("UserDefinedDistribution", "only its author knows what it means; the parameter keeps its value");

    /** Draws outside the range, after which its nearest end is taken. */
    private static final int MOST_MISSES = 1000;

    private ParameterDistributions() {}

    /**
     * What a file says.
     *
     * @param scenario the file to be run
     * @param variation at least one point
     * @param discarded how many combinations break a constraint
     */
    public record Distributed(Path scenario, Variation variation, int discarded) {}

    /** True where a file holds a distribution in place of a scenario; false also where it cannot be read. */
    public static boolean isDistribution(Path file) {
        try {
            return Files.isRegularFile(file)
                    && XmlReader.read(file, file.toString(), new Findings(new ArrayList<>()).xml())
                                    .child("ParameterValueDistribution")
                            != null;
        } catch (BadInputException e) {
            // Whoever loads it says what is wrong with it.
            return false;
        }
    }

    /**
     * Reads a file.
     *
     * @param root folder below which the scenario may lie, or null for the file's own
     * @param diagnostics receives everything worth saying
     * @throws BadInputException with everything that is wrong
     */
    public static Distributed load(Path file, Path root, List<Diagnostic> diagnostics) {
        List<Diagnostic> own = new ArrayList<>();
        Findings findings = new Findings(own);
        try {
            XmlElement element = XmlReader.read(file, file.toString(), findings.xml());
            Distributed read = read(new Node(element, new Scope(null), findings), file, root);
            if (findings.anyError()) {
                throw new BadInputException(own);
            }
            diagnostics.addAll(own);
            return read;
        } catch (BadInputException e) {
            List<Diagnostic> all = new ArrayList<>(own);
            e.diagnostics().stream().filter(d -> !all.contains(d)).forEach(all::add);
            throw new BadInputException(all);
        }
    }

    /** @throws BadInputException where there is nothing to go on with; other errors go to the node's findings */
    static Distributed read(Node root, Path file, Path wider) {
        Findings findings = root.problems;
        Node distribution = root.need("ParameterValueDistribution");
        Node scenarioFile = distribution == null ? null : distribution.need("ScenarioFile");
        String text = scenarioFile == null ? null : scenarioFile.text("filepath");
        if (text == null) {
            throw new BadInputException(findings.all());
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path scenario = new FolderTree(wider == null ? folder : wider)
                .resolve(text, file, scenarioFile.at("filepath"), findings);
        if (scenario != null && !Files.isRegularFile(scenario)) {
            findings.error(scenarioFile.at("filepath"), "there is no scenario '" + text + "'");
        }
        Variation all = variation(distribution, findings);
        if (findings.anyError()) {
            throw new BadInputException(findings.all());
        }
        return kept(scenario, all, distribution);
    }

    private static Variation variation(Node distribution, Findings findings) {
        Node deterministic = distribution.child("Deterministic");
        Node stochastic = distribution.child("Stochastic");
        if ((deterministic == null) == (stochastic == null)) {
            findings.error(
                    distribution.location(),
                    "<ParameterValueDistribution> needs one of <Deterministic> and <Stochastic> inside");
            return Variation.NONE;
        }
        if (stochastic != null) {
            return drawn(stochastic);
        }
        try {
            return Variation.combinations(DETERMINISTIC.readAll(new Axes(), deterministic));
        } catch (IllegalArgumentException e) {
            findings.error(deterministic.location(), e.getMessage());
            return Variation.NONE;
        }
    }

    /** Leaves out what breaks a constraint; names parameters that the scenario does not declare. */
    private static Distributed kept(Path scenario, Variation all, Node distribution) {
        XmlElement tree = XmlReader.read(scenario, scenario.toString(), new Findings(new ArrayList<>()).xml());
        List<Map<String, String>> points = new ArrayList<>();
        List<Diagnostic> why = new ArrayList<>();
        for (Map<String, String> point : all.points()) {
            List<Diagnostic> found = new ArrayList<>();
            Findings findings = new Findings(found);
            Scope scope = new Scope(null);
            Set<String> taken = ParameterReader.declare(new Node(tree, scope, findings), scope, point);
            if (points.isEmpty() && why.isEmpty()) {
                for (String name : point.keySet()) {
                    if (!taken.contains(name)) {
                        distribution.problems.error(
                                distribution.location(),
                                "the scenario declares no parameter '" + name + "'",
                                Suggestion.forWord(name, scope.names()));
                    }
                }
            }
            if (findings.anyError()) {
                why.addAll(found);
            } else {
                points.add(point);
            }
        }
        if (points.isEmpty()) {
            throw new BadInputException(
                    distribution.location(),
                    "every combination breaks a constraint of the scenario, first: "
                            + why.get(0).message());
        }
        int discarded = all.points().size() - points.size();
        if (discarded > 0) {
            distribution.problems.warning(
                    distribution.location(),
                    discarded + " of " + all.points().size()
                            + " combinations break a constraint of the scenario and are left out, first: "
                            + why.get(0).message());
        }
        return new Distributed(scenario, new Variation(points), discarded);
    }

    /** Reads one axis of the combinations. */
    private static final class Axes {
        private static List<Map<String, String>> single(Axes axes, Node node) {
            String name = node.reference("parameterName");
            List<Map<String, String>> axis = SINGLE.read(name, node, null);
            return axis == null || axis.isEmpty() ? List.of(Map.of()) : axis;
        }

        private static List<Map<String, String>> multi(Axes axes, Node node) {
            Node values = node.need("ValueSetDistribution");
            List<Map<String, String>> axis = new ArrayList<>();
            for (Node set : values == null ? List.<Node>of() : values.children("ParameterValueSet")) {
                Map<String, String> point = new LinkedHashMap<>();
                for (Node assignment : set.children("ParameterAssignment")) {
                    String name = assignment.reference("parameterRef");
                    String value = assignment.text("value");
                    if (name != null && value != null) {
                        point.put(name, value);
                    }
                }
                axis.add(point);
            }
            if (axis.isEmpty()) {
                node.problems.error(node.location(), "<" + node.name() + "> needs a <ParameterValueSet> inside");
            }
            return axis;
        }
    }

    private static List<Map<String, String>> set(String name, Node node) {
        List<Map<String, String>> axis = new ArrayList<>();
        for (Node element : node.children("Element")) {
            String value = element.text("value");
            if (name != null && value != null) {
                axis.add(Map.of(name, value));
            }
        }
        if (axis.isEmpty()) {
            node.problems.error(node.location(), "<DistributionSet> needs an <Element> inside");
        }
        return axis;
    }

    private static List<Map<String, String>> range(String name, Node node) {
        double step = node.number("stepWidth");
        Node range = node.need("Range");
        List<Map<String, String>> axis = new ArrayList<>();
        if (range == null || name == null) {
            return axis;
        }
        try {
            for (double value : Variation.range(range.number("lowerLimit"), range.number("upperLimit"), step)) {
                axis.add(Map.of(name, Variation.text(value)));
            }
        } catch (IllegalArgumentException e) {
            node.problems.error(node.location(), e.getMessage());
        }
        return axis;
    }

    /** The stream that a parameter is drawn from. */
    record Drawing(RandomStream random) {}

    private static Variation drawn(Node stochastic) {
        int runs = stochastic.integer("numberOfTestRuns");
        if (runs < 1 || runs > Variation.MOST_POINTS) {
            stochastic.problems.error(
                    stochastic.at("numberOfTestRuns"), "must be 1 to " + Variation.MOST_POINTS + ", is " + runs);
            return Variation.NONE;
        }
        long seed = (long) stochastic.number("randomSeed", 0);
        Map<String, Supplier<String>> draws = new LinkedHashMap<>();
        for (Node parameter : stochastic.children("StochasticDistribution")) {
            String name = parameter.reference("parameterName");
            Supplier<String> draw =
                    STOCHASTIC.read(new Drawing(new RandomStream(seed, draws.size(), "" + name)), parameter, null);
            if (name != null && draw != null) {
                draws.put(name, draw);
            }
        }
        if (draws.isEmpty() || stochastic.problems.anyError()) {
            return Variation.NONE;
        }
        List<Map<String, String>> points = new ArrayList<>();
        for (int k = 0; k < runs; k++) {
            Map<String, String> point = new LinkedHashMap<>();
            draws.forEach((name, draw) -> point.put(name, draw.get()));
            points.add(point);
        }
        return new Variation(points);
    }

    private static Supplier<String> probabilities(Drawing drawing, Node node) {
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Node element : node.children("Element")) {
            String value = element.text("value");
            double weight = element.number("weight");
            if (value != null && positive(element, "weight", weight)) {
                values.add(value);
                weights.add(weight);
            }
        }
        if (values.isEmpty()) {
            node.problems.error(node.location(), "<ProbabilityDistributionSet> needs an <Element> inside");
            return null;
        }
        return () -> values.get(pick(drawing.random, weights));
    }

    private static int pick(RandomStream random, List<Double> weights) {
        double rest = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int k = 0; k < weights.size() - 1; k++) {
            rest -= weights.get(k);
            if (rest < 0) {
                return k;
            }
        }
        return weights.size() - 1;
    }

    private static Supplier<String> uniform(Drawing drawing, Node node) {
        double[] range = limits(node);
        if (range == null) {
            node.problems.error(node.location(), "<UniformDistribution> needs a <Range> inside");
            return null;
        }
        return () -> Variation.text(drawing.random.uniform(range[0], range[1]));
    }

    private static Supplier<String> normal(Drawing drawing, Node node) {
        double mean = node.number("expectedValue");
        double sd = Math.sqrt(Math.max(0, node.number("variance")));
        return within(limits(node), () -> mean + sd * drawing.random.nextGaussian());
    }

    private static Supplier<String> logNormal(Drawing drawing, Node node) {
        double mean = node.number("expectedValue");
        double variance = Math.max(0, node.number("variance"));
        if (!positive(node, "expectedValue", mean)) {
            return null;
        }
        double spread = Math.sqrt(StrictMath.log1p(variance / (mean * mean)));
        double middle = StrictMath.log(mean) - spread * spread / 2;
        return within(limits(node), () -> StrictMath.exp(middle + spread * drawing.random.nextGaussian()));
    }

    private static Supplier<String> poisson(Drawing drawing, Node node) {
        double mean = node.number("expectedValue");
        if (!positive(node, "expectedValue", mean) || mean > 1e6) {
            return null;
        }
        return within(limits(node), () -> poisson(drawing.random, mean));
    }

    /** By waiting times between events, which is exact and fast enough for a few draws. */
    private static double poisson(RandomStream random, double mean) {
        int events = -1;
        for (double time = 0; time < mean; events++) {
            time -= StrictMath.log(1 - random.nextDouble());
        }
        return Math.max(0, events);
    }

    private static Supplier<String> histogram(Drawing drawing, Node node) {
        List<double[]> bins = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Node bin : node.children("Bin")) {
            double weight = bin.number("weight");
            double[] range = limits(bin);
            if (range == null) {
                bin.problems.error(bin.location(), "<Bin> needs a <Range> inside");
            } else if (positive(bin, "weight", weight)) {
                bins.add(range);
                weights.add(weight);
            }
        }
        if (bins.isEmpty()) {
            node.problems.error(node.location(), "<Histogram> needs a <Bin> inside");
            return null;
        }
        return () -> {
            double[] bin = bins.get(pick(drawing.random, weights));
            return Variation.text(drawing.random.uniform(bin[0], bin[1]));
        };
    }

    private static boolean positive(Node node, String attribute, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            node.problems.error(node.at(attribute), attribute + " must be above 0, is " + value);
            return false;
        }
        return true;
    }

    /** The range inside, or null where there is none. */
    private static double[] limits(Node node) {
        Node range = node.child("Range");
        if (range == null) {
            return null;
        }
        double low = range.number("lowerLimit");
        double high = range.number("upperLimit");
        if (!(low <= high)) {
            SourceLocation at = range.at("upperLimit");
            range.problems.error(at, "upperLimit " + high + " is below lowerLimit " + low);
        }
        return new double[] {low, high};
    }

    private static Supplier<String> within(double[] range, Supplier<Double> draw) {
        if (range == null) {
            return () -> Variation.text(draw.get());
        }
        return () -> {
            double value = draw.get();
            for (int k = 0; k < MOST_MISSES && !(value >= range[0] && value <= range[1]); k++) {
                value = draw.get();
            }
            return Variation.text(Math.max(range[0], Math.min(range[1], value)));
        };
    }
}
