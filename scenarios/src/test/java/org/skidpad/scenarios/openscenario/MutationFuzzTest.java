package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.World;

/**
 * Mutated files give a scenario or diagnostics: no other exception, no more than 2 s of processor time, no more than 1 GB. Many
 * more with {@code -Dskidpad.fuzz=2000000}, from another seed with {@code -Dskidpad.fuzz.seed=N}.
 */
class MutationFuzzTest {
    private static final int DEFAULT_TRIES = 800;
    private static final int PLAYED_TICKS = 20;
    private static final long MOST_CPU_NS = 2_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;

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

    @TempDir
    Path folder;

    @Test
    void mutatedFilesGiveAScenarioOrDiagnostics() throws IOException {
        int tries = Integer.getInteger("skidpad.fuzz", DEFAULT_TRIES);
        long seed = Long.getLong("skidpad.fuzz.seed", 1L);
        Files.writeString(folder.resolve("road.xodr"), FuzzSeeds.ROAD);
        List<String> seeds = FuzzSeeds.all();
        Random random = new Random(seed);
        Path file = folder.resolve("fuzz.xosc");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int loaded = 0;
        for (int i = 0; i < tries; i++) {
            String text = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(4); k >= 0; k--) {
                text = mutate(text, seeds, random);
            }
            Files.write(
                    file, text.getBytes(random.nextInt(50) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
            long cpu = threads.getCurrentThreadCpuTime();
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            boolean good;
            try {
                good = play(file);
            } catch (RuntimeException | StackOverflowError e) {
                Path kept = Files.createTempFile("skidpad-fuzz", ".xosc");
                Files.writeString(kept, text);
                throw new AssertionError("try " + i + " of seed " + seed + ", kept as " + kept, e);
            }
            long usedCpu = threads.getCurrentThreadCpuTime() - cpu;
            long usedBytes =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            String shown = text;
            assertTrue(usedCpu < MOST_CPU_NS, () -> usedCpu / 1_000_000 + " ms for\n" + shown);
            assertTrue(usedBytes < MOST_BYTES, () -> usedBytes + " bytes for\n" + shown);
            loaded += good ? 1 : 0;
        }
        // Were all refused, only the XML parser would have been tried.
        assertTrue(loaded > tries / 50, loaded + " of " + tries + " loaded");
    }

    /** Loads and plays a little; true where it loads. */
    private static boolean play(Path file) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            Scenario scenario =
                    OpenScenarioLoader.load(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics);
            World world = new World(scenario);
            world.reset(1);
            for (int k = 0; k < PLAYED_TICKS && !world.finished(); k++) {
                world.tick();
            }
            return true;
        } catch (BadInputException e) {
            assertTrue(e.diagnostics().stream().anyMatch(Diagnostic::isError));
            return false;
        }
    }

    private static String mutate(String text, List<String> seeds, Random random) {
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

    @Test
    void theUnchangedSeedsLoad() throws IOException {
        Files.writeString(folder.resolve("road.xodr"), FuzzSeeds.ROAD);
        for (String text : FuzzSeeds.own()) {
            List<Diagnostic> diagnostics = new ArrayList<>();
            Path file = Files.writeString(folder.resolve("seed.xosc"), text);
            assertEquals(
                    List.of(),
                    OpenScenarioLoader.check(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics)
                            .errors());
        }
    }
}
