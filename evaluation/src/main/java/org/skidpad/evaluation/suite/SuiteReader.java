package org.skidpad.evaluation.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.skidpad.scenarios.Formulas;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.Scenario;
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
        List<SuiteCase> cases = new ArrayList<>();
        Optional<YamlValue> runs = root.require("runs");
        for (YamlValue run : runs.map(YamlValue::asList).orElse(List.of())) {
            readCase(run.asMap()).ifPresent(cases::add);
        }
        root.finish();
        document.throwOnError();
        if (cases.isEmpty()) {
            throw new BadInputException(root.location("runs"), "a suite needs at least one run");
        }
        return new Suite(name, cases);
    }

    private Optional<SuiteCase> readCase(YamlMap map) {
        String contacts = map.choice("contacts", List.of("detect", "rigid"), "");
        Optional<Scenario> scenario = scenario(map, options(contacts));
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
        return scenario.map(s -> new SuiteCase(map.location(), s, policy, seeds, criteria, expectFailure, passRate));
    }

    private static LoadOptions options(String contacts) {
        return contacts.isEmpty()
                ? LoadOptions.DEFAULT
                : LoadOptions.DEFAULT.withContacts(
                        contacts.equals("rigid") ? WorldConfig.ContactMode.RIGID : WorldConfig.ContactMode.DETECT);
    }

    private Optional<Scenario> scenario(YamlMap map, LoadOptions options) {
        Optional<YamlValue> value = map.require("scenario");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = value.get().asText();
        try {
            if (ScenarioLoader.shipped().contains(text)) {
                return Optional.of(ScenarioLoader.load(text, options, document.diagnostics()));
            }
            if (!text.contains(".")) {
                value.get()
                        .error(
                                "no shipped scenario '" + text + "'",
                                Suggestion.forWord(text, ScenarioLoader.shipped()));
                return Optional.empty();
            }
            Optional<Path> file = map.file("scenario");
            return file.map(f -> ScenarioLoader.load(f, options, document.diagnostics()));
        } catch (BadInputException e) {
            e.diagnostics().stream()
                    .filter(d -> !document.diagnostics().contains(d))
                    .forEach(document.diagnostics()::add);
            return Optional.empty();
        }
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
