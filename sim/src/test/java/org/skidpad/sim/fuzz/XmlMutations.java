package org.skidpad.sim.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Changes that hostile or careless hands make to XML: characters, values, elements taken out, doubled, nested, exchanged or moved
 * in from another text, entities, cut ends.
 */
public final class XmlMutations {
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

    private static final String[] ENTITIES = {
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1:9/x\">%b;]>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "<?xml version=\"1.1\" standalone=\"no\"?>\n",
        "<!-- - -->",
        "\uFEFF"
    };

    private XmlMutations() {}

    public static Mutator<String> of(List<String> seeds) {
        return random -> {
            String text = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(4); k >= 0; k--) {
                text = random.nextInt(6) == 0 ? TextMutations.change(text, random) : change(text, seeds, random);
            }
            return text;
        };
    }

    private static String change(String text, List<String> seeds, RandomGenerator random) {
        if (text.length() < 10) {
            return text + "<a/>";
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(13)) {
            case 0 -> element(text, at, random, true);
            case 1 -> element(text, at, random, false);
            case 2 -> insertElement(text, at, seeds.get(random.nextInt(seeds.size())), random);
            case 3 -> exchange(text, at, random);
            case 4 -> random.nextInt(4) == 0 ? nest(text, at, random) : text;
            case 5 -> random.nextInt(20) == 0 ? ENTITIES[random.nextInt(ENTITIES.length)] + text : text;
            case 6 -> content(text, at, random);
            default -> value(text, at, random);
        };
    }

    /** Two elements, each in the other's place. */
    private static String exchange(String text, int from, RandomGenerator random) {
        int[] first = span(text, from);
        int[] second = first == null || first[1] >= text.length()
                ? null
                : span(text, first[1] + random.nextInt(text.length() - first[1]));
        if (second == null) {
            return text;
        }
        return text.substring(0, first[0])
                + text.substring(second[0], second[1])
                + text.substring(first[1], second[0])
                + text.substring(first[0], first[1])
                + text.substring(second[1]);
    }

    /** An element within itself within itself. */
    private static String nest(String text, int from, RandomGenerator random) {
        int[] span = span(text, from);
        int close = span == null ? -1 : text.indexOf('>', span[0]);
        if (span == null || close < 0 || text.charAt(close - 1) == '/' || span[1] - span[0] > 2000) {
            return text;
        }
        int depth = 1 + random.nextInt(random.nextInt(4) == 0 ? 90 : 4);
        String open = text.substring(span[0], close + 1);
        String end = text.substring(text.lastIndexOf('<', span[1] - 1), span[1]);
        return text.substring(0, span[0])
                + open.repeat(depth)
                + text.substring(span[0], span[1])
                + end.repeat(depth)
                + text.substring(span[1]);
    }

    /** Other text between the tags behind a place. */
    private static String content(String text, int from, RandomGenerator random) {
        int open = text.indexOf('>', from) + 1;
        int close = open <= 0 ? -1 : text.indexOf('<', open);
        if (close < 0 || text.substring(open, close).isBlank() && random.nextInt(4) > 0) {
            return value(text, from, random);
        }
        return text.substring(0, open) + other(text.substring(open, close), random) + text.substring(close);
    }

    private static String other(String old, RandomGenerator random) {
        return random.nextInt(3) == 0
                ? old + NASTY[random.nextInt(NASTY.length)]
                : random.nextBoolean()
                        ? NASTY[random.nextInt(NASTY.length)]
                        : Double.toString((random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(8)));
    }

    /** Another value for the attribute behind a place. */
    private static String value(String text, int from, RandomGenerator random) {
        int open = text.indexOf("=\"", from);
        int close = open < 0 ? -1 : text.indexOf('"', open + 2);
        if (close < 0) {
            return text;
        }
        String old = text.substring(open + 2, close);
        String other = other(old, random);
        return text.substring(0, open + 2) + other.replace("\"", "").replace("<", "") + text.substring(close);
    }

    /** An element taken out, or doubled. */
    private static String element(String text, int from, RandomGenerator random, boolean twice) {
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

    private static String insertElement(String text, int at, String other, RandomGenerator random) {
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
