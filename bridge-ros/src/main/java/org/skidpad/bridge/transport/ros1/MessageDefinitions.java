package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Message definitions as text, and the checksums by which two ROS 1 nodes agree that they mean the same: the MD5 of the
 * definition without comments and spare blanks, constants first, every type that is itself a message replaced by its MD5
 * (ROS wiki, "ROS/Technical Overview", message serialisation and MD5 sums).
 */
final class MessageDefinitions {
    private static final String MARK = "MSG: ";
    private static final String RULE = "=".repeat(80);
    private static final Set<String> PRIMITIVES = Set.of(
            "bool",
            "int8",
            "uint8",
            "int16",
            "uint16",
            "int32",
            "uint32",
            "int64",
            "uint64",
            "float32",
            "float64",
            "string",
            "time",
            "duration",
            "char",
            "byte");

    private static final MessageDefinitions SHIPPED = load();

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<Field>> parsed = new ConcurrentHashMap<>();

    MessageDefinitions(Map<String, String> texts) {
        this.texts.putAll(texts);
    }

    /** The definitions of the messages that Skidpad carries. */
    static MessageDefinitions shipped() {
        return SHIPPED;
    }

    private static MessageDefinitions load() {
        try (InputStream in = MessageDefinitions.class.getResourceAsStream("messages.txt")) {
            return parse("", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the message definitions cannot be read", e);
        }
    }

    /**
     * Definitions as a connection header carries them: that of {@code type}, then those of the types in it, each after a line
     * {@code MSG: package/Name}.
     */
    static MessageDefinitions parse(String type, String full) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        StringBuilder text = texts.computeIfAbsent(type, t -> new StringBuilder());
        for (String line : full.split("\n")) {
            if (line.startsWith(MARK)) {
                text = texts.computeIfAbsent(line.substring(MARK.length()).trim(), t -> new StringBuilder());
            } else if (!line.startsWith(RULE)) {
                text.append(line).append('\n');
            }
        }
        Map<String, String> out = new LinkedHashMap<>();
        texts.forEach((name, t) -> out.put(name, t.toString()));
        return new MessageDefinitions(out);
    }

    /** These and others; where both have a type, the others' counts. */
    MessageDefinitions with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.putAll(others);
        return new MessageDefinitions(all);
    }

    /** MD5 of a type such as {@code nav_msgs/Odometry}, 32 hexadecimal digits. */
    String md5(String type) {
        return hash(canonical(type));
    }

    /** MD5 of a service whose request and response are defined as these two types. */
    String md5(String request, String response) {
        return hash(canonical(request) + canonical(response));
    }

    private String canonical(String type) {
        List<String> constants = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Field f : fields(type)) {
            if (f.constant()) {
                constants.add(f.type() + " " + f.name());
            } else if (isPrimitive(f.base())) {
                fields.add(f.type() + " " + f.name());
            } else {
                fields.add(md5(resolve(f.base(), type)) + " " + f.name());
            }
        }
        constants.addAll(fields);
        return String.join("\n", constants);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** The definition and those of every type in it, as a connection header and a bag carry them. */
    String full(String type) {
        Set<String> dependencies = new LinkedHashSet<>();
        collect(type, dependencies);
        StringBuilder out = new StringBuilder(text(type));
        for (String d : dependencies) {
            out.append("\n")
                    .append(RULE)
                    .append("\n")
                    .append(MARK)
                    .append(d)
                    .append("\n")
                    .append(text(d));
        }
        return out.toString();
    }

    private void collect(String type, Set<String> into) {
        for (Field f : fields(type)) {
            if (!f.constant() && !isPrimitive(f.base())) {
                String dependency = resolve(f.base(), type);
                if (into.add(dependency)) {
                    collect(dependency, into);
                }
            }
        }
    }

    private String text(String type) {
        String text = texts.get(type);
        if (text == null) {
            throw new IllegalArgumentException("no definition of message type " + type);
        }
        return text;
    }

    static boolean isPrimitive(String base) {
        return PRIMITIVES.contains(base);
    }

    /** The full name of a type that is named {@code base} in the definition of {@code within}. */
    static String resolve(String base, String within) {
        if (base.contains("/")) {
            return base;
        }
        return base.equals("Header") ? "std_msgs/Header" : within.substring(0, within.indexOf('/')) + "/" + base;
    }

    /** One line of a definition; for a constant, {@code name} is {@code NAME=value}. */
    record Field(String type, String name, boolean constant) {
        String base() {
            int bracket = type.indexOf('[');
            return bracket < 0 ? type : type.substring(0, bracket);
        }

        boolean array() {
            return type.indexOf('[') >= 0;
        }

        /** Elements of an array, or -1 where the message says how many. */
        int length() {
            String inside = type.substring(type.indexOf('[') + 1, type.length() - 1);
            return inside.isEmpty() ? -1 : Integer.parseInt(inside);
        }
    }

    /** The lines of a definition. */
    List<Field> fields(String type) {
        return parsed.computeIfAbsent(type, this::parseFields);
    }

    private List<Field> parseFields(String type) {
        List<Field> out = new ArrayList<>();
        for (String raw : text(type).split("\n")) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String fieldType = line.split("\\s+", 2)[0];
            String rest = line.substring(fieldType.length());
            int comment = rest.indexOf('#');
            int equals = rest.indexOf('=');
            boolean constant = equals >= 0 && (comment < 0 || equals < comment);
            if (constant && fieldType.equals("string")) {
                comment = -1; // a string constant runs to the end of the line
            }
            if (comment >= 0) {
                rest = rest.substring(0, comment);
            }
            if (constant) {
                String name = rest.substring(0, equals).strip();
                out.add(new Field(
                        fieldType, name + "=" + rest.substring(equals + 1).strip(), true));
            } else {
                out.add(new Field(fieldType, rest.strip(), false));
            }
        }
        return out;
    }
}
