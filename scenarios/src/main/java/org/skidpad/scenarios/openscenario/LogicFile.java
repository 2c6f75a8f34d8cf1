package org.skidpad.scenarios.openscenario;

import java.nio.file.Files;
import java.nio.file.Path;
import org.skidpad.sim.diagnostic.BadInputException;

/** Finds the file of a scenario's roads: {@code RoadNetwork/LogicFile}. */
final class LogicFile {
    private LogicFile() {}

    /** The file, which exists, or null where the scenario has no roads. */
    static Path of(Node root, FolderTree tree, Path scenario) {
        Node network = root.child("RoadNetwork");
        if (network == null) {
            root.problems.warning(
                    root.location(), "<OpenSCENARIO> has no <RoadNetwork>, which may be empty; there are no roads");
        }
        Node logic = network == null ? null : network.child("LogicFile");
        if (logic == null) {
            return null;
        }
        String text = logic.text("filepath");
        Path path = text == null ? null : tree.resolve(text, scenario, logic.at("filepath"), root.problems);
        if (path == null) {
            throw new BadInputException(root.problems.all());
        }
        if (!Files.isRegularFile(path) && text.matches("[A-Za-z0-9_-]+")) {
            // Some simulators name their maps without folder and extension.
            Path beside = path.resolveSibling(text + ".xodr");
            Path found = Files.isRegularFile(beside) ? beside : tree.find(text + ".xodr");
            path = found == null ? path : found;
        }
        Path namesake = Files.isRegularFile(path) ? null : tree.namesake(path);
        if (namesake != null) {
            root.problems.warning(
                    logic.at("filepath"),
                    "there is no road network '" + text + "'; the one of that name elsewhere in the folder is read");
            return namesake;
        }
        if (!Files.isRegularFile(path)) {
            throw new BadInputException(
                    logic.at("filepath"),
                    "there is no road network '" + text + "'",
                    "its folder may be outside the scenario's; allow a wider one with --root FOLDER");
        }
        return path;
    }
}
