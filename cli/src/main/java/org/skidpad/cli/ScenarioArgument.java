package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.WorldConfig.ContactMode;
import picocli.CommandLine.Option;

/** The options that change a scenario as it is loaded, the same for every command that takes one. */
final class ScenarioArgument {
    @Option(
            names = "--contacts",
            paramLabel = "detect|rigid",
            description = "What a touch does, in place of the scenario's own: an event only, or a push.")
    ContactMode contacts;

    @Option(
            names = "--ego",
            paramLabel = "NAME",
            description =
                    "Whom the policy drives: an entity of an OpenSCENARIO file; a planning problem or vehicle of CommonRoad.")
    String ego;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Puts a number in place of the scenario's: an entry of 'parameters', or any other by the keys"
                    + " that lead to it, such as lead.speed or actuator.delay. May be repeated.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Folder below which an OpenSCENARIO file may have roads and catalogs read; default: its own.")
    Path root;

    LoadOptions options() {
        return new LoadOptions(parameters, contacts, ego, Arguments.root(root));
    }

    /** Loads a scenario file or a shipped scenario by name; warnings go to standard error. */
    Scenario load(String fileOrName) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario = ScenarioLoader.load(fileOrName, options(), diagnostics);
        diagnostics.forEach(System.err::println);
        return scenario;
    }
}
