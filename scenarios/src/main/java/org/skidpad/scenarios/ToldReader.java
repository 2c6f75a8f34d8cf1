package org.skidpad.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.commonroad.CommonRoadLoader;
import org.skidpad.scenarios.convert.TreeReader;
import org.skidpad.scenarios.format.Formulas;
import org.skidpad.scenarios.format.SensorReader;
import org.skidpad.scenarios.format.TaskReader;
import org.skidpad.scenarios.format.YamlScenarioReader;
import org.skidpad.scenarios.openscenario.OpenScenarioLoader;
import org.skidpad.scenarios.populate.SensorSpec;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldConfig;

/** Reads a scenario of ours that is told in the words of another standard: key {@code openscenario} or {@code commonroad}. */
final class ToldReader {
    static final String OPENSCENARIO = "openscenario";
    static final String COMMONROAD = "commonroad";

    private final YamlDocument document;
    private final LoadOptions options;

    ToldReader(YamlDocument document, LoadOptions options) {
        this.document = document;
        this.options = options;
    }

    static boolean isTold(YamlDocument document) {
        return document.root().keys().contains(OPENSCENARIO)
                || document.root().keys().contains(COMMONROAD);
    }

    /** @throws BadInputException with everything that is wrong */
    Scenario read() {
        YamlMap root = document.root();
        String name = YamlScenarioReader.readName(root);
        root.text("description", "");
        Optional<String> contacts = root.find("contacts").map(v -> v.asChoice(List.of("detect", "rigid"), "detect"));
        String written = root.text("ego", null);
        String ego = options.ego() == null ? written : options.ego();
        Optional<String> standard = root.exactlyOne(List.of(OPENSCENARIO, COMMONROAD));
        List<XmlElement> catalogs = new ArrayList<>();
        for (YamlValue catalog : root.list("catalogs")) {
            catalogs.add(TreeReader.read("Catalog", catalog));
        }
        root.find("task");
        root.find("criteria");
        root.finish();
        document.throwOnError();
        Scenario scenario = standard.orElseThrow().equals(OPENSCENARIO)
                ? openScenario(name, root.find(OPENSCENARIO).orElseThrow(), catalogs, ego)
                : commonRoad(name, root.find(COMMONROAD).orElseThrow(), ego);
        WorldConfig config = scenario.config();
        if (contacts.isPresent()) {
            config = config.withContacts(
                    contacts.get().equals("rigid") ? WorldConfig.ContactMode.RIGID : WorldConfig.ContactMode.DETECT);
        }
        double step = config.dt();
        SensorReader sensors = new SensorReader(new DistributionReader(), step, config.durationS());
        TaskReader tasks = new TaskReader(false, step, sensors, SensorSpec.NONE);
        Task task = root.find("task")
                .map(v -> tasks.read(v.asMap(), scenario.task().goalRadius()))
                .orElse(scenario.task());
        List<Criterion> criteria = root.map("criteria").map(Formulas::criteria).orElse(scenario.criteria());
        document.throwOnError();
        return new Told(scenario, name, config, task, tasks.sensors(), criteria);
    }

    private Scenario openScenario(String name, YamlValue section, List<XmlElement> catalogs, String ego) {
        XmlElement tree = TreeReader.read("OpenSCENARIO", section);
        document.throwOnError();
        // A text that is in no folder may name no files; the loader is asked for none.
        if (document.directory() == null
                && tree.child("RoadNetwork") != null
                && tree.child("RoadNetwork").child("LogicFile") != null) {
            throw new BadInputException(
                    tree.child("RoadNetwork").child("LogicFile").location,
                    "a file cannot be named here: the document is not in a folder");
        }
        Path folder = document.directory() == null ? Path.of("") : document.directory();
        OpenScenarioLoader.Options own = options.ofOpenScenario().withEgo(ego);
        Path file = folder.resolve("scenario.yaml");
        return OpenScenarioLoader.load(
                new OpenScenarioLoader.Told(tree, file, name, document.text(), catalogs), own, document.diagnostics());
    }

    private Scenario commonRoad(String name, YamlValue section, String ego) {
        XmlElement tree = TreeReader.read("commonRoad", section);
        document.throwOnError();
        return CommonRoadLoader.load(
                new CommonRoadLoader.Told(tree, name, document.text()), ego, document.diagnostics());
    }

    /** A scenario with what our own text says of it besides. */
    private record Told(
            Scenario scenario, String name, WorldConfig config, Task task, SensorSpec sensors, List<Criterion> criteria)
            implements Scenario {
        @Override
        public void populate(long seed, org.skidpad.sim.world.WorldBuilder world) {
            scenario.populate(seed, world);
            if (sensors.isDrawn()) {
                sensors.give(world, new Draws(seed, (drawn, value) -> world.parameter(drawn, value)));
            }
        }

        @Override
        public String source() {
            return scenario.source();
        }
    }
}
