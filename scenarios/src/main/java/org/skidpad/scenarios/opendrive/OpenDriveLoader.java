package org.skidpad.scenarios.opendrive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.coverage.TreeCoverage;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;

/**
 * Reads ASAM OpenDRIVE files (versions 1.4 to 1.8, clauses 8 to 12): reference lines, lane offsets, lane sections with widths or
 * borders, lane links, road links, junctions, road marks, speed limits, lights and give-way signs.
 */
public final class OpenDriveLoader {
    private OpenDriveLoader() {}

    /**
     * Reads a map.
     *
     * @param diagnostics receives the warnings: what of the map is not used, and what was mended
     * @throws BadInputException with every error and warning where the map cannot be used
     */
    public static RoadNetwork load(Path file, List<Diagnostic> diagnostics) {
        return loadMap(file, diagnostics).roads();
    }

    /** Like {@link #load}, with the lights and signs beside the roads. */
    public static RoadMap loadMap(Path file, List<Diagnostic> diagnostics) {
        return build(XmlReader.read(file, file.toString(), new Problems(diagnostics)), diagnostics);
    }

    /**
     * Reads a map and says what of it is used, approximated and ignored.
     *
     * @param diagnostics receives everything worth saying
     */
    public static CoverageReport check(Path file, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        XmlElement root = null;
        try {
            root = XmlReader.read(file, file.toString(), new Problems(found));
            build(root, found);
        } catch (BadInputException e) {
            e.diagnostics().stream().filter(d -> !found.contains(d)).forEach(found::add);
        }
        diagnostics.addAll(found);
        return TreeCoverage.report(file.toString(), root, MapVocabulary::rule, found);
    }

    /** Like {@link #load}, from text; {@code name} stands for the file in diagnostics. */
    public static RoadNetwork parse(String name, String text, List<Diagnostic> diagnostics) {
        return parseMap(name, text, diagnostics).roads();
    }

    /** Like {@link #loadMap}, from text. */
    public static RoadMap parseMap(String name, String text, List<Diagnostic> diagnostics) {
        return build(XmlReader.parse(text, name, new Problems(diagnostics)), diagnostics);
    }

    private static RoadMap build(XmlElement root, List<Diagnostic> diagnostics) {
        if (!root.name.equals("OpenDRIVE")) {
            throw new BadInputException(
                    root.location,
                    "expected an OpenDRIVE map, found <" + root.name + ">",
                    Suggestion.forWord(root.name, List.of("OpenDRIVE")));
        }
        MapProblems problems = new MapProblems();
        MapVocabulary.check(root, problems);
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        checkHeader(root, builder, problems);
        RoadReader roads = new RoadReader(builder, problems);
        root.children("road").forEach(roads::read);
        roads.withoutGeometry().forEach(road -> {
            String said = "road '" + road.text("id", "") + "' has no geometry in its <planView>";
            if (roads.all().isEmpty()) {
                problems.error(road, said);
            } else {
                problems.warning("no geometry", road, said + "; it is left out");
            }
        });
        if (roads.all().isEmpty() && !problems.hasError()) {
            problems.error(root, "the map has no road");
        }
        LinkReader links = new LinkReader(builder, roads.all(), problems);
        if (!problems.hasError()) {
            links.read(root);
        }
        if (problems.hasError()) {
            throw new BadInputException(problems.all());
        }
        RoadNetwork network = builder.build();
        new LaneChecks(problems).check(roads.all().values(), links.joints(), network);
        FurnitureChecks.check(root, problems);
        MapSigns signs = new SignReader(network, problems).read(root, roads.all());
        Walls objects = new ObjectReader(network, problems).read(roads.all());
        diagnostics.addAll(problems.all());
        return new RoadMap(network, signs, objects, LaneAccess.closed(network, roads.all()));
    }

    private static void checkHeader(XmlElement root, RoadNetworkBuilder builder, MapProblems problems) {
        XmlElement header = root.child("header");
        if (header == null) {
            problems.warning("header", root, "the map has no <header>; it is read as version 1.4 to 1.8");
            return;
        }
        XmlElement reference = header.child("geoReference");
        if (reference != null) {
            builder.georeference(reference.content().strip());
        }
        for (String part : List.of("revMajor", "revMinor")) {
            if (header.text(part, null) == null) {
                problems.warning("header", header, "<header> lacks the attribute '" + part + "'");
            }
        }
        double major = problems.lenient(header, "revMajor", 1);
        double minor = problems.lenient(header, "revMinor", 8);
        if (major != 1 || minor > 8) {
            problems.warning(
                    "header",
                    header,
                    "the map is of version " + header.text("revMajor", "?") + "." + header.text("revMinor", "?")
                            + ", read as 1.8");
        }
    }
}
