package org.skidpad.evaluation.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.format.Formulas;
import org.skidpad.scenarios.library.Library;
import org.skidpad.scenarios.openscenario.ParameterDistributions;
import org.skidpad.scenarios.vary.Variation;
import org.skidpad.scenarios.vary.VariationReader;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldConfig;

/** Reads a suite; one for each document. */
final class SuiteReader {
    private static final int MOST_SEEDS = 1_000_000;

    private final YamlDocument document;

    SuiteReader(YamlDocument document) {
        this.document = document;
    }

    Suite read() {
        YamlMap root = document.root();
        root.require("skidpad_suite").ifPresent(v -> v.asInteger(1, 1, 1));
        String name = root.requiredText("name");
        root.folder("root").ifPresent(document::allow);
        List<SuiteCase> cases = new ArrayList<>();
        Optional<YamlValue> runs = root.require("runs");
        for (YamlValue run : runs.map(YamlValue::asList).orElse(List.of())) {
            cases.addAll(readCases(run.asMap()));
        }
        root.finish();
        document.throwOnError();
        if (cases.isEmpty()) {
            throw new BadInputException(root.location("runs"), "a suite needs at least one run");
        }
        return new Suite(name, cases);
    }

    private List<SuiteCase> readCases(YamlMap map) {
        String contacts = map.choice("contacts", List.of("detect", "rigid"), "");
        Variation variation = map.map("vary").map(VariationReader::read).orElse(Variation.NONE);
        List<Point> points = points(map, options(contacts), variation);
        String policy = policy(map);
        long[] seeds = map.require("seeds").map(this::seeds).orElse(new long[] {1});
        List<Criterion> criteria = map.map("criteria").map(Formulas::criteria).orElse(List.of());
        boolean expectFailure =
                map.choice("expect", List.of("pass", "fail"), "pass").equals("fail");
        Optional<YamlMap> require = map.map("require");
        double passRate = require.map(r -> r.quantity("pass_rate", Quantity.NUMBER, 0, 1, 1))
                .orElse(1.0);
        require.ifPresent(YamlMap::finish);
        map.finish();
        return points.stream()
                .map(p -> new SuiteCase(
                        map.location(), p.scenario, p.words, policy, seeds, criteria, expectFailure, passRate))
                .toList();
    }

    private LoadOptions options(String contacts) {
        LoadOptions options = LoadOptions.DEFAULT.withRoot(document.allowed());
        return contacts.isEmpty()
                ? options
                : options.withContacts(
                        contacts.equals("rigid") ? WorldConfig.ContactMode.RIGID : WorldConfig.ContactMode.DETECT);
    }

    private record Point(Scenario scenario, String words) {}

    private List<Point> points(YamlMap map, LoadOptions options, Variation variation) {
        Optional<YamlValue> value = map.require("scenario");
        if (value.isEmpty()) {
            return List.of();
        }
        String text = value.get().asText();
        try {
            if (Library.names().contains(text)) {
                return points(text, options, variation, document.diagnostics());
            }
            if (!text.contains(".")) {
                value.get().error("no shipped scenario '" + text + "'", Suggestion.forWord(text, Library.names()));
                return List.of();
            }
            Optional<Path> file = map.file("scenario");
            if (file.isPresent() && ScenarioLoader.isDistribution(file.get())) {
                if (map.has("vary")) {
                    map.document().error(map.location("vary"), "the scenario's file holds a variation already");
                }
                ParameterDistributions.Distributed distributed =
                        ParameterDistributions.load(file.get(), options.root(), document.diagnostics());
                return points(
                        distributed.scenario().toString(), options, distributed.variation(), document.diagnostics());
            }
            return file.map(f -> points(f.toString(), options, variation, document.diagnostics()))
                    .orElse(List.of());
        } catch (BadInputException e) {
            e.diagnostics().stream()
                    .filter(d -> !document.diagnostics().contains(d))
                    .forEach(document.diagnostics()::add);
            return List.of();
        }
    }

    /** The first point is loaded here, so that what is wrong is said before anything runs; others when their turn comes. */
    private static List<Point> points(
            String file, LoadOptions options, Variation variation, List<Diagnostic> diagnostics) {
        List<Map<String, String>> all = variation.points();
        Scenario first = ScenarioLoader.load(file, options.withParameters(all.get(0)), diagnostics);
        List<Point> points = new ArrayList<>(List.of(new Point(first, Variation.words(all.get(0)))));
        for (Map<String, String> point : all.subList(1, all.size())) {
            points.add(new Point(
                    new PointScenario(file, options.withParameters(point), first.name()), Variation.words(point)));
        }
        return points;
    }

    /** The suite that a file of OpenSCENARIO's parameter value distributions makes: every point once, driven by IDM. */
    static Suite ofDistribution(Path file, Path root, List<Diagnostic> diagnostics) {
        String name = file.getFileName().toString().replaceAll("\\.xosc$", "");
        ParameterDistributions.Distributed distributed = ParameterDistributions.load(file, root, diagnostics);
        LoadOptions options = LoadOptions.DEFAULT.withRoot(root);
        List<SuiteCase> cases = new ArrayList<>();
        for (Point p : points(distributed.scenario().toString(), options, distributed.variation(), diagnostics)) {
            cases.add(new SuiteCase(
                    SourceLocation.wholeFile(file.toString()),
                    p.scenario,
                    p.words,
                    "idm",
                    new long[] {1},
                    List.of(),
                    false,
                    1));
        }
        return new Suite(name, cases);
    }

    private String policy(YamlMap map) {
        String text = map.requiredText("policy");
        if (text.endsWith(".policy")) {
            return map.file("policy").map(Path::toString).orElse(text);
        }
        return text;
    }

    private long[] seeds(YamlValue value) {
        if (value.isList()) {
            return value.asList().stream()
                    .mapToLong(v -> v.asInteger(Long.MIN_VALUE, Long.MAX_VALUE, 1))
                    .toArray();
        }
        YamlMap map = value.asMap();
        long first = map.requiredInteger("first", 0, Long.MAX_VALUE - MOST_SEEDS, 1);
        long count = map.requiredInteger("count", 1, MOST_SEEDS, 1);
        map.finish();
        return LongStream.range(first, first + count).toArray();
    }
}
