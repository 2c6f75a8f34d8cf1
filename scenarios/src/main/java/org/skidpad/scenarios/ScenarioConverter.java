package org.skidpad.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.scenarios.commonroad.CommonRoadLoader;
import org.skidpad.scenarios.convert.TreeWriter;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;

/**
 * Turns scenarios of other standards, and maps, into scenarios of docs/scenario-format.md. A storyboard or a CommonRoad file is
 * told anew in YAML, with the entries of catalogs that it uses; maps stay what they are and are copied beside it. What was
 * written is loaded again, and both are played for a while: they must stay equal in every bit.
 */
public final class ScenarioConverter {
    /** Ticks for which a scenario and its conversion are compared before the conversion is handed out. */
    private static final int COMPARED = 200;

    private final Path in;
    private final LoadOptions options;
    private final Path out;
    private final List<Diagnostic> diagnostics;
    /** What must lie beside the scenario, by its path from there. */
    private final Map<Path, Path> beside = new LinkedHashMap<>();

    private ScenarioConverter(Path in, LoadOptions options, Path out, List<Diagnostic> diagnostics) {
        this.in = in;
        this.options = options;
        this.out = out;
        this.diagnostics = diagnostics;
    }

    /**
     * Converts a file.
     *
     * @param options put into the scenario that is written
     * @param out a {@code .yaml} file, replaced where it exists
     * @param diagnostics receives warnings
     * @return the files that were written, the scenario first
     * @throws BadInputException where the file cannot be loaded or is in our format, or nothing can be written
     */
    public static List<Path> convert(Path in, LoadOptions options, Path out, List<Diagnostic> diagnostics) {
        return new ScenarioConverter(in, options, out, diagnostics).run();
    }

    private List<Path> run() {
        String outName = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!outName.endsWith(".yaml") && !outName.endsWith(".yml")) {
            throw new BadInputException(SourceLocation.wholeFile(out.toString()), "must end in .yaml");
        }
        String text = text();
        try {
            Path folder = out.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            List<Path> written = new ArrayList<>();
            written.add(out);
            for (Map.Entry<Path, Path> file : beside.entrySet()) {
                if (copy(file.getValue(), folder.resolve(file.getKey()))) {
                    written.add(folder.resolve(file.getKey()));
                }
            }
            // It is tried under another name, so that nothing broken ever has the real one.
            Path part = out.resolveSibling(out.getFileName() + ".part.yaml");
            Files.writeString(part, text);
            try {
                compare(part);
                Files.move(part, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return written;
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(out.toString()), "cannot be written: " + e);
        }
    }

    private String text() {
        String name = in.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xosc")) {
            return openScenario();
        }
        if (name.endsWith(".xml")) {
            return commonRoad();
        }
        MapScenario.Told map = MapScenario.of(in, diagnostics);
        if (map == null) {
            throw new BadInputException(
                    SourceLocation.wholeFile(in.toString()),
                    "is nothing to convert: expected an .xosc, .xodr or CommonRoad .xml file, a ROS map or a race track");
        }
        if (!options.parameters().isEmpty()) {
            throw new BadInputException(
                    SourceLocation.wholeFile(in.toString()), "a map has no numbers to --set; set them when it is run");
        }
        Path folder = in.toAbsolutePath().getParent();
        map.files().forEach(file -> beside.put(folder.relativize(file.toAbsolutePath()), file));
        return options.contacts() == null
                ? map.text()
                : map.text().replaceFirst("(?m)^time:", "contacts: " + contacts() + "\ntime:");
    }

    private String contacts() {
        return options.contacts().name().toLowerCase(Locale.ROOT);
    }

    private String openScenario() {
        OpenScenarioLoader.Loaded loaded = OpenScenarioLoader.loadParts(in, options.ofOpenScenario(), diagnostics);
        XmlElement root = loaded.told().root();
        root.children.removeIf(c -> c.name.equals("CatalogLocations"));
        if (loaded.map() != null) {
            Path map = loaded.map().getFileName();
            beside.put(map, loaded.map());
            put(root.child("RoadNetwork").child("LogicFile"), "filepath", map.toString());
        }
        for (XmlElement parameter : root.children("ParameterDeclarations", "ParameterDeclaration")) {
            String given = options.parameters().get(parameter.text("name", ""));
            if (given != null) {
                put(parameter, "value", given);
            }
        }
        StringBuilder text = head();
        if (!loaded.told().catalogs().isEmpty()) {
            XmlElement all = new XmlElement("catalogs", root.location);
            loaded.told().catalogs().forEach(catalog -> {
                XmlElement item = new XmlElement("catalogs", catalog.location);
                item.attributes.putAll(catalog.attributes);
                item.children.addAll(catalog.children);
                all.children.add(item);
            });
            text.append("catalogs:\n");
            for (XmlElement catalog : all.children) {
                String body = TreeWriter.mapping(catalog, 4);
                text.append("  - ").append(body.substring(4));
            }
        }
        return text.append(ToldReader.OPENSCENARIO)
                .append(":\n")
                .append(TreeWriter.mapping(root, 2))
                .toString();
    }

    private static void put(XmlElement element, String attribute, String value) {
        element.attributes.put(attribute, new XmlElement.Attribute(value, element.location));
    }

    private String commonRoad() {
        CommonRoadLoader.load(in, options.ego(), diagnostics);
        XmlElement root = XmlReader.read(in, in.toString(), new Problems(new ArrayList<>()));
        return head().append(ToldReader.COMMONROAD)
                .append(":\n")
                .append(TreeWriter.mapping(root, 2))
                .toString();
    }

    private StringBuilder head() {
        String file = in.getFileName().toString();
        StringBuilder text = new StringBuilder("# Converted from ")
                .append(file.replaceAll("\\p{Cntrl}", "?"))
                .append(".\nskidpad: 1\nname: ")
                .append(MapScenario.name(file))
                .append('\n');
        if (options.contacts() != null) {
            text.append("contacts: ").append(contacts()).append('\n');
        }
        if (options.ego() != null) {
            text.append("ego: ").append(TreeWriter.scalar(options.ego())).append('\n');
        }
        return text;
    }

    /** @return false where it is there already */
    private static boolean copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            if (Files.isSameFile(from, to) || Files.mismatch(from, to) < 0) {
                return false;
            }
            throw new BadInputException(
                    SourceLocation.wholeFile(to.toString()),
                    "is there already and is not " + from.getFileName(),
                    "convert into another folder");
        }
        Files.createDirectories(to.getParent());
        Path part = to.resolveSibling(to.getFileName() + ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private void compare(Path converted) throws IOException {
        Scenario before = ScenarioLoader.load(in, options, new ArrayList<>());
        Scenario after = ScenarioLoader.load(converted, LoadOptions.DEFAULT, new ArrayList<>());
        World a = new World(before);
        World b = new World(after);
        a.reset(1);
        b.reset(1);
        for (int k = 0; k < COMPARED && !a.finished(); k++) {
            a.tick();
            b.tick();
        }
        if (a.stateHash() != b.stateHash()) {
            throw new IllegalStateException("the conversion of " + in + " does not play like it");
        }
    }
}
