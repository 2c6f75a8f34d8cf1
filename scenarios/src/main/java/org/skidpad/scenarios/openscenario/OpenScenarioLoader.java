package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.world.World;

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
        return complete(problems -> new DocumentReader(told, options, problems).read(), diagnostics)
                .scenario();
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
        DocumentReader.checkHead(root);
        ParameterDistributions.Distributed distributed = ParameterDistributions.read(root, file, options.root());
        findings.reportUnused(element);
        Options first = options.withParameters(distributed.variation().points().get(0));
        tryOut(read(distributed.scenario(), first, findings), findings);
    }

    private static Loaded read(Path file, Options options, Findings problems) {
        XmlElement element = XmlReader.read(file, file.toString(), problems.xml());
        return new DocumentReader(new Told(element, file, stem(file), source(file), List.of()), options, problems)
                .read();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static String source(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "cannot be read: " + e.getMessage());
        }
    }
}
