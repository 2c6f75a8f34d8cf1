package org.skidpad.bridge.twin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of what the twin tells: {@code touch}, {@code goal}, or {@code end} with its account.
 *
 * @param values numbers by name, among them {@code time} (s of its clock); true is 1, false 0
 */
public record TwinEvent(String name, Map<String, Double> values) {
    private static final Pattern LINE = Pattern.compile("\\{\"event\":\"([a-z]+)\"(,.*)\\}");
    private static final Pattern ENTRY = Pattern.compile(",\"([a-z_]+)\":(-?[0-9.eE+-]+|true|false)");

    public TwinEvent {
        values = Map.copyOf(values);
    }

    /** Null where the line is no event. */
    static TwinEvent parse(String line) {
        Matcher whole = LINE.matcher(line);
        if (!whole.matches()) {
            return null;
        }
        Map<String, Double> values = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(whole.group(2));
        while (entry.find()) {
            String text = entry.group(2);
            boolean truth = text.equals("true") || text.equals("false");
            values.put(entry.group(1), truth ? (text.equals("true") ? 1.0 : 0.0) : Double.parseDouble(text));
        }
        return new TwinEvent(whole.group(1), values);
    }

    public double get(String value) {
        return values.getOrDefault(value, Double.NaN);
    }
}
