package org.skidpad.scenarios.yaml;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value and where it stands. {@code as…} methods add a diagnostic and return a fallback where the value does not fit. */
public final class YamlValue {
    private final YamlDocument document;
    private final Node node;
    /** Dotted name in the document. */
    private final String path;
    /** Where it stands; null for the node's own place. */
    private final SourceLocation place;
    /** Name under which it was given from outside, or null. */
    private final String givenAs;

    private YamlMap map;

    YamlValue(YamlDocument document, Node node, String path) {
        this(document, node, path, null, null);
    }

    private YamlValue(YamlDocument document, Node node, String path, SourceLocation place, String givenAs) {
        this.document = document;
        this.node = node;
        this.path = path;
        this.place = place;
        this.givenAs = givenAs;
    }

    /** A value that is not written in the document but was given from outside. */
    static YamlValue given(YamlDocument document, String path, String name, String text) {
        Node node = new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
        return new YamlValue(document, node, path, Overrides.location(name, text), name);
    }

    /** A mapping that is not written in the document, since values within it were given from outside. */
    static YamlValue emptyMap(YamlDocument document, String path, SourceLocation place) {
        return new YamlValue(document, new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW), path, place, null);
    }

    public SourceLocation location() {
        return place == null ? document.location(node) : place;
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

    /** As {@link YamlMap#file}. */
    Optional<Path> file() {
        String text = asText();
        if (text.isEmpty()) {
            if (isText()) {
                error("no file is named here");
            }
            return Optional.empty();
        }
        if (document.directory() == null) {
            error("a file cannot be named here: the document is not in a folder");
            return Optional.empty();
        }
        Path base = document.directory().normalize();
        Path path;
        try {
            path = base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            error("'" + text + "' is no file name");
            return Optional.empty();
        }
        Path allowed = document.allowed() == null ? base : document.allowed();
        if (Path.of(text).isAbsolute() || !path.startsWith(base) && !path.startsWith(allowed)) {
            error("'" + text + "' leaves the folder of this file", "put it beside this file or below");
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            error("no such file: '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    /** The items, or an empty list after a diagnostic. */
    public List<YamlValue> asList() {
        if (node instanceof SequenceNode sequence) {
            List<YamlValue> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(new YamlValue(document, item, path + "." + nameOf(item, items.size())));
            }
            return items;
        }
        error("expected a list, found " + kind());
        return List.of();
    }

    private static String nameOf(Node item, int index) {
        if (item instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("name")
                        && tuple.getValueNode() instanceof ScalarNode name) {
                    return name.getValue();
                }
            }
        }
        return Integer.toString(index);
    }

    /** The mapping (the same object each time), or an empty one after a diagnostic. */
    public YamlMap asMap() {
        if (map == null) {
            if (node instanceof MappingNode mapping) {
                map = place == null ? new YamlMap(document, mapping, path) : YamlMap.empty(document, place, path);
            } else {
                error("expected 'key: value' lines, found " + kind());
                map = YamlMap.empty(document, location(), path);
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
        noteGiven(value);
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
        noteGiven(value);
        return value;
    }

    private void noteGiven(double value) {
        if (givenAs != null) {
            document.noteGiven(givenAs, value);
        }
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
