package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Suggestion;

/** The catalogs of a scenario, read when something refers to them. */
final class Catalogs {
    private static final int MAX_FILES = 1000;

    private final FolderTree tree;
    private final Path scenario;
    private final Findings problems;
    private final List<Node> directories = new ArrayList<>();
    private Map<String, XmlElement> byName;
    /** Some files name the file of a catalog where the standard has its name. */
    private final Map<String, XmlElement> byFile = new HashMap<>();
    /** Parameters of the scenario. */
    private Scope scenarioScope;

    private final List<XmlElement> embedded;
    /** Entries that something refers to, by the name their catalog is called by. */
    private final Map<String, Set<XmlElement>> used = new LinkedHashMap<>();

    /** @param embedded catalogs that come with the scenario and go before those of its folders */
    Catalogs(FolderTree tree, Path scenario, List<XmlElement> embedded, Findings problems) {
        this.embedded = embedded;
        this.tree = tree;
        this.scenario = scenario;
        this.problems = problems;
    }

    /** Notes the folders of {@code CatalogLocations}; none is looked into yet. */
    void locations(Node root) {
        scenarioScope = root.scope;
        Node locations = root.child("CatalogLocations");
        if (locations == null) {
            return;
        }
        for (XmlElement kind : locations.all()) {
            Node directory = locations.of(kind).need("Directory");
            if (directory != null) {
                directories.add(directory);
            }
        }
    }

    /**
     * The entry that a {@code CatalogReference} names, in the scope of its own parameters with the assigned values; or null
     * with an error noted.
     */
    Node entry(Node reference) {
        String catalog = reference.text("catalogName");
        String name = reference.text("entryName");
        if (catalog == null || name == null) {
            return null;
        }
        load();
        XmlElement found = byName.getOrDefault(catalog, byFile.get(catalog));
        if (found == null) {
            found = elsewhere(catalog, reference);
        }
        if (found == null) {
            problems.error(
                    reference.at("catalogName"),
                    "there is no catalog '" + catalog + "' in the folders of <CatalogLocations>",
                    Suggestion.forWord(catalog, byName.keySet()));
            return null;
        }
        Set<String> names = new TreeSet<>();
        for (XmlElement entry : found.children) {
            XmlElement.Attribute attribute = entry.attribute("name");
            if (attribute != null && attribute.value().equals(name)) {
                used.computeIfAbsent(catalog, c -> new LinkedHashSet<>()).add(entry);
                return scoped(entry, reference);
            }
            if (attribute != null) {
                names.add(attribute.value());
            }
        }
        problems.error(
                reference.at("entryName"),
                "catalog '" + catalog + "' has no entry '" + name + "'",
                Suggestion.forWord(name, names));
        return null;
    }

    /** A catalog whose file has its name but lies in none of the folders; or null. */
    private XmlElement elsewhere(String catalog, Node reference) {
        if (directories.isEmpty() || !catalog.matches("[\\w .-]+")) {
            return null;
        }
        Path namesake = tree.namesake(Path.of(catalog + ".xosc"));
        if (namesake == null) {
            return null;
        }
        read(namesake);
        XmlElement found = byName.getOrDefault(catalog, byFile.get(catalog));
        if (found != null) {
            problems.warning(
                    reference.at("catalogName"),
                    "catalog '" + catalog
                            + "' is in none of the folders of <CatalogLocations>; the one of that name elsewhere in"
                            + " the scenario's folder is read");
        }
        return found;
    }

    /** Catalogs that hold the entries that something referred to, and no others. */
    List<XmlElement> used() {
        List<XmlElement> catalogs = new ArrayList<>();
        used.forEach((name, entries) -> {
            XmlElement catalog = new XmlElement("Catalog", entries.iterator().next().location);
            catalog.attributes.put("name", new XmlElement.Attribute(name, catalog.location));
            catalog.children.addAll(entries);
            catalogs.add(catalog);
        });
        return catalogs;
    }

    private Node scoped(XmlElement entry, Node reference) {
        Map<String, String> given = new LinkedHashMap<>();
        Node assignments = reference.child("ParameterAssignments");
        if (assignments != null) {
            for (Node assignment : assignments.children("ParameterAssignment")) {
                String parameter = assignment.reference("parameterRef");
                String value = assignment.text("value");
                if (parameter != null && value != null) {
                    given.put(parameter, value);
                }
            }
        }
        // An entry sees its own parameters only (OpenSCENARIO XML, "Catalogs").
        Scope scope = Scope.ofCatalogEntry(scenarioScope);
        Node node = new Node(entry, scope, problems);
        problems.root(entry);
        boolean controller = entry.name.equals("Controller");
        Set<String> taken = ParameterReader.declare(node, scope, given, controller);
        if (controller) {
            node.report(Detail.CONTROLLER);
        }
        for (String name : given.keySet()) {
            if (!taken.contains(name)) {
                problems.warning(
                        reference.location(),
                        "entry '" + reference.text("entryName", "") + "' declares no parameter '" + name
                                + "'; the assignment is ignored",
                        Suggestion.forWord(name, scope.names()));
            }
        }
        return node;
    }

    private void load() {
        if (byName != null) {
            return;
        }
        byName = new HashMap<>();
        for (XmlElement catalog : embedded) {
            byName.putIfAbsent(catalog.text("name", ""), catalog);
        }
        for (Node directory : directories) {
            String path = directory.text("path");
            Path folder = path == null ? null : tree.resolve(path, scenario, directory.at("path"), problems);
            if (folder == null) {
                continue;
            }
            if (Files.isDirectory(folder)) {
                List<Path> files;
                try (Stream<Path> listed = Files.list(folder)) {
                    files = listed.filter(file -> file.toString().endsWith(".xosc"))
                            .sorted()
                            .limit(MAX_FILES)
                            .toList();
                } catch (IOException e) {
                    problems.warning(directory.at("path"), "the folder '" + path + "' cannot be listed");
                    continue;
                }
                files.forEach(this::read);
            } else if (Files.isRegularFile(folder)) {
                read(folder);
            } else {
                problems.warning(directory.at("path"), "there is no folder '" + path + "'");
            }
        }
    }

    private void read(Path file) {
        try {
            String shown = scenario.toAbsolutePath()
                    .getParent()
                    .relativize(file.toAbsolutePath())
                    .toString();
            XmlElement root = XmlReader.read(file, shown, problems.xml());
            XmlElement catalog = root.child("Catalog");
            XmlElement.Attribute name = catalog == null ? null : catalog.attribute("name");
            if (name != null) {
                String stem = file.getFileName().toString().replaceAll("\\.xosc$", "");
                byFile.putIfAbsent(stem, catalog);
                byName.putIfAbsent(name.value(), catalog);
            }
        } catch (BadInputException e) {
            // A broken neighbour of the catalog in use must not stop the scenario; a missing entry will.
            e.diagnostics().forEach(d -> problems.warning(d.location(), "catalog is not used: " + d.message()));
        }
    }
}
