package org.skidpad.scenarios.yaml;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and values of one mapping. Whoever reads it asks for every key it knows, then calls {@link #finish}, which reports the
 * keys nobody asked for: so what is known is written down once, in the code that reads it.
 */
public final class YamlMap {
    private final YamlDocument document;
    private final SourceLocation location;
    /** Dotted name of this mapping in the document, empty for the root. */
    private final String path;

    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Map<String, SourceLocation> keyLocations = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(YamlDocument document, MappingNode node, String path) {
        this(document, document.location(node), path);
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                values.putIfAbsent(
                        key.getValue(), new YamlValue(document, tuple.getValueNode(), pathOf(key.getValue())));
                keyLocations.putIfAbsent(key.getValue(), document.location(key));
            }
        }
    }

    private YamlMap(YamlDocument document, SourceLocation location, String path) {
        this.document = document;
        this.location = location;
        this.path = path;
    }

    static YamlMap empty(YamlDocument document, SourceLocation location, String path) {
        return new YamlMap(document, location, path);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public YamlDocument document() {
        return document;
    }

    public SourceLocation location() {
        return location;
    }

    /** Where a key stands, or the mapping itself where it does not. */
    public SourceLocation location(String key) {
        return keyLocations.getOrDefault(key, location);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** The value of a key: one given from outside ({@link YamlDocument#override}) before the one written. */
    public Optional<YamlValue> find(String key) {
        asked.add(key);
        Optional<YamlValue> given = document.given(pathOf(key), !values.containsKey(key), location(key));
        return given.isPresent() ? given : Optional.ofNullable(values.get(key));
    }

    /** The value of a key of {@link #keys} as written, without counting as having asked for it. */
    public YamlValue peek(String key) {
        return values.get(key);
    }

    /** Like {@link #find}, with a diagnostic where the key is missing. */
    public Optional<YamlValue> require(String key) {
        Optional<YamlValue> value = find(key);
        if (value.isEmpty()) {
            document.error(location, "key '" + key + "' is missing", suggestMissing(key));
        }
        return value;
    }

    private String suggestMissing(String key) {
        String near = Suggestion.forWord(key, values.keySet());
        return near.isEmpty() ? "" : near.replace("did you mean", "is it").replace("?", ", misspelt?");
    }

    public String text(String key, String fallback) {
        return find(key).map(YamlValue::asText).orElse(fallback);
    }

    public String requiredText(String key) {
        return require(key).map(YamlValue::asText).orElse("");
    }

    public double quantity(String key, Quantity quantity, double low, double high, double fallback) {
        return find(key).map(v -> v.asQuantity(quantity, low, high, fallback)).orElse(fallback);
    }

    public double requiredQuantity(String key, Quantity quantity, double low, double high, double fallback) {
        return require(key)
                .map(v -> v.asQuantity(quantity, low, high, fallback))
                .orElse(fallback);
    }

    public long integer(String key, long low, long high, long fallback) {
        return find(key).map(v -> v.asInteger(low, high, fallback)).orElse(fallback);
    }

    public long requiredInteger(String key, long low, long high, long fallback) {
        return require(key).map(v -> v.asInteger(low, high, fallback)).orElse(fallback);
    }

    public boolean flag(String key, boolean fallback) {
        return find(key).map(v -> v.asBoolean(fallback)).orElse(fallback);
    }

    public String choice(String key, List<String> words, String fallback) {
        return find(key).map(v -> v.asChoice(words, fallback)).orElse(fallback);
    }

    public List<YamlValue> list(String key) {
        return find(key).map(YamlValue::asList).orElse(List.of());
    }

    public Optional<YamlMap> map(String key) {
        return find(key).map(YamlValue::asMap);
    }

    /** The one key of {@code alternatives} that is given, or an empty result after a diagnostic. */
    public Optional<String> exactlyOne(List<String> alternatives) {
        List<String> given = alternatives.stream().filter(this::has).toList();
        if (given.size() == 1) {
            return Optional.of(given.get(0));
        }
        String words = String.join(", ", alternatives);
        if (given.isEmpty()) {
            String near = values.keySet().stream()
                    .map(k -> Suggestion.forWord(k, alternatives))
                    .filter(s -> !s.isEmpty())
                    .findFirst()
                    .orElse("");
            document.error(location, "expected one of the keys " + words, near);
        } else {
            document.error(location(given.get(1)), "only one of the keys " + words + " may be given");
        }
        return Optional.empty();
    }

    /**
     * A file named by the document, relative to the document's own folder. Absolute paths and paths that leave the folder are
     * refused, so that a scenario can be handed on with its folder.
     */
    public Optional<Path> file(String key) {
        return find(key).flatMap(YamlValue::file);
    }

    /** A folder named by the document, relative to its own, which may lie above it. */
    public Optional<Path> folder(String key) {
        return find(key).flatMap(v -> {
            Path folder = null;
            try {
                Path given = Path.of(v.asText());
                folder = document.directory() == null || given.isAbsolute()
                        ? null
                        : document.directory().resolve(given).normalize();
            } catch (InvalidPathException e) {
                v.error("'" + v.asText() + "' is no folder name");
                return Optional.empty();
            }
            if (folder == null || !Files.isDirectory(folder)) {
                v.error("'" + v.asText() + "' is no folder, named from the folder of this file");
                return Optional.empty();
            }
            return Optional.of(folder);
        });
    }

    /** Reports every key that nobody asked for. */
    public void finish() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                document.error(location(key), "unknown key '" + key + "'", Suggestion.forWord(key, asked));
            }
        }
    }
}
