package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skidpad.sim.event.RunEvent;

/** When the elements of a storyboard started and ended in the reference player. */
final class ReferenceEvents {
    private static final Pattern LINE =
            Pattern.compile("\\[([0-9.]+)\\] \\[info\\] (\\S.*?) \\w+State -> (\\w+)Transition -> (\\w+State).*");

    private ReferenceEvents() {}

    /** Times of {@code name start} and {@code name end} in order, s. */
    static Map<String, List<Double>> read(Path file) throws IOException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher m = LINE.matcher(line);
            if (m.matches() && !m.group(2).startsWith("Init ") && !m.group(2).equals("storyBoard")) {
                note(times, m.group(2), m.group(3).equals("start"), m.group(4), Double.parseDouble(m.group(1)));
            }
        }
        return times;
    }

    /** The same of a run here. */
    static Map<String, List<Double>> of(List<RunEvent> events) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (RunEvent event : events) {
            String[] words = event.text().split(" ");
            if (words.length >= 3
                    && words[words.length - 1].endsWith("State")
                    && !event.text().startsWith("storyboard ")) {
                String name = String.join(" ", List.of(words).subList(0, words.length - 2));
                note(times, name, words[words.length - 2].startsWith("start"), words[words.length - 1], event.time());
            }
        }
        return times;
    }

    private static void note(Map<String, List<Double>> times, String name, boolean start, String state, double time) {
        if (start || state.equals("completeState")) {
            times.computeIfAbsent(name + (start ? " starts" : " ends"), n -> new ArrayList<>())
                    .add(time);
        }
    }
}
