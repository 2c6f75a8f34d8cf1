package org.skidpad.sim.fuzz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes that hostile or careless hands make to YAML: values, words, numbers, lines, nesting, pieces of other texts. */
public final class YamlMutations implements Mutator<String> {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");
    private static final Pattern SCALAR = Pattern.compile("[^\\s{}\\[\\],:][^{}\\[\\],:\\n]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,9}(?:\\.\\d{1,9})?");
    private static final double[] FACTORS = {-1, 0, 0.01, 0.3, 0.9, 1.1, 1.5, 3, 10, 1000};
    private static final List<String> STRANGE = List.of(
            "",
            "0",
            "-1",
            "1e308",
            "-1e308",
            "1e-320",
            ".inf",
            "-.inf",
            ".nan",
            "NaN",
            "99999999999999999999",
            "0x10",
            "1_000",
            "1e400",
            "3 parsec",
            "-0.0",
            "2147483648",
            "~",
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "{a: b}",
            "$",
            "$v",
            "$nothing",
            "*a",
            "&a x",
            "&a {b: *a}",
            "!!str 3",
            "!!binary AAAA",
            "|",
            ">",
            "'",
            "\"",
            "\"\\u0000\"",
            "\uD800",
            "\u202E",
            "#",
            "---",
            "...",
            "%YAML 1.9",
            "<<",
            "? x",
            "{uniform: [0, 1]}",
            "{uniform: [1, 0]}",
            "{normal: {mean: 0, sd: 1e300}}",
            "{normal: {mean: 1, sd: 0, min: 2}}",
            "{log_uniform: [1e-300, 1e300]}",
            "{choice: []}",
            "{choice: [1]}",
            "100 km/h",
            "5 s",
            "20 deg",
            "1 t");

    private final List<String> seeds;
    private final List<String> words;

    private YamlMutations(List<String> seeds, List<String> words) {
        this.seeds = seeds;
        this.words = words;
    }

    /** @param more words to be put in wrong places, besides those of the seeds */
    public static YamlMutations of(List<String> seeds, Collection<String> more) {
        Set<String> words = new TreeSet<>(more);
        for (String text : seeds) {
            Matcher m = WORD.matcher(text);
            while (m.find()) {
                words.add(m.group());
            }
        }
        return new YamlMutations(List.copyOf(seeds), List.copyOf(words));
    }

    /** A word of the seeds, to be used where it does not belong. */
    public String word(RandomGenerator random) {
        return pick(words, random);
    }

    /** A value that is hardly ever right. */
    public static String strange(RandomGenerator random) {
        return pick(STRANGE, random);
    }

    @Override
    public String next(RandomGenerator random) {
        StringBuilder text = new StringBuilder(pick(seeds, random));
        int mutations = 1 + random.nextInt(random.nextInt(8) == 0 ? 20 : 3);
        for (int k = 0; k < mutations; k++) {
            mutate(text, random);
        }
        return text.toString();
    }

    private void mutate(StringBuilder text, RandomGenerator random) {
        if (text.length() == 0) {
            text.append(pick(STRANGE, random));
            return;
        }
        int at = random.nextInt(text.length());
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> replaceNext(text, SCALAR, at, pick(STRANGE, random));
            case 3, 4 -> replaceNext(text, WORD, at, pick(words, random));
            case 5 -> text.insert(at, pick(STRANGE, random));
            case 6 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
            case 7 ->
                text.setCharAt(at, (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
            case 8 -> moveLine(text, random);
            case 9 -> {
                String other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length());
                text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
            }
            case 10 -> nest(text, at, random);
            default -> scaleNext(text, at, random);
        }
    }

    private static void replaceNext(StringBuilder text, Pattern what, int from, String by) {
        Matcher m = what.matcher(text);
        if (m.find(from)) {
            text.replace(m.start(), m.end(), by);
        }
    }

    private static void scaleNext(StringBuilder text, int from, RandomGenerator random) {
        Matcher m = NUMBER.matcher(text);
        if (m.find(from)) {
            double by = FACTORS[random.nextInt(FACTORS.length)];
            text.replace(m.start(), m.end(), Double.toString(Double.parseDouble(m.group()) * by));
        }
    }

    /** Takes a line out and puts it, once or many times, somewhere else. */
    private static void moveLine(StringBuilder text, RandomGenerator random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        int from = random.nextInt(lines.size());
        String line = random.nextInt(2) == 0 ? lines.remove(from) : lines.get(from);
        int times = random.nextInt(6) == 0 ? 40 : 1;
        for (int k = 0; k < times; k++) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        text.setLength(0);
        lines.forEach(l -> text.append(l).append('\n'));
    }

    private static void nest(StringBuilder text, int at, RandomGenerator random) {
        int depth = 1 + random.nextInt(90);
        String open = random.nextInt(2) == 0 ? "[" : "{a: ";
        text.insert(at, open.repeat(depth) + (open.equals("[") ? "]" : "}").repeat(depth));
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
