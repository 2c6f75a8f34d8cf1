package org.skidpad.scenarios.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.skidpad.scenarios.xml.XmlElement;

/**
 * Writes the tree of an XML file as YAML. An element is a mapping: a scalar is an attribute; a mapping is a child, named by its
 * key; a list of mappings are children of one name; a list of scalars are children of one name that hold text. Where the order
 * of children of different names would be lost, they stand in order under {@code in_order}; text beside attributes or children
 * is {@code _}; an attribute that is named like a child is {@code @name}.
 */
public final class TreeWriter {
    static final String TEXT = "_";
    static final String IN_ORDER = "in_order";
    static final String ATTRIBUTE = "@";

    /** Elements that fit are written on one line. */
    private static final int LINE = 110;

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_./+][A-Za-z0-9_./+-]*|-[A-Za-z0-9_.][A-Za-z0-9_.+-]*");

    private final StringBuilder out = new StringBuilder();

    private TreeWriter() {}

    /** Lines of the mapping of an element, each indented by so many spaces and ended. */
    public static String mapping(XmlElement element, int indent) {
        TreeWriter writer = new TreeWriter();
        writer.body(element, indent);
        return writer.out.toString();
    }

    /** A text as it must be written to be read as that text. */
    public static String scalar(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        boolean odd = text.chars()
                .anyMatch(c -> c < 0x20
                        || c >= 0x7F && c < 0xA0
                        || c == 0x2028
                        || c == 0x2029
                        || c >= 0xD800 && c < 0xE000
                        || c >= 0xFEFF);
        if (!odd) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c >= 0x20 && c < 0x7F) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            }
        }
        return escaped.append('"').toString();
    }

    /** What stands under one key. */
    private record Entry(String key, String attribute, List<XmlElement> children) {}

    private static List<Entry> entries(XmlElement element) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<XmlElement>> groups = new LinkedHashMap<>();
        boolean ordered = false;
        String last = null;
        for (XmlElement child : element.children) {
            ordered |= groups.containsKey(child.name) && !child.name.equals(last);
            groups.computeIfAbsent(child.name, n -> new ArrayList<>()).add(child);
            last = child.name;
        }
        element.attributes.forEach((name, value) -> {
            boolean taken = groups.containsKey(name)
                    || name.equals(TEXT)
                    || name.equals(IN_ORDER)
                    || name.startsWith(ATTRIBUTE);
            entries.add(new Entry(taken ? ATTRIBUTE + name : name, value.value(), null));
        });
        if (!element.content().isBlank()) {
            entries.add(new Entry(TEXT, element.content().strip(), null));
        }
        if (ordered) {
            entries.add(new Entry(IN_ORDER, null, element.children));
        } else {
            groups.forEach((name, children) -> entries.add(new Entry(name, null, children)));
        }
        return entries;
    }

    /** Nothing but text: written as an item of a list of texts. */
    private static boolean isText(XmlElement element) {
        return element.attributes.isEmpty()
                && element.children.isEmpty()
                && !element.content().isBlank();
    }

    private void body(XmlElement element, int indent) {
        for (Entry entry : entries(element)) {
            out.append(" ".repeat(indent)).append(scalar(entry.key)).append(':');
            if (entry.attribute != null) {
                out.append(' ').append(scalar(entry.attribute)).append('\n');
                continue;
            }
            StringBuilder line = new StringBuilder();
            if (flow(entry, line, room(indent + entry.key.length()))) {
                out.append(' ').append(line).append('\n');
            } else if (entry.children.size() == 1 && !entry.key.equals(IN_ORDER)) {
                out.append('\n');
                body(entry.children.get(0), indent + 2);
            } else {
                out.append('\n');
                entry.children.forEach(child -> item(child, entry.key.equals(IN_ORDER), indent + 2));
            }
        }
    }

    private void item(XmlElement child, boolean named, int indent) {
        out.append(" ".repeat(indent)).append("- ");
        StringBuilder line = new StringBuilder();
        if (named) {
            out.append(scalar(child.name)).append(':');
            if (flow(child, line, room(indent))) {
                out.append(' ').append(isText(child) ? "[" + line + "]" : line).append('\n');
            } else {
                out.append('\n');
                body(child, indent + 4);
            }
        } else if (flow(child, line, room(indent))) {
            out.append(line).append('\n');
        } else {
            int begin = out.length();
            body(child, indent + 2);
            // The first key stands behind the dash.
            out.delete(begin, begin + indent + 2);
        }
    }

    /** What is empty is always written on one line. */
    private static int room(int taken) {
        return Math.max(20, LINE - taken);
    }

    /** Everything under a key on one line, unless it gets longer than that. */
    private static boolean flow(Entry entry, StringBuilder to, int room) {
        boolean list = entry.children.size() > 1 || entry.key.equals(IN_ORDER) || isText(entry.children.get(0));
        to.append(list ? "[" : "");
        for (int k = 0; k < entry.children.size(); k++) {
            XmlElement child = entry.children.get(k);
            to.append(k > 0 ? ", " : "");
            boolean named = entry.key.equals(IN_ORDER);
            to.append(named ? "{" + scalar(child.name) + ": " + (isText(child) ? "[" : "") : "");
            if (!flow(child, to, room)) {
                return false;
            }
            to.append(named ? (isText(child) ? "]" : "") + "}" : "");
        }
        to.append(list ? "]" : "");
        return to.length() <= room;
    }

    private static boolean flow(XmlElement element, StringBuilder to, int room) {
        if (isText(element)) {
            to.append(scalar(element.content().strip()));
            return to.length() <= room;
        }
        to.append('{');
        boolean first = true;
        for (Entry entry : entries(element)) {
            to.append(first ? "" : ", ").append(scalar(entry.key)).append(": ");
            first = false;
            if (entry.attribute != null) {
                to.append(scalar(entry.attribute));
            } else if (!flow(entry, to, room)) {
                return false;
            }
            if (to.length() > room) {
                return false;
            }
        }
        to.append('}');
        return to.length() <= room;
    }
}
