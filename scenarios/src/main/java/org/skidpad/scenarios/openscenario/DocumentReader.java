package org.skidpad.scenarios.openscenario;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.opendrive.RoadMap;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader.Loaded;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader.Options;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader.Told;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.StoryboardPlan;
import org.skidpad.scenarios.script.Traffic;
import org.skidpad.scenarios.script.Trigger;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.world.WorldConfig;

/**
 * Reads one document from its head to its storyboard: parameters, catalogs, roads, entities, then what happens. Each part needs
 * those before it. Used once.
 */
final class DocumentReader {
    /** How long a file with a stop trigger is played at most, s, unless a condition waits for longer. */
    private static final double PATIENCE_S = 600;

    /** How long after the latest time that a condition names a file is still played, s. */
    private static final double AFTER_LATEST_S = 60;

    private static final BiFunction<Void, Node, Void> NOTHING = (reader, node) -> null;

    /** What a file holds. */
    static final Family<Void, Void> PARTS = new Family<Void, Void>("OpenSCENARIO")
            .supported("FileHeader", "versions 1.0 to 1.3", NOTHING)
            .supported("ParameterDeclarations", "with constraint groups and expressions", NOTHING)
            .supported("VariableDeclarations", NOTHING)
            .withoutInfluence("MonitorDeclarations", "nothing here reads a scenario's monitors")
            .supported("CatalogLocations", "all kinds of catalogs", NOTHING)
            .supported("RoadNetwork", "roads in OpenDRIVE, signal controllers", NOTHING)
            .supported("Entities", "vehicles, pedestrians, objects and selections", NOTHING)
            .supported("Storyboard", NOTHING)
            .supported("Catalog", "read where a scenario names it", NOTHING)
            .supported(
                    "ParameterValueDistribution",
                    "'skidpad regress' runs its scenario at every point; a file that holds one is no scenario itself",
                    NOTHING);

    private final Told told;
    private final Options options;
    private final Findings problems;
    private final Scope scope = new Scope(null);
    private final Node root;

    DocumentReader(Told told, Options options, Findings problems) {
        this.told = told;
        this.options = options;
        this.problems = problems;
        root = new Node(told.root(), scope, problems);
    }

    /** @throws BadInputException where the scenario cannot be used; what else is wrong is then among the findings */
    Loaded read() {
        problems.root(told.root());
        checkIsScenario();
        Map<String, String> values = declarations();

        Path folder = told.file().toAbsolutePath().normalize().getParent();
        FolderTree tree = new FolderTree(options.root() == null ? folder : options.root());
        Catalogs catalogs = new Catalogs(tree, told.file(), told.catalogs(), problems);
        catalogs.locations(root);
        Path mapFile = LogicFile.of(root, tree, told.file());
        RoadMap roadMap = mapFile == null ? RoadMap.without(null) : OpenDriveLoader.loadMap(mapFile, problems.all());
        LaneMap lanes = roadMap.roads() == null ? null : new LaneMap(roadMap.roads());
        SignalNames signals =
                new SignalNames(mapFile, GlobalReader.controllers(root.child("RoadNetwork"), roadMap.signs()));
        Entities entities = Entities.read(root, catalogs);
        int ego = EgoChoice.index(options.ego(), entities, problems);

        PositionReader positions = new PositionReader(entities, roadMap.roads(), lanes, catalogs);
        TriggerReader triggers = new TriggerReader(entities, positions, signals);
        ActionReader actions = new ActionReader(entities, positions, catalogs, signals, ego);
        Node storyboard = root.need("Storyboard");
        if (storyboard == null) {
            throw new BadInputException(problems.all());
        }
        StoryboardPlan plan = new StoryboardReader(entities, triggers, actions, catalogs).read(storyboard);
        problems.reportUnused(told.root());
        reportUnplaced(storyboard, entities, actions);
        if (problems.anyError()) {
            throw new BadInputException(problems.all());
        }
        for (String name : scope.names()) {
            values.putIfAbsent(name, scope.value(name));
        }
        OpenScenario scenario = new OpenScenario(
                told.name(),
                config(entities, triggers, actions, plan),
                options.task().apply(new FirstSpeed(plan, lanes, entities, signals.controllers()).of(Math.max(0, ego))),
                told.source(),
                roadMap.roads(),
                lanes,
                entities.all,
                options.egoDriven() ? ego : -1,
                EgoChoice.fromStart(options, ego, entities, actions, storyboard),
                plan,
                values,
                signals.controllers(),
                actions.weather,
                roadMap.signs(),
                actions.traffic);
        Told whole = new Told(told.root(), told.file(), told.name(), told.source(), catalogs.used());
        return new Loaded(scenario, whole, mapFile);
    }

    private void checkIsScenario() {
        if (!root.name().equals("OpenSCENARIO")) {
            throw new BadInputException(
                    root.location(),
                    "the file is no OpenSCENARIO: its root is <" + root.name() + ">",
                    Suggestion.forWord(root.name(), List.of("OpenSCENARIO")));
        }
        checkHead(root);
        XmlElement element = told.root();
        if (element.child("Catalog") != null) {
            CatalogCheck.check(root.child("Catalog"));
            throw new BadInputException(
                    root.location(), "the file holds a catalog, not a scenario that can be run", "");
        }
        if (element.child("ParameterValueDistribution") != null) {
            throw new BadInputException(
                    root.location(),
                    "the file holds a parameter value distribution, not a scenario that can be run",
                    "run all of it with 'skidpad regress'");
        }
    }

    /** Which parts a file holds, and its version. */
    static void checkHead(Node root) {
        PARTS.check(root);
        Node header = root.need("FileHeader");
        if (header == null) {
            return;
        }
        int major = header.integer("revMajor");
        int minor = header.integer("revMinor");
        if (major != 1 || minor < 0 || minor > 3) {
            root.problems.error(
                    header.at(major != 1 ? "revMajor" : "revMinor"),
                    "version " + major + "." + minor + " is not supported; 1.0 to 1.3 are");
        }
    }

    /** Declares the parameters, with the values that were chosen from outside; the variables by name. */
    private Map<String, String> declarations() {
        Set<String> taken = ParameterReader.declare(root, scope, options.parameters());
        Map<String, String> values = new LinkedHashMap<>();
        Node declarations = root.child("VariableDeclarations");
        if (declarations != null) {
            for (Node declaration : declarations.children("VariableDeclaration")) {
                String name = declaration.text("name");
                declaration.text("variableType");
                String value = declaration.text("value");
                if (name != null && value != null) {
                    values.put(name, value);
                }
            }
        }
        ParameterReader.reportUnknown(options.parameters(), taken, scope, problems);
        return values;
    }

    private WorldConfig config(Entities entities, TriggerReader triggers, ActionReader actions, StoryboardPlan plan) {
        double duration = plan.stop().equals(Trigger.NEVER)
                ? options.durationS()
                : Math.max(PATIENCE_S, triggers.values().latestTime() + AFTER_LATEST_S);
        return new WorldConfig(
                options.dt(),
                entities.all.size() + Traffic.most(actions.traffic),
                WorldConfig.ContactMode.DETECT,
                duration);
    }

    private static void reportUnplaced(Node storyboard, Entities entities, ActionReader actions) {
        for (int i = 0; i < entities.all.size(); i++) {
            String name = entities.all.get(i).name();
            boolean pulled =
                    entities.all.stream().anyMatch(e -> name.equals(e.coupling().trailer()));
            boolean expected = actions.placed().contains(i) || actions.added().contains(i) || pulled;
            if (!expected && !name.equals(Entities.NOBODY)) {
                storyboard.problems.warning(
                        storyboard.location(),
                        "the initialisation does not place '" + name + "'; it stands at the origin of the map");
            }
        }
    }
}
