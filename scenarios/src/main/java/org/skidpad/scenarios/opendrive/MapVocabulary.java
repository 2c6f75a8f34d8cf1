package org.skidpad.scenarios.opendrive;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.skidpad.scenarios.coverage.TreeCoverage;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * Which elements OpenDRIVE knows under which parent, and what becomes of those that are read past: elements that would change how
 * anything moves are reported, elements that only decorate are not, and unknown ones are reported with the nearest word.
 */
final class MapVocabulary {
    /** Read by this package. */
    static final Map<String, Set<String>> USED = Map.ofEntries(
            Map.entry("OpenDRIVE", Set.of("header", "road", "junction", "controller")),
            Map.entry("header", Set.of("geoReference")),
            Map.entry(
                    "road",
                    Set.of(
                            "link",
                            "type",
                            "planView",
                            "lanes",
                            "elevationProfile",
                            "lateralProfile",
                            "signals",
                            "objects")),
            Map.entry("type", Set.of("speed")),
            Map.entry("planView", Set.of("geometry")),
            Map.entry("geometry", Set.of("line", "arc", "spiral", "poly3", "paramPoly3")),
            Map.entry("lanes", Set.of("laneOffset", "laneSection")),
            Map.entry("laneSection", Set.of("left", "center", "right")),
            Map.entry("left", Set.of("lane")),
            Map.entry("center", Set.of("lane")),
            Map.entry("right", Set.of("lane")),
            Map.entry("lane", Set.of("link", "width", "border", "height", "roadMark", "speed", "access")),
            Map.entry("access", Set.of("restriction")),
            Map.entry("objects", Set.of("object")),
            Map.entry("object", Set.of("repeat", "outline", "outlines")),
            Map.entry("outlines", Set.of("outline")),
            Map.entry("outline", Set.of("cornerRoad", "cornerLocal")),
            Map.entry("link", Set.of("predecessor", "successor")),
            Map.entry("junction", Set.of("connection")),
            Map.entry("connection", Set.of("laneLink")),
            Map.entry("controller", Set.of("control")),
            Map.entry("signals", Set.of("signal", "signalReference")),
            Map.entry("signal", Set.of("validity")),
            Map.entry("signalReference", Set.of("validity")),
            Map.entry("elevationProfile", Set.of("elevation")),
            Map.entry("lateralProfile", Set.of("superelevation", "shape")));

    /** Read past: of no consequence on a flat map. */
    static final Map<String, Set<String>> DECORATION = Map.ofEntries(
            Map.entry("OpenDRIVE", Set.of("station")),
            Map.entry("road", Set.of()),
            Map.entry("header", Set.of("license", "defaultRegulations", "vectorScene")),
            Map.entry("lane", Set.of("rule")),
            Map.entry(
                    "object",
                    Set.of(
                            "material",
                            "validity",
                            "parkingSpace",
                            "markings",
                            "borders",
                            "surface",
                            "skeleton",
                            "object")),
            Map.entry("junction", Set.of("surface", "boundary", "elevationGrid", "planView")),
            Map.entry(
                    "signal",
                    Set.of("positionInertial", "positionRoad", "physicalPosition", "reference", "semantics")));

    /** Read past although it may matter: what is lost. */
    static final Map<String, Map<String, String>> LOST = Map.ofEntries(
            Map.entry("OpenDRIVE", Map.of("junctionGroup", "junction groups are not used")),
            Map.entry("header", Map.of("offset", "the offset of the map frame in its projection is not used")),
            Map.entry(
                    "road",
                    Map.of(
                            "railroad", "railroads are not used",
                            "surface", "road surface data is not used",
                            "neighbor", "road neighbours are not used")),
            Map.entry(
                    "lane",
                    Map.of(
                            "material", "lane friction is not used",
                            "visibility", "lane visibility is not used")),
            Map.entry(
                    "objects",
                    Map.of(
                            "objectReference", "an object stands where it is described alone",
                            "tunnel", "tunnels are not used",
                            "bridge", "bridges are not used")),
            Map.entry("signals", Map.of("boardReference", "boards are not used")),
            Map.entry(
                    "signal",
                    Map.of(
                            "dependency", "what a signal has to do with others is not used",
                            "staticBoard", "boards are not used",
                            "vmsBoard", "boards are not used",
                            "displayArea", "boards are not used")),
            Map.entry("link", Map.of("neighbor", "road neighbours are not used")),
            Map.entry(
                    "lateralProfile",
                    Map.of(
                            "crossSectionSurface", "cross-section surfaces are not used: roads are flat",
                            "crossfall", "crossfall is not used: roads are flat across")),
            Map.entry(
                    "junction",
                    Map.of(
                            "priority", "junction priorities are not used",
                            "controller", "controllers take turns in the order of the file, not in this sequence",
                            "crossPath", "crossing paths of pedestrians are not used",
                            "roadSection", "road sections of junctions are not used",
                            "trafficIsland", "traffic islands are not used")),
            Map.entry(
                    "connection",
                    Map.of(
                            "predecessor",
                            "virtual connections are not used",
                            "successor",
                            "virtual connections are not used")));

    static final String SPEED_SIGN =
            "a speed sign holds from its lane section to the end of the road, for lanes without a limit of their own";

    static final String OTHER_SIGN = "signals other than lights for vehicles, stop, yield and speed signs are not used";

    /** Allowed anywhere. */
    private static final Set<String> ANYWHERE = Set.of("userData", "include", "dataQuality");

    private MapVocabulary() {}

    /** Kept for pictures, and projected for whatever moves. */
    private static final Set<String> PROJECTED = Set.of("elevation", "superelevation", "shape", "height");

    /** What becomes of an element that is not used as it stands; null for the others. */
    static TreeCoverage.Rule rule(XmlElement parent, XmlElement element) {
        String loss = LOST.getOrDefault(parent.name, Map.of()).get(element.name);
        boolean empty = element.children.isEmpty() && element.attributes.isEmpty();
        if (loss != null) {
            return new TreeCoverage.Rule(
                    parent.name,
                    element.name,
                    empty ? TreeCoverage.Level.WITHOUT_INFLUENCE : TreeCoverage.Level.IGNORED,
                    loss);
        }
        if (ANYWHERE.contains(element.name)
                || DECORATION.getOrDefault(parent.name, Set.of()).contains(element.name)) {
            boolean include = element.name.equals("include");
            return new TreeCoverage.Rule(
                    parent.name,
                    element.name,
                    include ? TreeCoverage.Level.IGNORED : TreeCoverage.Level.WITHOUT_INFLUENCE,
                    include ? "included files are not read" : "describes");
        }
        if (element.name.equals("signal") && parent.name.equals("signals")) {
            return sign(parent, element);
        }
        if (element.name.equals("object") && parent.name.equals("objects")) {
            return ObjectReader.stands(element)
                    ? new TreeCoverage.Rule(
                            parent.name, element.name, TreeCoverage.Level.APPROXIMATED, ObjectReader.STANDS)
                    : new TreeCoverage.Rule(
                            parent.name, element.name, TreeCoverage.Level.WITHOUT_INFLUENCE, ObjectReader.LIES);
        }
        if (element.name.equals("access") && parent.name.equals("lane")) {
            return new TreeCoverage.Rule(parent.name, element.name, TreeCoverage.Level.APPROXIMATED, LaneAccess.STARTS);
        }
        if (element.name.equals("type") && !element.used) {
            return new TreeCoverage.Rule(
                    parent.name,
                    element.name,
                    TreeCoverage.Level.WITHOUT_INFLUENCE,
                    "a road's type matters by its speed limit alone, where lanes have none");
        }
        boolean raised = PROJECTED.contains(element.name)
                && Stream.of("a", "b", "c", "d", "inner", "outer")
                        .map(name -> element.attributes.get(name))
                        .anyMatch(a -> a != null && !a.value().matches("[-+]?0*\\.?0*([eE][-+]?\\d+)?"));
        return raised
                ? new TreeCoverage.Rule(
                        parent.name,
                        element.name,
                        TreeCoverage.Level.APPROXIMATED,
                        "kept for pictures in 3D; physics is that of the projection")
                : null;
    }

    private static TreeCoverage.Rule sign(XmlElement parent, XmlElement signal) {
        return switch (SignReader.kind(signal)) {
            case LIGHT, STOP_LINE -> null;
            case STOP, YIELD ->
                new TreeCoverage.Rule(
                        parent.name,
                        signal.name,
                        TreeCoverage.Level.APPROXIMATED,
                        "to whom one gives way is found from the junction's lanes");
            case SPEED -> new TreeCoverage.Rule(parent.name, signal.name, TreeCoverage.Level.APPROXIMATED, SPEED_SIGN);
            case OTHER -> new TreeCoverage.Rule(parent.name, signal.name, TreeCoverage.Level.IGNORED, OTHER_SIGN);
        };
    }

    /** Reports what is read past, under the element and all elements below that this package reads. */
    static void check(XmlElement element, MapProblems problems) {
        Set<String> used = USED.get(element.name);
        if (used == null) {
            return;
        }
        for (XmlElement child : element.children) {
            String loss = LOST.getOrDefault(element.name, Map.of()).get(child.name);
            if (used.contains(child.name)) {
                if (child.name.equals("signal") && SignReader.kind(child) == SignReader.Kind.OTHER) {
                    problems.unused(child, OTHER_SIGN);
                }
                check(child, problems);
            } else if (loss != null) {
                // An empty <signals/> loses nothing.
                if (!child.children.isEmpty() || !child.attributes.isEmpty()) {
                    problems.unused(child, loss);
                }
            } else if (child.name.equals("include")) {
                problems.unused(child, "included files are not read");
            } else if (!ANYWHERE.contains(child.name)
                    && !DECORATION.getOrDefault(element.name, Set.of()).contains(child.name)) {
                problems.warning(
                        "unknown element",
                        child,
                        "unknown element <" + child.name + "> in <" + element.name + "> is ignored",
                        Suggestion.forWord(child.name, used));
            }
        }
    }
}
