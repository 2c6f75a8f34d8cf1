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

/**
 * Message definitions as text, and the checksums by which two ROS 1 nodes agree that they mean the same: the MD5 of the
 * definition without comments and spare blanks, constants first, every type that is itself a message replaced by its MD5
 * (ROS wiki, "ROS/Technical Overview", message serialisation and MD5 sums).
 */
final class MessageDefinitions {
    private static final String MARK = "MSG: ";
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

    MessageDefinitions(Map<String, String> texts) {
        this.texts.putAll(texts);
    }

    /** The definitions of the messages that Skidpad carries. */
    static MessageDefinitions shipped() {
        return SHIPPED;
    }

    private static MessageDefinitions load() {
        try (InputStream in = MessageDefinitions.class.getResourceAsStream("messages.txt")) {
            Map<String, String> texts = new LinkedHashMap<>();
            String type = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(MARK)) {
                    type = line.substring(MARK.length()).trim();
                    texts.put(type, "");
                } else {
                    texts.merge(type, line + "\n", String::concat);
                }
            }
            return new MessageDefinitions(texts);
        } catch (IOException e) {
            throw new UncheckedIOException("the message definitions cannot be read", e);
        }
    }

    /** MD5 of a type such as {@code nav_msgs/Odometry}, 32 hexadecimal digits. */
    String md5(String type) {
        List<String> constants = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Field f : fields(type)) {
            if (f.constant()) {
                constants.add(f.type() + " " + f.name());
            } else if (PRIMITIVES.contains(f.base())) {
                fields.add(f.type() + " " + f.name());
            } else {
                fields.add(md5(resolve(f.base(), type)) + " " + f.name());
            }
        }
        constants.addAll(fields);
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("\n", constants).getBytes(StandardCharsets.UTF_8)));
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
                    .append("=".repeat(80))
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
            if (!f.constant() && !PRIMITIVES.contains(f.base())) {
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

    private static String resolve(String base, String within) {
        if (base.contains("/")) {
            return base;
        }
        return base.equals("Header") ? "std_msgs/Header" : within.substring(0, within.indexOf('/')) + "/" + base;
    }

    /** One line of a definition; for a constant, {@code name} is {@code NAME=value}. */
    private record Field(String type, String name, boolean constant) {
        String base() {
            int bracket = type.indexOf('[');
            return bracket < 0 ? type : type.substring(0, bracket);
        }
    }

    private List<Field> fields(String type) {
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
