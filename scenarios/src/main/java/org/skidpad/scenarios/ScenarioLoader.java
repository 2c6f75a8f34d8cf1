package org.skidpad.scenarios;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.commonroad.CommonRoadCoverage;
import org.skidpad.scenarios.commonroad.CommonRoadLoader;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.format.ReadMaps;
import org.skidpad.scenarios.format.YamlScenarioReader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.scenarios.opendrive.OpenDriveCoverage;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.openscenario.OpenScenarioCoverage;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader;
import org.skidpad.scenarios.openscenario.ParameterDistributions;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Scenario;

/** The one door to scenarios, whatever their format. */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /**
     * Loads a shipped scenario by name, or a file, as it is written.
     *
     * @param nameOrFile {@code cut-in}, or a path to a {@code .yaml} (ours, or a map of ROS {@code map_server}), {@code .xosc}, {@code
     *     .xodr} or CommonRoad {@code .xml} file, or to the {@code .csv} line of a race track
     * @param diagnostics receives warnings
     * @throws BadInputException with every error
     */
    public static Scenario load(String nameOrFile, List<Diagnostic> diagnostics) {
        return load(nameOrFile, LoadOptions.DEFAULT, diagnostics);
    }

    /** Like {@link #load(String, List)}, changed by options. */
    public static Scenario load(String nameOrFile, LoadOptions options, List<Diagnostic> diagnostics) {
        Path path;
        try {
            path = Path.of(nameOrFile);
        } catch (InvalidPathException e) {
            throw new BadInputException(SourceLocation.wholeFile(nameOrFile), "is no file name");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            return load(path, options, diagnostics);
        }
        if (Library.names().contains(nameOrFile)) {
            return yaml(
                    YamlDocument.parse(nameOrFile + ".yaml", Library.text(nameOrFile), diagnostics),
                    new ReadMaps(),
                    options);
        }
        String near = Suggestion.forWord(nameOrFile, Library.names());
        throw new BadInputException(
                SourceLocation.wholeFile(nameOrFile),
                "no such file, and no shipped scenario of that name (" + String.join(", ", Library.names()) + ")",
                near);
    }

    /** Loads a file by its extension; throws as {@link #load(String, List)}. */
    public static Scenario load(Path path, List<Diagnostic> diagnostics) {
        return load(path, LoadOptions.DEFAULT, diagnostics);
    }

    /** Like {@link #load(Path, List)}, changed by options. */
    public static Scenario load(Path path, LoadOptions options, List<Diagnostic> diagnostics) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            YamlDocument document = YamlDocument.readWithIncludes(path, diagnostics);
            return MapScenario.isRobotMap(document)
                    ? map(path, options, diagnostics)
                    : yaml(document, new ReadMaps(), options);
        }
        if (name.endsWith(".xodr") || name.endsWith(".csv")) {
            return map(path, options, diagnostics);
        }
        if (name.endsWith(".xosc")) {
            OpenScenarioLoader.Options own = options.ofOpenScenario();
            return chosen(OpenScenarioLoader.load(path, own, diagnostics), options);
        }
        if (name.endsWith(".xml")) {
            return chosen(CommonRoadLoader.load(path, options.ego(), diagnostics), options);
        }
        throw new BadInputException(
                SourceLocation.wholeFile(path.toString()),
                "is no scenario: expected a .yaml, .xosc, .xodr or (CommonRoad) .xml file, or the .csv line of a track");
    }

    private static Scenario map(Path path, LoadOptions options, List<Diagnostic> diagnostics) {
        MapScenario.Told told = MapScenario.of(path, diagnostics);
        return yaml(told.document(path, diagnostics), told.maps(), options);
    }

    private static Scenario yaml(YamlDocument document, ReadMaps maps, LoadOptions options) {
        return chosen(
                ToldReader.isTold(document)
                        ? new ToldReader(document, options).read()
                        : new YamlScenarioReader(document, options.parameters(), options.ego(), maps).read(),
                options);
    }

    private static Scenario chosen(Scenario scenario, LoadOptions options) {
        return options.toMap().isEmpty() ? scenario : new ChosenScenario(scenario, options);
    }

    /**
     * Makes the scenario of a recording again from what the recording holds; the file is not needed where the text is YAML
     * that names no other file of its folder.
     *
     * @param name of the scenario
     * @param text that it was loaded from
     * @param recording its name, for messages
     * @throws BadInputException with every error, as when the file were loaded
     */
    public static Scenario ofRecording(
            String name, String text, LoadOptions options, String recording, List<Diagnostic> diagnostics) {
        if (text.isBlank()) {
            throw new BadInputException(SourceLocation.wholeFile(recording), "holds no scenario to go on with");
        }
        if (text.stripLeading().startsWith("<")) {
            throw new BadInputException(
                    SourceLocation.wholeFile(recording),
                    "holds a scenario that names other files (roads, catalogs)",
                    "name the file of scenario " + name + " too");
        }
        return yaml(YamlDocument.parse(recording + ": scenario " + name, text, diagnostics), new ReadMaps(), options);
    }

    /** Everything that is wrong, or worth saying, about a file of any kind that a scenario can be or name. */
    public static List<Diagnostic> check(Path path) {
        return check(path, LoadOptions.DEFAULT);
    }

    /** Like {@link #check(Path)}, changed by options. */
    public static List<Diagnostic> check(Path path, LoadOptions options) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            if (path.toString().toLowerCase(Locale.ROOT).endsWith(".xodr")) {
                OpenDriveLoader.load(path, diagnostics);
            } else {
                load(path, options, diagnostics);
            }
        } catch (BadInputException e) {
            // The exception carries what the list already holds, and perhaps more.
            diagnostics.removeAll(e.diagnostics());
            diagnostics.addAll(e.diagnostics());
        }
        return diagnostics;
    }

    /** True for a file that varies the parameters of a scenario instead of being one. */
    public static boolean isDistribution(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xosc")
                && ParameterDistributions.isDistribution(file);
    }

    /** What of the standards is supported, element by element, as Markdown: {@code docs/coverage.md}. */
    public static String supported() {
        return """
                # What is supported

                Made by `./skidpad check --supported > docs/coverage.md` from the lists that the readers use; a test fails where it
                is stale. What is *approximated* is played in another way, which is said; what is *ignored* is passed over and
                reported with its place, and an error under `--strict`; what is *without influence* says nothing about how anybody
                moves.

                """ + OpenScenarioCoverage.markdown() + "\n" + OpenDriveCoverage.markdown() + "\n"
                + CommonRoadCoverage.markdown() + "\n" + RosMapLoader.coverage();
    }

    /**
     * How far a file is honoured: for OpenSCENARIO, OpenDRIVE and CommonRoad element by element, for other kinds whether it loads.
     *
     * @param diagnostics receives everything that is wrong or worth saying
     */
    public static CoverageReport coverage(Path path, LoadOptions options, List<Diagnostic> diagnostics) {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".xosc")) {
            return OpenScenarioLoader.check(path, options.ofOpenScenario(), diagnostics);
        }
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".xodr")) {
            return OpenDriveLoader.check(path, diagnostics);
        }
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
            return CommonRoadLoader.check(path, options.ego(), diagnostics);
        }
        List<Diagnostic> found = check(path, options);
        diagnostics.addAll(found);
        return CoverageReport.ofErrors(path.toString(), found);
    }
}
