package org.skidpad.scenarios.vary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;

/** Reads {@code vary} of a suite's run: docs/scenario-format.md. */
public final class VariationReader {
    private static final Pattern NUMBER = Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(.*)");

    private VariationReader() {}

    /** {@link Variation#NONE} after diagnostics of the document. */
    public static Variation read(YamlMap map) {
        Optional<String> kind = map.exactlyOne(List.of("grid", "list", "sobol", "latin_hypercube", "random"));
        Variation variation = kind.map(k -> switch (k) {
                    case "grid" -> grid(map.map(k).orElseThrow());
                    case "list" -> list(map.list(k));
                    default -> drawn(k, map.map(k).orElseThrow());
                })
                .orElse(Variation.NONE);
        map.finish();
        return variation;
    }

    private static Variation grid(YamlMap map) {
        List<List<Map<String, String>>> axes = new ArrayList<>();
        for (String name : map.keys()) {
            YamlValue value = map.find(name).orElseThrow();
            List<Map<String, String>> axis = new ArrayList<>();
            (value.isMap() ? range(value.asMap()) : texts(value)).forEach(text -> axis.add(Map.of(name, text)));
            if (axis.isEmpty()) {
                value.error("expected at least one value");
                return Variation.NONE;
            }
            axes.add(axis);
        }
        try {
            return Variation.combinations(axes);
        } catch (IllegalArgumentException e) {
            map.document().error(map.location(), e.getMessage());
            return Variation.NONE;
        }
    }

    private static List<String> texts(YamlValue list) {
        return list.asList().stream().map(YamlValue::asText).toList();
    }

    /** {@code {range: [a, b], step: s}} or {@code {range: [a, b], count: n}}; units, if any, are the same throughout. */
    private static List<String> range(YamlMap map) {
        List<YamlValue> ends = map.list("range");
        Optional<String> form = map.exactlyOne(List.of("step", "count"));
        List<String> out = new ArrayList<>();
        if (ends.size() != 2) {
            map.document().error(map.location("range"), "expected range: [a, b]");
        } else if (form.isPresent()) {
            List<Matcher> numbers = new ArrayList<>();
            for (YamlValue value : List.of(ends.get(0), ends.get(1))) {
                number(value).ifPresent(numbers::add);
            }
            boolean stepped = form.get().equals("step");
            Optional<Matcher> step = stepped ? map.find("step").flatMap(VariationReader::number) : Optional.empty();
            long count = stepped ? 0 : map.integer("count", 2, Variation.MOST_POINTS, 2);
            if (numbers.size() == 2 && (!stepped || step.isPresent())) {
                step.ifPresent(numbers::add);
                out.addAll(values(map, numbers, count));
            }
        }
        map.finish();
        return out;
    }

    private static List<String> values(YamlMap map, List<Matcher> numbers, long count) {
        String unit = numbers.get(0).group(2);
        double low = Double.parseDouble(numbers.get(0).group(1));
        double high = Double.parseDouble(numbers.get(1).group(1));
        if (numbers.stream().anyMatch(n -> !n.group(2).equals(unit))) {
            map.document().error(map.location(), "a range needs one unit throughout");
            return List.of();
        }
        try {
            double step = count > 0
                    ? (high - low) / (count - 1)
                    : Double.parseDouble(numbers.get(2).group(1));
            List<String> out = new ArrayList<>();
            for (double value : Variation.range(low, high, step)) {
                out.add(unit.isEmpty() ? Variation.text(value) : Variation.text(value) + " " + unit);
            }
            return out;
        } catch (IllegalArgumentException e) {
            map.document().error(map.location(), e.getMessage());
            return List.of();
        }
    }

    private static Optional<Matcher> number(YamlValue value) {
        Matcher matcher = NUMBER.matcher(value.asText().strip());
        if (matcher.matches()) {
            return Optional.of(matcher);
        }
        value.error("expected a number, found '" + value.asText() + "'");
        return Optional.empty();
    }

    private static Variation list(List<YamlValue> items) {
        List<Map<String, String>> points = new ArrayList<>();
        for (YamlValue item : items) {
            Map<String, String> point = new LinkedHashMap<>();
            YamlMap map = item.asMap();
            map.keys()
                    .forEach(
                            name -> point.put(name, map.find(name).orElseThrow().asText()));
            points.add(point);
        }
        return points.isEmpty() ? Variation.NONE : new Variation(points);
    }

    private static Variation drawn(String design, YamlMap map) {
        int count = (int) map.requiredInteger("count", 1, Variation.MOST_POINTS, 1);
        long seed = design.equals("sobol") ? 0 : map.integer("seed", 0, Long.MAX_VALUE, 1);
        DistributionReader reader = new DistributionReader();
        Optional<YamlMap> of = map.require("of").map(YamlValue::asMap);
        of.ifPresent(reader::declare);
        map.finish();
        Map<String, Distribution> axes = reader.parameters();
        if (axes.isEmpty()) {
            map.document().error(map.location("of"), "expected at least one parameter");
            return Variation.NONE;
        }
        if (axes.size() > Designs.MOST_DIMENSIONS) {
            map.document().error(map.location("of"), "more than " + Designs.MOST_DIMENSIONS + " parameters");
            return Variation.NONE;
        }
        if ((long) count * axes.size() > Designs.MOST_NUMBERS) {
            map.document()
                    .error(
                            map.location("count"),
                            "points times parameters are more than " + Designs.MOST_NUMBERS + " numbers");
            return Variation.NONE;
        }
        if (axes.values().stream().anyMatch(d -> d instanceof Distribution.Reference)) {
            map.document().error(map.location("of"), "a parameter of a design cannot be another's value");
            return Variation.NONE;
        }
        double[][] shares = switch (design) {
            case "sobol" -> Designs.sobol(count, axes.size());
            case "latin_hypercube" -> Designs.latinHypercube(count, axes.size(), seed);
            default -> Designs.random(count, axes.size(), seed);
        };
        List<Map<String, String>> points = new ArrayList<>();
        for (double[] share : shares) {
            Map<String, String> point = new LinkedHashMap<>();
            int axis = 0;
            for (Map.Entry<String, Distribution> entry : axes.entrySet()) {
                point.put(entry.getKey(), Variation.text(entry.getValue().quantile(share[axis++])));
            }
            points.add(point);
        }
        return new Variation(points);
    }
}
