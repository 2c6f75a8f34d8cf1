package org.skidpad.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.scenarios.library.Family;
import org.skidpad.scenarios.library.Library;

/** The library as text: the list of the command line, and {@code docs/scenarios.md}, made from the scenarios themselves. */
final class LibraryDocument {
    /** How many pictures there are of what is drawn anew. */
    static final int EXAMPLES = 3;

    private LibraryDocument() {}

    /** A line a family. */
    static String list(List<Family> families) {
        StringBuilder out = new StringBuilder();
        String group = "";
        for (Family f : families) {
            if (!f.group().equals(group)) {
                group = f.group();
                out.append(group).append('\n');
            }
            out.append(String.format(Locale.ROOT, "  %-21s %s", f.name(), firstSentence(f)));
            out.append(f.tags().isEmpty() ? "" : "  [" + String.join(", ", f.tags()) + "]")
                    .append('\n');
        }
        return out.append(families.size())
                .append(
                        " families. ./skidpad view NAME shows an episode of one, run NAME runs it, scenarios NAME prints its text;"
                                + " --group and --tag choose.\n")
                .toString();
    }

    /** A line a tag, with how many have it. */
    static String tags(List<Family> families) {
        StringBuilder out = new StringBuilder();
        Family.TAGS.forEach((tag, meaning) -> out.append(String.format(
                Locale.ROOT,
                "  %-11s %3d  %s%n",
                tag,
                families.stream().filter(f -> f.tags().contains(tag)).count(),
                meaning)));
        return out.toString();
    }

    private static String firstSentence(Family f) {
        int end = f.description().indexOf(". ");
        String first = end < 0 ? f.description() : f.description().substring(0, end + 1);
        return first.replaceAll("\\s+", " ");
    }

    static String markdown(List<Family> families) {
        Map<String, double[]> measured = Library.measured();
        StringBuilder out = new StringBuilder("""
                # The shipped scenarios

                Made by `./skidpad scenarios --document > docs/scenarios.md` from the scenarios themselves; a test fails where it is stale.
                The pictures are made by `./skidpad scenarios --pictures docs/pictures/scenarios`. `./skidpad run NAME` runs one,
                `./skidpad scenarios NAME` prints its text, and `./skidpad regress library` runs them all with their baselines.

                Each is a family: its numbers are drawn anew for each seed. Its *difficulty* goes from 0, where the baseline passes nearly
                always, to 1, where it fails at times though the task can be done. By themselves most draw it from 0 to 0.6, the oldest
                twelve and `track-lap` stand at 1/2, and `--set difficulty=0.9` sets it. The shares of episodes that the baseline passes at 0, 1/2 and 1
                were measured with `./skidpad scenarios --measure 40`.

                """);
        String group = "";
        for (Family f : families) {
            if (!f.group().equals(group)) {
                group = f.group();
                out.append("## ").append(heading(group)).append("\n\n");
            }
            out.append("### ").append(f.name()).append("\n\n");
            out.append(f.description().replaceAll("\\s+", " ")).append("\n\n");
            out.append(picture(f.name()));
            for (int k = 2; k <= EXAMPLES && group.equals("procedural"); k++) {
                out.append(' ').append(picture(f.name() + "-" + k));
            }
            out.append("\n\n");
            if (!f.tags().isEmpty()) {
                out.append("- tags: ").append(String.join(", ", f.tags())).append('\n');
            }
            if (!f.source().isEmpty()) {
                out.append("- after: ").append(f.source()).append('\n');
            }
            f.criteria()
                    .forEach((name, formula) -> out.append("- passes where `")
                            .append(name)
                            .append("`: `")
                            .append(formula)
                            .append("`\n"));
            out.append("- baseline: `").append(f.baseline()).append('`');
            if (f.passRate() < 1) {
                out.append(
                        String.format(Locale.ROOT, ", of which at least %.0f %% of the runs pass", 100 * f.passRate()));
            }
            out.append('\n');
            double[] rates = measured.get(f.name());
            if (rates != null) {
                out.append(String.format(
                        Locale.ROOT,
                        "- difficulty 0, 1/2, 1: the baseline passes %.0f %%, %.0f %%, %.0f %%%n",
                        100 * rates[0],
                        100 * rates[1],
                        100 * rates[2]));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String picture(String name) {
        return "![" + name + "](pictures/scenarios/" + name + ".png)";
    }

    private static String heading(String group) {
        return switch (group) {
            case "following" -> "Following and stopping";
            case "motorway" -> "Motorways";
            case "street" -> "Streets";
            case "junction" -> "Junctions";
            case "people" -> "People and cyclists";
            case "euro-ncap" -> "Euro NCAP, section by section";
            case "parking" -> "Parking";
            case "racing" -> "F1TENTH";
            case "robot" -> "Robots";
            case "procedural" -> "Drawn anew for each episode";
            default -> throw new IllegalArgumentException(group);
        };
    }
}
