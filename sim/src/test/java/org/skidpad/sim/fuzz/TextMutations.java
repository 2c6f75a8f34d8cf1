package org.skidpad.sim.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Damage to texts of any grammar. */
public final class TextMutations {
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

    private TextMutations() {}

    /** @param words of the grammar, to be put in wrong places; may be empty */
    public static Mutator<String> of(List<String> seeds, List<String> words) {
        return random -> {
            String text = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(4); k >= 0; k--) {
                text = words.isEmpty() || random.nextInt(3) > 0
                        ? change(text, random)
                        : insert(text, words.get(random.nextInt(words.size())), random);
            }
            return text;
        };
    }

    private static String insert(String text, String word, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(6));
        return text.substring(0, at) + word + text.substring(end);
    }

    /** One small change. */
    static String change(String text, RandomGenerator random) {
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
}
