package org.skidpad.scenarios;

import java.util.List;
import java.util.Random;

/** Changes that hostile or careless hands make to files, for fuzz tests. */
public final class Mutations {
    private static final String[] NASTY = {
        "",
        " ",
        "NaN",
        "INF",
        "-INF",
        "-1",
        "0",
        "1e308",
        "-1e308",
        "1e-308",
        "2147483648",
        "99999999999999999999",
        "true",
        "step",
        "$undeclared",
        "${1/0}",
        "${",
        "${((((((((1))))))))}",
        "${pow(10,308)*10}",
        "$A",
        "A",
        "B",
        "C",
        "../../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "file:///etc/passwd",
        "http://localhost/x",
        "&#0;",
        "&lt;",
        "\u0000",
        "\uFFFF",
        "road.xodr",
        ".",
        "1",
        "-2",
        "100",
        "2024-01-01T00:00:00",
        "2024-13-41T99:00:00",
        "rising",
        "follow",
        "longitudinal",
        "entity",
        "lane",
        "any",
        "relative",
        "absolute",
        "delta",
        "time",
        "distance",
        "rate",
        "sinusoidal",
        "overwrite",
        "parallel",
        "skip"
    };

    private static final String[] STRANGE = {
        "",
        " ",
        "-",
        "nan",
        ".inf",
        "1e308",
        "-1e308",
        "0",
        "99999999999",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "&a ",
        "*a",
        "|",
        "#",
        "../",
        "/etc/passwd",
        "\u0000",
        "\uFFFF",
        "\t",
        "\n",
        ",",
        ";",
        "true",
        "!!x ",
        "%",
        "1",
        "-1",
        "P5",
        "P2",
        "256"
    };

    private Mutations() {}

    /** One small change of any text. */
    public static String text(String text, Random random) {
        if (text.isEmpty()) {
            return STRANGE[random.nextInt(STRANGE.length)];
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 ->
                text.substring(0, at) + text.substring(at, end).repeat(1 + random.nextInt(4)) + text.substring(end);
            case 3 -> random.nextInt(10) == 0 ? text.substring(0, at) : text;
            default ->
                text.substring(0, at)
                        + STRANGE[random.nextInt(STRANGE.length)]
                        + text.substring(random.nextBoolean() ? at : Math.min(text.length(), at + 1));
        };
    }

    /** One small change of an XML text: characters, values, elements taken out, doubled or moved in from another seed. */
    public static String xml(String text, List<String> seeds, Random random) {
        if (text.length() < 10) {
            return text + "<a/>";
        }
        int at = random.nextInt(text.length());
        switch (random.nextInt(12)) {
            case 0 -> {
                return text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            }
            case 1 -> {
                int end = Math.min(text.length(), at + random.nextInt(40));
                return text.substring(0, at) + text.substring(end);
            }
            case 2 -> {
                return random.nextInt(10) == 0 ? text.substring(0, at) : text;
            }
            case 3 -> {
                return element(text, at, random, true);
            }
            case 4 -> {
                return element(text, at, random, false);
            }
            case 5 -> {
                String other = seeds.get(random.nextInt(seeds.size()));
                return insertElement(text, at, other, random);
            }
            case 6 -> {
                return random.nextInt(20) == 0
                        ? "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>" + text
                        : text;
            }
            default -> {
                return value(text, at, random);
            }
        }
    }

    /** Another value for the attribute behind a place. */
    private static String value(String text, int from, Random random) {
        int open = text.indexOf("=\"", from);
        int close = open < 0 ? -1 : text.indexOf('"', open + 2);
        if (close < 0) {
            return text;
        }
        String old = text.substring(open + 2, close);
        String other = random.nextInt(3) == 0
                ? old + NASTY[random.nextInt(NASTY.length)]
                : random.nextBoolean()
                        ? NASTY[random.nextInt(NASTY.length)]
                        : Double.toString((random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(8)));
        return text.substring(0, open + 2) + other.replace("\"", "").replace("<", "") + text.substring(close);
    }

    /** An element taken out, or doubled. */
    private static String element(String text, int from, Random random, boolean twice) {
        int[] span = span(text, from);
        if (span == null) {
            return text;
        }
        String whole = text.substring(span[0], span[1]);
        int times = twice ? 1 + random.nextInt(random.nextInt(50) == 0 ? 200 : 3) : 0;
        if (whole.length() * (long) times > 200_000) {
            return text;
        }
        return text.substring(0, span[0]) + whole.repeat(twice ? 1 + times : 0) + text.substring(span[1]);
    }

    private static String insertElement(String text, int at, String other, Random random) {
        int[] span = span(other, random.nextInt(other.length()));
        int open = text.indexOf('<', at);
        if (span == null || open < 0 || span[1] - span[0] > 20_000) {
            return text;
        }
        return text.substring(0, open) + other.substring(span[0], span[1]) + text.substring(open);
    }

    /** Begin and end of the first whole element behind a place, or null. */
    private static int[] span(String text, int from) {
        int open = text.indexOf('<', from);
        while (open >= 0 && open + 1 < text.length() && !Character.isLetter(text.charAt(open + 1))) {
            open = text.indexOf('<', open + 1);
        }
        if (open < 0) {
            return null;
        }
        int nameEnd = open + 1;
        while (nameEnd < text.length() && Character.isLetterOrDigit(text.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = text.substring(open + 1, nameEnd);
        int tagEnd = text.indexOf('>', nameEnd);
        if (tagEnd < 0) {
            return null;
        }
        if (text.charAt(tagEnd - 1) == '/') {
            return new int[] {open, tagEnd + 1};
        }
        int end = text.indexOf("</" + name + ">", tagEnd);
        return end < 0 ? null : new int[] {open, end + name.length() + 3};
    }
}
