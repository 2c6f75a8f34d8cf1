package org.skidpad.scenarios.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.Suggestion;

/** Reads distributions and knows the parameters declared so far; one for each document. */
public final class DistributionReader {
    private static final List<String> KINDS = List.of("uniform", "log_uniform", "normal", "choice", "easy");

    private final Map<String, Distribution> parameters = new LinkedHashMap<>();
    private final Map<String, Quantity> quantities = new HashMap<>();
    private Correlations correlations = Correlations.NONE;

    /** Declares the entries of the scenario's {@code parameters}; the unit of each is told from how it is written. */
    public void declare(YamlMap map) {
        for (String name : map.keys()) {
            Quantity quantity = quantityOf(map.peek(name));
            YamlValue value = map.find(name).orElseThrow();
            parameters.put(
                    name,
                    read(
                            value,
                            quantity,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            Distribution.constant(0)));
            quantities.put(name, quantity);
        }
    }

    /** Reads {@code correlations}: a list of {@code {between: [a, b], coefficient: r}} over declared parameters. */
    public void correlate(List<YamlValue> pairs) {
        List<String> names = new ArrayList<>();
        Map<List<String>, Double> given = new LinkedHashMap<>();
        boolean good = true;
        for (YamlValue pair : pairs) {
            YamlMap map = pair.asMap();
            List<String> between = new ArrayList<>();
            for (YamlValue name : map.require("between").map(YamlValue::asList).orElse(List.of())) {
                correlated(name).ifPresent(between::add);
            }
            double coefficient = map.requiredQuantity("coefficient", Quantity.NUMBER, -0.999, 0.999, 0);
            map.finish();
            if (between.size() != 2 || between.get(0).equals(between.get(1))) {
                pair.error("'between' needs two different parameters");
                good = false;
                continue;
            }
            between.stream().filter(n -> !names.contains(n)).forEach(names::add);
            given.put(between, coefficient);
        }
        if (!good || pairs.isEmpty()) {
            return;
        }
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
        }
        given.forEach((between, coefficient) -> {
            int i = names.indexOf(between.get(0));
            int j = names.indexOf(between.get(1));
            matrix[i][j] = coefficient;
            matrix[j][i] = coefficient;
        });
        Optional<Correlations> all = Correlations.of(names, matrix);
        if (all.isEmpty()) {
            pairs.get(0).error("these coefficients contradict each other: no numbers are correlated like that");
        }
        correlations = all.orElse(Correlations.NONE);
    }

    private Optional<String> correlated(YamlValue value) {
        String name = value.asText();
        Distribution declared = parameters.get(name);
        if (declared == null) {
            value.error("unknown parameter '" + name + "'", Suggestion.forWord(name, parameters.keySet()));
            return Optional.empty();
        }
        if (declared.dependsOnParameters()) {
            value.error("'" + name + "' is another parameter's value; correlate that one");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    public Correlations correlations() {
        return correlations;
    }

    /** By name, in order of declaration. */
    public Map<String, Distribution> parameters() {
        return parameters;
    }

    /** A distribution all of whose draws lie in [low, high], or {@code fallback} where the key is absent or wrong. */
    public Distribution read(
            YamlMap map, String key, Quantity quantity, double low, double high, Distribution fallback) {
        return map.find(key).map(v -> read(v, quantity, low, high, fallback)).orElse(fallback);
    }

    public Distribution read(YamlMap map, String key, Quantity quantity, double low, double high, double fallback) {
        return read(map, key, quantity, low, high, Distribution.constant(fallback));
    }

    /** Like {@link #read(YamlMap, String, Quantity, double, double, double)}, with a diagnostic where the key is missing. */
    public Distribution require(YamlMap map, String key, Quantity quantity, double low, double high, double fallback) {
        return map.require(key)
                .map(v -> read(v, quantity, low, high, Distribution.constant(fallback)))
                .orElse(Distribution.constant(fallback));
    }

    public Distribution read(YamlValue value, Quantity quantity, double low, double high, Distribution fallback) {
        if (value.isText()) {
            String text = value.asText();
            if (text.startsWith("$")) {
                return reference(value, text.substring(1), quantity, low, high, fallback);
            }
            double number = value.asQuantity(quantity, low, high, Double.NaN);
            return Double.isNaN(number) ? fallback : Distribution.constant(number);
        }
        if (!value.isMap()) {
            value.error("expected " + quantity.expected() + " or a distribution (" + String.join(", ", KINDS) + ")");
            return fallback;
        }
        YamlMap map = value.asMap();
        Optional<String> kind = map.exactlyOne(KINDS);
        Distribution result = kind.map(k -> distribution(map, k, quantity, low, high, fallback))
                .orElse(fallback);
        map.finish();
        return result;
    }

    private Distribution distribution(
            YamlMap map, String kind, Quantity quantity, double low, double high, Distribution fallback) {
        YamlValue value = map.find(kind).orElseThrow();
        switch (kind) {
            case "uniform", "log_uniform" -> {
                double[] ends = numbers(value, quantity, low, high);
                if (ends == null) {
                    return fallback;
                }
                if (ends.length != 2 || !(ends[0] <= ends[1])) {
                    value.error("expected [a, b] with a not above b");
                    return fallback;
                }
                if (kind.equals("uniform")) {
                    return new Distribution.Uniform(ends[0], ends[1]);
                }
                if (!(ends[0] > 0)) {
                    value.error("log_uniform needs positive bounds");
                    return fallback;
                }
                return new Distribution.LogUniform(ends[0], ends[1]);
            }
            case "easy" -> {
                return graded(map, value, quantity, low, high, fallback);
            }
            case "choice" -> {
                double[] values = numbers(value, quantity, low, high);
                if (values == null || values.length == 0) {
                    if (values != null) {
                        value.error("expected at least one value to choose from");
                    }
                    return fallback;
                }
                return new Distribution.Choice(values);
            }
            default -> {
                return normal(value.asMap(), quantity, low, high, fallback);
            }
        }
    }

    /** {@code {easy: a, usual: u, hard: b}}, {@code usual} optional. */
    private Distribution graded(
            YamlMap map, YamlValue easy, Quantity quantity, double low, double high, Distribution fallback) {
        Distribution from = read(easy, quantity, low, high, fallback);
        Distribution to = map.require("hard")
                .map(v -> read(v, quantity, low, high, fallback))
                .orElse(fallback);
        Distribution between = map.find("usual")
                .map(v -> read(v, quantity, low, high, fallback))
                .orElse(null);
        Distribution difficulty = parameters.get(Distribution.Graded.DIFFICULTY);
        if (difficulty == null) {
            easy.error("'easy' and 'hard' need an entry 'difficulty' among the parameters before them");
            return fallback;
        }
        if (!(difficulty.low() >= 0 && difficulty.high() <= 1)) {
            easy.error("'difficulty' can be " + difficulty.low() + " … " + difficulty.high() + ", outside 0 … 1");
            return fallback;
        }
        if (from instanceof Distribution.Graded
                || to instanceof Distribution.Graded
                || between instanceof Distribution.Graded) {
            easy.error("'easy', 'usual' and 'hard' must not hold another 'easy'; name a parameter that does");
            return fallback;
        }
        return new Distribution.Graded(from, between, to);
    }

    private static Distribution normal(YamlMap map, Quantity quantity, double low, double high, Distribution fallback) {
        double mean = map.requiredQuantity("mean", quantity, low, high, Double.NaN);
        double sd = map.requiredQuantity("sd", quantity, 0, Double.MAX_VALUE, Double.NaN);
        double min = map.quantity("min", quantity, low, high, low);
        double max = map.quantity("max", quantity, low, high, high);
        map.finish();
        if (Double.isNaN(mean) || Double.isNaN(sd)) {
            return fallback;
        }
        if (Double.isInfinite(mean)) {
            map.document().error(map.location("mean"), "mean must be finite");
            return fallback;
        }
        if (!(min <= mean && mean <= max)) {
            map.document().error(map.location(), "mean is outside [min, max]");
            return fallback;
        }
        return new Distribution.Normal(mean, sd, min, max);
    }

    private Distribution reference(
            YamlValue value, String name, Quantity quantity, double low, double high, Distribution fallback) {
        Distribution declared = parameters.get(name);
        if (declared == null) {
            value.error("unknown parameter '$" + name + "'", Suggestion.forWord(name, parameters.keySet()));
            return fallback;
        }
        Quantity declaredAs = quantities.get(name);
        if (declaredAs != quantity && declaredAs != Quantity.NUMBER) {
            value.error("'$" + name + "' is " + declaredAs.expected() + ", expected " + quantity.expected());
            return fallback;
        }
        if (!(declared.low() >= low && declared.high() <= high)) {
            value.error("'$" + name + "' can be " + declared.low() + " … " + declared.high() + ", outside " + low
                    + " … " + high);
            return fallback;
        }
        return new Distribution.Reference(name, declared.low(), declared.high());
    }

    /** The values of a list, or null after a diagnostic. */
    private static double[] numbers(YamlValue list, Quantity quantity, double low, double high) {
        List<YamlValue> items = list.asList();
        double[] out = new double[items.size()];
        boolean good = list.isList();
        for (int i = 0; i < out.length; i++) {
            out[i] = items.get(i).asQuantity(quantity, low, high, Double.NaN);
            if (Double.isInfinite(out[i])) {
                items.get(i).error("an infinite number cannot be drawn");
            }
            good &= Double.isFinite(out[i]);
        }
        return good ? out : null;
    }

    /** The quantity of the first number found that has a unit; a plain number fits any quantity. */
    private Quantity quantityOf(YamlValue value) {
        if (value.isText()) {
            String text = value.asText();
            if (text.startsWith("$")) {
                return quantities.getOrDefault(text.substring(1), Quantity.NUMBER);
            }
            for (Quantity q : Quantity.values()) {
                if (parses(q, text)) {
                    return q;
                }
            }
            return Quantity.NUMBER;
        }
        if (value.isList()) {
            return value.asList().stream()
                    .map(this::quantityOf)
                    .filter(q -> q != Quantity.NUMBER)
                    .findFirst()
                    .orElse(Quantity.NUMBER);
        }
        YamlMap map = value.asMap();
        for (String key : map.keys()) {
            Quantity q = quantityOf(map.peek(key));
            if (q != Quantity.NUMBER) {
                return q;
            }
        }
        return Quantity.NUMBER;
    }

    private static boolean parses(Quantity quantity, String text) {
        try {
            quantity.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
