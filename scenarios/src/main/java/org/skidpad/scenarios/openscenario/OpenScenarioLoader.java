package org.skidpad.scenarios.openscenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.opendrive.MapSigns;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.opendrive.RoadMap;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.StoryboardPlan;
import org.skidpad.scenarios.script.Traffic;
import org.skidpad.scenarios.script.Trigger;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig;

/**
 * Loads a scenario from an OpenSCENARIO XML file of version 1.0 to 1.3 (ASAM OpenSCENARIO XML).
 *
 * <p>The ego is driven by the policy from the moment at which the file activates its controller; before that it keeps speed
 * and lane and does what the storyboard says. In a file that activates none, the policy drives from the start unless the
 * storyboard itself moves the ego after its initialisation. All other actors do what the file says.
 */
public final class OpenScenarioLoader {
    /** Tick of a storyboard; the step of the reference trajectories. */
    public static final double DEFAULT_DT = 0.01;

    /** How long a file without a stop trigger is played, s. */
    public static final double DEFAULT_DURATION_S = 120;

    private static final java.util.function.BiFunction<Void, Node, Void> NOTHING = (reader, node) -> null;

    /** How long a file with a stop trigger is played at most, s, unless a condition waits for longer. */
    private static final double PATIENCE_S = 600;

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

    private OpenScenarioLoader() {}

    /**
     * What may be chosen from outside.
     *
     * @param parameters values by name that take the place of the file's
     * @param ego name of the entity that the policy drives, or null for the one with a controller or named Ego or hero
     * @param egoDriven false to let the file move the ego as well, as if it had no controller: for comparisons
     * @param root folder below which files may be read, or null for the scenario's own
     * @param dt tick, s
     * @param durationS limit of a file without a stop trigger, s
     * @param task the ego's task for its speed at the start, m/s
     */
    public record Options(
            Map<String, String> parameters,
            String ego,
            boolean egoDriven,
            Path root,
            double dt,
            double durationS,
            DoubleFunction<Task> task) {
        public static final Options DEFAULT = new Options(
                Map.of(),
                null,
                true,
                null,
                DEFAULT_DT,
                DEFAULT_DURATION_S,
                desiredSpeed -> new Task(StandardTasks.driver(), List.of(), desiredSpeed, Double.NaN, null));

        public Options {
            parameters = Map.copyOf(parameters);
        }

        public Options withParameters(Map<String, String> values) {
            return new Options(values, ego, egoDriven, root, dt, durationS, task);
        }

        public Options withEgo(String name) {
            return new Options(parameters, name, egoDriven, root, dt, durationS, task);
        }

        public Options withEgoDriven(boolean driven) {
            return new Options(parameters, ego, driven, root, dt, durationS, task);
        }

        public Options withRoot(Path folder) {
            return new Options(parameters, ego, egoDriven, folder, dt, durationS, task);
        }

        public Options withTask(DoubleFunction<Task> forSpeed) {
            return new Options(parameters, ego, egoDriven, root, dt, durationS, forSpeed);
        }
    }

    /**
     * Loads with the default options.
     *
     * @param diagnostics receives everything worth saying, warnings too
     * @throws BadInputException with all diagnostics, where the file cannot be used
     */
    public static Scenario load(Path file, Map<String, String> parameters, List<Diagnostic> diagnostics) {
        return load(file, Options.DEFAULT.withParameters(parameters), diagnostics);
    }

    /**
     * A scenario as a tree, whatever the text it was read from.
     *
     * @param root the element {@code OpenSCENARIO}
     * @param file from whose folder other files are named; it need not hold the tree
     * @param name of the scenario
     * @param source the text, for the recording
     * @param catalogs elements {@code Catalog} that come with the tree
     */
    public record Told(XmlElement root, Path file, String name, String source, List<XmlElement> catalogs) {
        public Told {
            catalogs = List.copyOf(catalogs);
        }
    }

    /**
     * A scenario that was loaded, and what it is made of.
     *
     * @param told with the entries of catalogs that it refers to
     * @param map the file of its road network, or null
     */
    public record Loaded(Scenario scenario, Told told, Path map) {}

    /**
     * @param diagnostics receives everything worth saying, warnings too
     * @throws BadInputException with all diagnostics, where the file cannot be used
     */
    public static Scenario load(Path file, Options options, List<Diagnostic> diagnostics) {
        return loadParts(file, options, diagnostics).scenario();
    }

    /** Like {@link #load(Path, Options, List)}, with what the scenario is made of. */
    public static Loaded loadParts(Path file, Options options, List<Diagnostic> diagnostics) {
        return complete(problems -> read(file, options, problems), diagnostics);
    }

    /** Like {@link #load(Path, Options, List)}, from a tree. */
    public static Scenario load(Told told, Options options, List<Diagnostic> diagnostics) {
        return complete(problems -> read(told, options, problems), diagnostics).scenario();
    }

    private static Loaded complete(Function<Findings, Loaded> reader, List<Diagnostic> diagnostics) {
        List<Diagnostic> own = new ArrayList<>();
        Findings problems = new Findings(own);
        try {
            Loaded loaded = reader.apply(problems);
            if (problems.anyError()) {
                throw new BadInputException(own);
            }
            return loaded;
        } catch (BadInputException e) {
            List<Diagnostic> everything = new ArrayList<>(own);
            e.diagnostics().stream().filter(d -> !everything.contains(d)).forEach(everything::add);
            own.clear();
            own.addAll(everything);
            throw new BadInputException(everything);
        } finally {
            diagnostics.addAll(own);
        }
    }

    /**
     * Reads a file and says what of it is used, approximated and ignored, and whether it can run: its first tick is played.
     *
     * @param diagnostics receives everything worth saying, warnings too
     */
    public static CoverageReport check(Path file, Options options, List<Diagnostic> diagnostics) {
        List<Diagnostic> own = new ArrayList<>();
        Findings findings = new Findings(own);
        try {
            if (ParameterDistributions.isDistribution(file)) {
                checkDistribution(file, options, findings);
            } else {
                tryOut(read(file, options, findings), findings);
            }
        } catch (BadInputException e) {
            e.diagnostics().stream().filter(d -> !own.contains(d)).forEach(own::add);
        }
        diagnostics.addAll(own);
        return findings.report(file.toString());
    }

    private static void tryOut(Loaded loaded, Findings findings) {
        if (!findings.anyError()) {
            World world = new World(loaded.scenario());
            world.reset(1);
            world.tick();
        }
    }

    /** Reads a parameter value distribution, and tries out its scenario at the first point. */
    private static void checkDistribution(Path file, Options options, Findings findings) {
        XmlElement element = XmlReader.read(file, file.toString(), findings.xml());
        findings.root(element);
        Node root = new Node(element, new Scope(null), findings);
        PARTS.check(root);
        checkHeader(root);
        ParameterDistributions.Distributed distributed = ParameterDistributions.read(root, file, options.root());
        findings.reportUnused(element);
        Options first = options.withParameters(distributed.variation().points().get(0));
        tryOut(read(distributed.scenario(), first, findings), findings);
    }

    private static Loaded read(Path file, Options options, Findings problems) {
        XmlElement element = XmlReader.read(file, file.toString(), problems.xml());
        return read(new Told(element, file, stem(file), source(file), List.of()), options, problems);
    }

    private static Loaded read(Told told, Options options, Findings problems) {
        XmlElement element = told.root();
        Path file = told.file();
        problems.root(element);
        Scope scope = new Scope(null);
        Node root = new Node(element, scope, problems);
        if (!root.name().equals("OpenSCENARIO")) {
            throw new BadInputException(
                    root.location(),
                    "the file is no OpenSCENARIO: its root is <" + root.name() + ">",
                    Suggestion.forWord(root.name(), List.of("OpenSCENARIO")));
        }
        PARTS.check(root);
        checkHeader(root);
        if (root.child("Catalog") != null) {
            CatalogCheck.check(root.child("Catalog"));
        }
        if (element.child("Catalog") != null || element.child("ParameterValueDistribution") != null) {
            throw new BadInputException(
                    root.location(),
                    "the file holds a "
                            + (element.child("Catalog") != null ? "catalog" : "parameter value distribution")
                            + ", not a scenario that can be run",
                    element.child("Catalog") != null ? "" : "run all of it with 'skidpad regress'");
        }
        Set<String> taken = ParameterReader.declare(root, scope, options.parameters());
        Map<String, String> values = variables(root);
        ParameterReader.reportUnknown(options.parameters(), taken, scope, problems);

        Path folder = file.toAbsolutePath().normalize().getParent();
        FolderTree tree = new FolderTree(options.root() == null ? folder : options.root());
        Catalogs catalogs = new Catalogs(tree, file, told.catalogs(), problems);
        catalogs.locations(root);
        Path mapFile = mapFile(root, tree, file, problems);
        RoadMap read = mapFile == null ? null : OpenDriveLoader.loadMap(mapFile, problems.all());
        RoadNetwork roads = read == null ? null : read.roads();
        MapSigns signs = read == null ? MapSigns.NONE : read.signs();
        LaneMap map = roads == null ? null : new LaneMap(roads);
        SignalNames signals = new SignalNames(mapFile, GlobalReader.controllers(root.child("RoadNetwork"), signs));
        Entities entities = Entities.read(root, catalogs);
        int ego = ego(options, entities, problems);

        PositionReader positions = new PositionReader(entities, roads, map, catalogs);
        TriggerReader triggers = new TriggerReader(entities, positions, signals);
        ActionReader actions = new ActionReader(entities, positions, catalogs, signals, ego);
        Node storyboard = root.need("Storyboard");
        if (storyboard == null) {
            throw new BadInputException(problems.all());
        }
        StoryboardPlan plan = new StoryboardReader(entities, triggers, actions, catalogs).read(storyboard);
        problems.reportUnused(element);
        reportUnplaced(storyboard, entities, actions);
        if (problems.anyError()) {
            throw new BadInputException(problems.all());
        }
        for (String name : scope.names()) {
            values.putIfAbsent(name, scope.value(name));
        }
        boolean fromStart =
                options.egoDriven() && !actions.activatesEgo() && (options.ego() != null || !actions.movesEgo());
        if (options.egoDriven() && !actions.activatesEgo() && !fromStart) {
            problems.warning(
                    storyboard.location(),
                    "the storyboard moves '" + entities.all.get(ego).name()
                            + "' itself and activates no controller; the policy drives nobody",
                    "choose who is driven with --ego NAME");
        }
        int driven = options.egoDriven() ? ego : -1;
        double duration = plan.stop().equals(Trigger.NEVER)
                ? options.durationS()
                : Math.max(PATIENCE_S, triggers.values().latestTime() + 60);
        WorldConfig config = new WorldConfig(
                options.dt(),
                entities.all.size() + Traffic.most(actions.traffic),
                WorldConfig.ContactMode.DETECT,
                duration);
        double desiredSpeed = new FirstSpeed(plan, map, entities, signals.controllers()).of(Math.max(0, ego));
        OpenScenario scenario = new OpenScenario(
                told.name(),
                config,
                options.task().apply(desiredSpeed),
                told.source(),
                roads,
                map,
                entities.all,
                driven,
                fromStart,
                plan,
                values,
                signals.controllers(),
                actions.weather,
                signs,
                actions.traffic);
        return new Loaded(scenario, new Told(element, file, told.name(), told.source(), catalogs.used()), mapFile);
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

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static String source(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "cannot be read: " + e.getMessage());
        }
    }

    private static void checkHeader(Node root) {
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

    private static Map<String, String> variables(Node root) {
        Map<String, String> values = new HashMap<>();
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
        return new LinkedHashMap<>(values);
    }

    private static Path mapFile(Node root, FolderTree tree, Path file, Findings problems) {
        Node network = root.child("RoadNetwork");
        if (network == null) {
            problems.warning(
                    root.location(), "<OpenSCENARIO> has no <RoadNetwork>, which may be empty; there are no roads");
        }
        Node logic = network == null ? null : network.child("LogicFile");
        if (logic == null) {
            return null;
        }
        String text = logic.text("filepath");
        Path path = text == null ? null : tree.resolve(text, file, logic.at("filepath"), problems);
        if (path == null) {
            throw new BadInputException(problems.all());
        }
        if (!Files.isRegularFile(path) && text.matches("[A-Za-z0-9_-]+")) {
            // Some simulators name their maps without folder and extension.
            Path beside = path.resolveSibling(text + ".xodr");
            Path found = Files.isRegularFile(beside) ? beside : tree.find(text + ".xodr");
            path = found == null ? path : found;
        }
        if (!Files.isRegularFile(path)) {
            throw new BadInputException(
                    logic.at("filepath"),
                    "there is no road network '" + text + "'",
                    "its folder may be outside the scenario's; allow a wider one with --root FOLDER");
        }
        return path;
    }

    private static int ego(Options options, Entities entities, Findings problems) {
        if (options.ego() != null) {
            int chosen = entities.index(options.ego());
            if (chosen < 0) {
                problems.error(
                        SourceLocation.wholeFile("--ego"),
                        "there is no entity '" + options.ego() + "'",
                        Suggestion.forWord(options.ego(), entities.names()));
            }
            return chosen;
        }
        int named = -1;
        int controlled = -1;
        for (int i = entities.all.size() - 1; i >= 0; i--) {
            String name = entities.all.get(i).name();
            if (name.equalsIgnoreCase("ego") || name.equalsIgnoreCase("hero")) {
                named = i;
            }
            if (entities.all.get(i).controlled()) {
                controlled = i;
            }
        }
        return named >= 0 ? named : Math.max(controlled, 0);
    }
}
