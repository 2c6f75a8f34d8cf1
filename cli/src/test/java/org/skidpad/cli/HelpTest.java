package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class HelpTest {
    /** In code marks or at the beginning of a line of a code block. */
    private static final Pattern TYPED = Pattern.compile("(?m)(?:`|^)\\./skidpad ([^`\\n#>]*)");

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private final Map<String, CommandLine> commands = commands();

    /** Every command and the commands below it, by what is typed: {@code robots check}. */
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> all = new LinkedHashMap<>();
        collect("", Main.commandLine(), all);
        return all;
    }

    private static void collect(String prefix, CommandLine line, Map<String, CommandLine> all) {
        line.getSubcommands().forEach((name, sub) -> {
            all.put(prefix + name, sub);
            collect(prefix + name + " ", sub, all);
        });
    }

    @Test
    void everyCommandSaysWhatItTakes() {
        for (String command : commands.keySet()) {
            List<Object> words = new ArrayList<>(Arrays.asList((Object[]) command.split(" ")));
            words.add("--help");
            String help = Outcome.of(words.toArray()).expecting(ExitCode.DONE).out();
            assertTrue(help.contains("Usage: skidpad " + command), help);
        }
    }

    @Test
    void everyOptionIsDescribedAndTakesTheSameKindOfValueWhereverItIs() {
        Map<String, TreeSet<String>> kinds = new TreeMap<>();
        commands.forEach((command, line) -> {
            for (OptionSpec option : line.getCommandSpec().options()) {
                assertTrue(option.description().length > 0, command + " " + option.longestName());
                kinds.computeIfAbsent(option.longestName(), n -> new TreeSet<>())
                        .add(option.typeInfo().getClassSimpleName().toLowerCase(Locale.ROOT));
            }
        });
        kinds.replaceAll((name, types) -> unboxed(types));
        kinds.values().removeIf(k -> k.size() == 1);
        assertEquals(
                Map.of(
                        // several moments of one recording
                        "--at", Set.of("double", "double[]"),
                        // a policy for each of several agents
                        "--policy", Set.of("map", "string"),
                        // a share of messages; a number of measurements
                        "--repeat", Set.of("double", "int")),
                kinds);
    }

    private static TreeSet<String> unboxed(TreeSet<String> types) {
        return types.stream().map(t -> t.equals("integer") ? "int" : t).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyExampleOfTheHelpIsUnderstood() {
        List<String> refused = new ArrayList<>();
        int tried = 0;
        for (CommandLine command : commands.values()) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                if (line.startsWith("  skidpad ")) {
                    tried++;
                    try {
                        // Behind it: what it does, a few blanks away, or where its output goes.
                        String typed = line.trim().replaceAll("( {2,}| >).*", "");
                        Main.commandLine()
                                .parseArgs(typed.substring("skidpad ".length()).split(" "));
                    } catch (ParameterException e) {
                        refused.add(line + ": " + e.getMessage());
                    }
                }
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(tried > 30, tried + " examples");
    }

    @Test
    void everyCommandAndOptionThatTheDocumentsTypeIsThere() throws IOException {
        Path root = ProjectFolder.find();
        List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.filter(f -> f.toString().endsWith(".md")).forEach(documents::add);
        }
        List<String> unknown = new ArrayList<>();
        int found = 0;
        for (Path document : documents) {
            Matcher typed = TYPED.matcher(Files.readString(document));
            while (typed.find()) {
                found++;
                check(typed.group(1).trim(), root.relativize(document).toString(), unknown);
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(found > 50, found + " lines");
    }

    private void check(String line, String where, List<String> unknown) {
        String[] words = line.split(" +");
        String name = words.length > 1 && commands.containsKey(words[0] + " " + words[1])
                ? words[0] + " " + words[1]
                : words[0];
        // The launcher's own command, and words that stand for any: COMMAND.
        if (name.equals("verify") || name.matches("[A-Z…-].*")) {
            return;
        }
        CommandLine command = commands.get(name);
        if (command == null) {
            unknown.add(where + ": " + line);
            return;
        }
        Matcher option = OPTION.matcher(line);
        while (option.find()) {
            if (!command.getCommandSpec().optionsMap().containsKey(option.group())) {
                unknown.add(where + ": " + option.group() + " in " + line);
            }
        }
    }
}
