package org.skidpad.scenarios.yaml;

import java.util.List;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value and where it stands. {@code as…} methods add a diagnostic and return a fallback where the value does not fit. */
public final class YamlValue {
    private final YamlDocument document;
    private final Node node;
    private YamlMap map;

    YamlValue(YamlDocument document, Node node) {
        this.document = document;
        this.node = node;
    }

    public SourceLocation location() {
        return document.location(node);
    }

    public YamlDocument document() {
        return document;
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public void error(String message) {
        document.error(location(), message);
    }

    public void error(String message, String suggestion) {
        document.error(location(), message, suggestion);
    }

    /** The text as written, or an empty string after a diagnostic. */
    public String asText() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        error("expected one word or number, found " + kind());
        return "";
    }

    /** The items, or an empty list after a diagnostic. */
    public List<YamlValue> asList() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(n -> new YamlValue(document, n))
                    .toList();
        }
        error("expected a list, found " + kind());
        return List.of();
    }

    /** The mapping (the same object each time), or an empty one after a diagnostic. */
    public YamlMap asMap() {
        if (map == null) {
            if (node instanceof MappingNode mapping) {
                map = new YamlMap(document, mapping);
            } else {
                error("expected 'key: value' lines, found " + kind());
                map = YamlMap.empty(document, location());
            }
        }
        return map;
    }

    /** A number in SI units within [low, high], or {@code fallback} after a diagnostic. */
    public double asQuantity(Quantity quantity, double low, double high, double fallback) {
        if (!isText()) {
            error("expected " + quantity.expected() + ", found " + kind());
            return fallback;
        }
        double value;
        try {
            value = quantity.parse(asText());
        } catch (IllegalArgumentException e) {
            error(e.getMessage());
            return fallback;
        }
        if (!(value >= low && value <= high)) {
            error("'" + asText() + "' is outside " + range(quantity, low, high));
            return fallback;
        }
        return value;
    }

    /** A whole number within [low, high], or {@code fallback} after a diagnostic. */
    public long asInteger(long low, long high, long fallback) {
        String text = isText() ? asText() : "";
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            error("expected a whole number, found " + (isText() ? "'" + text + "'" : kind()));
            return fallback;
        }
        if (value < low || value > high) {
            error("'" + text + "' is outside " + low + " … " + high);
            return fallback;
        }
        return value;
    }

    public boolean asBoolean(boolean fallback) {
        String text = isText() ? asText() : "";
        switch (text) {
            case "true":
                return true;
            case "false":
                return false;
            default:
                error("expected true or false, found " + (isText() ? "'" + text + "'" : kind()));
                return fallback;
        }
    }

    /** One of the given words, or {@code fallback} after a diagnostic that suggests the nearest. */
    public String asChoice(List<String> words, String fallback) {
        String text = asText();
        if (words.contains(text)) {
            return text;
        }
        if (isText()) {
            error(
                    "unknown word '" + text + "', expected one of " + String.join(", ", words),
                    Suggestion.forWord(text, words));
        }
        return fallback;
    }

    private String kind() {
        if (isText()) {
            return "'" + ((ScalarNode) node).getValue() + "'";
        }
        return isList() ? "a list" : "a mapping";
    }

    private static String range(Quantity quantity, double low, double high) {
        String unit = quantity.siUnit().isEmpty() ? "" : " " + quantity.siUnit();
        if (low == Double.NEGATIVE_INFINITY) {
            return "… " + high + unit;
        }
        return high == Double.POSITIVE_INFINITY ? low + " …" + unit : low + " … " + high + unit;
    }
}
