package org.skidpad.sim.record.mcap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Just enough JSON for the conformance descriptions: objects, arrays and strings without escapes. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        return new Json(text).value();
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private Object value() {
        char c = next();
        if (c == '"') {
            int end = text.indexOf('"', at + 1);
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }
        at++;
        if (c == '[') {
            List<Object> list = new ArrayList<>();
            while (next() != ']') {
                list.add(value());
                if (next() == ',') {
                    at++;
                }
            }
            at++;
            return list;
        } else if (c == '{') {
            Map<String, Object> map = new LinkedHashMap<>();
            while (next() != '}') {
                String key = (String) value();
                if (next() != ':') {
                    throw new IllegalArgumentException("':' needed at " + at);
                }
                at++;
                map.put(key, value());
                if (next() == ',') {
                    at++;
                }
            }
            at++;
            return map;
        }
        throw new IllegalArgumentException("unexpected '" + c + "' at " + at);
    }
}
