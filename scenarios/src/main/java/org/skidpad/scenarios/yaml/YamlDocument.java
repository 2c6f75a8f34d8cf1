package org.skidpad.scenarios.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * One YAML file in memory. Getters of its {@link #root} add to {@link #diagnostics} and return a fallback, so that one pass
 * finds everything that is wrong; whoever reads the document calls {@link #throwOnError} once at the end.
 */
public final class YamlDocument {
    static final int MAX_CHARACTERS = 8 << 20;
    static final int MAX_DEPTH = 64;
    static final int MAX_VALUES = 500_000;

    /** Who asks for a value knows its type; guessing one for every word took a quarter of the time. */
    private static final Schema UNTYPED = new FailsafeSchema();

    private final String file;
    private final String text;
    private final Path directory;
    private final List<Diagnostic> diagnostics;
    private final MappingNode node;
    private final YamlMap root;
    private Overrides overrides = Overrides.NONE;
    private Path allowed;

    private YamlDocument(String file, String text, Path directory, List<Diagnostic> diagnostics) {
        this.file = file;
        this.text = text;
        this.directory = directory;
        this.diagnostics = diagnostics;
        Node composed = compose();
        if (composed instanceof MappingNode mapping) {
            node = mapping;
            root = new YamlMap(this, mapping, "");
        } else {
            throw new BadInputException(location(composed), "expected 'key: value' lines");
        }
    }

    private YamlDocument(YamlDocument like, MappingNode node, String text, Path path) {
        file = path.toString();
        this.text = text;
        directory = like.directory;
        diagnostics = like.diagnostics;
        this.node = node;
        root = new YamlMap(this, node, "");
    }

    /**
     * Reads a file.
     *
     * @param diagnostics where findings go, also those of later access to the document
     * @throws BadInputException where the file cannot be read or is no YAML mapping at all
     */
    public static YamlDocument read(Path path, List<Diagnostic> diagnostics) {
        String file = path.toString();
        byte[] bytes;
        try {
            if (Files.size(path) > 4L * MAX_CHARACTERS) {
                throw new BadInputException(
                        SourceLocation.wholeFile(file), "is larger than " + MAX_CHARACTERS + " characters");
            }
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "no such file");
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "cannot be read: " + e.getMessage());
        }
        Path directory = path.toAbsolutePath().getParent();
        return new YamlDocument(file, decode(file, bytes), directory, diagnostics);
    }

    /**
     * Like {@link #read}, of a document that may {@code include} other files of its folder: their mappings are laid into its own,
     * and its {@link #text} holds all of them.
     */
    public static YamlDocument readWithIncludes(Path path, List<Diagnostic> diagnostics) {
        return Includes.resolve(read(path, diagnostics), path);
    }

    /**
     * Parses text that came from elsewhere than a file of its own, for example from the class path.
     *
     * @param file the name to use in diagnostics
     */
    public static YamlDocument parse(String file, String text, List<Diagnostic> diagnostics) {
        return parse(file, text, null, diagnostics);
    }

    /** Like {@link #parse(String, String, List)}, for text that names files of a folder. */
    public static YamlDocument parse(String file, String text, Path directory, List<Diagnostic> diagnostics) {
        return new YamlDocument(file, text, directory, diagnostics);
    }

    private static String decode(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "is not UTF-8 text");
        }
    }

    MappingNode node() {
        return node;
    }

    /** This document with other content. */
    YamlDocument as(MappingNode content, String newText, Path path) {
        return new YamlDocument(this, content, newText, path);
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    public YamlMap root() {
        return root;
    }

    /** The folder that relative paths in the document start from, or null where it is not in a folder. */
    public Path directory() {
        return directory;
    }

    /** Lets {@link YamlMap#file} find files below a wider folder than the document's own. */
    public void allow(Path root) {
        allowed = root.toAbsolutePath().normalize();
    }

    /** The folder given to {@link #allow}, or null. */
    public Path allowed() {
        return allowed;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * Puts numbers in place of those written, or of ones that may be written and are not, for all reading from now on. Once the
     * document is read, call {@link #finishOverrides}.
     *
     * @param given texts as they would be written, by dotted name: the keys that lead to the value, for items of a list their
     *     {@code name}; a leading {@code ego}, {@code actors} or {@code parameters} and keys in the middle may be left out
     */
    public void override(Map<String, String> given) {
        overrides = new Overrides(given);
    }

    /** Reports everything given to {@link #override} that fits no number that was asked for, or several. */
    public void finishOverrides() {
        overrides.finish(this);
    }

    /** The numbers of {@link #override} that were read, in SI units, by the names they were given under. */
    public Map<String, Double> overridden() {
        return Collections.unmodifiableMap(overrides.numbers());
    }

    /** @param absent where the document has no such value, so that a mapping may have to be made up */
    Optional<YamlValue> given(String path, boolean absent, SourceLocation place) {
        String name = overrides.nameOf(path);
        if (name != null) {
            return Optional.of(YamlValue.given(this, path, name, overrides.text(name)));
        }
        return absent && overrides.reachInto(path)
                ? Optional.of(YamlValue.emptyMap(this, path, place))
                : Optional.empty();
    }

    void noteGiven(String name, double value) {
        overrides.read(name, value);
    }

    public void error(SourceLocation location, String message, String suggestion) {
        diagnostics.add(Diagnostic.error(location, message, suggestion));
    }

    public void error(SourceLocation location, String message) {
        error(location, message, "");
    }

    /** @throws BadInputException with everything found so far, where that contains an error */
    public void throwOnError() {
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new BadInputException(diagnostics);
        }
    }

    SourceLocation location(Node of) {
        return location(of.getStartMark());
    }

    /** By the file that the mark is of, which may be an included one. */
    private SourceLocation location(Optional<Mark> mark) {
        return mark.map(m -> new SourceLocation(m.getName(), m.getLine() + 1, m.getColumn() + 1))
                .orElse(SourceLocation.wholeFile(file));
    }

    private Node compose() {
        if (text.length() > MAX_CHARACTERS) {
            throw new BadInputException(
                    SourceLocation.wholeFile(file), "is larger than " + MAX_CHARACTERS + " characters");
        }
        refuseHalfCharacters();
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(UNTYPED)
                .setUseMarks(true)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        StreamReader characters = new StreamReader(settings, new StringReader(text));
        try {
            Parser events = new ParserImpl(settings, characters);
            Optional<Node> node = new Composer(settings, new LimitedDepth(events)).getSingleNode();
            if (node.isEmpty()) {
                throw new BadInputException(SourceLocation.wholeFile(file), "is empty");
            }
            count(node.get(), new IdentityHashMap<>(), new int[1]);
            refuseDuplicates(node.get());
            return node.get();
        } catch (MarkedYamlEngineException e) {
            throw new BadInputException(location(e.getProblemMark()), "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "is no YAML: " + e.getMessage());
        } catch (NumberFormatException e) {
            // The library lets it through where the text ends within an escape.
            throw new BadInputException(location(characters.getMark()), "is no YAML: the text ends within an escape");
        }
    }

    /** A surrogate without its other half is no character, and the parser runs over the end of its buffer there. */
    private void refuseHalfCharacters() {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new BadInputException(SourceLocation.wholeFile(file), "is not Unicode text");
                }
                i++;
            }
        }
    }

    /** The composer recurses; counting levels on the flat stream of events that it takes keeps hostile nesting off the stack. */
    private final class LimitedDepth implements Parser {
        private final Parser events;
        private int depth;

        LimitedDepth(Parser events) {
            this.events = events;
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return events.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return events.peekEvent();
        }

        @Override
        public Event next() {
            Event event = events.next();
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new BadInputException(
                        location(event.getStartMark()), "is nested more than " + MAX_DEPTH + " levels deep");
            }
            return event;
        }
    }

    private void count(Node node, Map<Node, Boolean> path, int[] values) {
        if (++values[0] > MAX_VALUES) {
            throw new BadInputException(location(node), "holds more than " + MAX_VALUES + " values, aliases expanded");
        }
        if (path.put(node, true) != null) {
            throw new BadInputException(location(node), "contains itself through an alias");
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                count(tuple.getKeyNode(), path, values);
                count(tuple.getValueNode(), path, values);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                count(item, path, values);
            }
        }
        path.remove(node);
    }

    private void refuseDuplicates(Node node) {
        if (node instanceof MappingNode mapping) {
            Set<String> seen = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    error(location(tuple.getKeyNode()), "a key must be a word");
                } else if (!seen.add(key.getValue())) {
                    error(location(key), "key '" + key.getValue() + "' is given twice");
                }
                refuseDuplicates(tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::refuseDuplicates);
        }
    }
}
