package org.skidpad.evaluation.suite;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * One point of a variation: a scenario that is loaded when something is asked of it, and let go when memory runs short. A
 * variation may have many thousands of points, and each would hold its roads.
 */
final class PointScenario implements Scenario {
    private final String file;
    private final LoadOptions options;
    private final String name;
    private SoftReference<Scenario> loaded = new SoftReference<>(null);

    /** @param file a path or the name of a shipped scenario */
    PointScenario(String file, LoadOptions options, String name) {
        this.file = file;
        this.options = options;
        this.name = name;
    }

    private synchronized Scenario scenario() {
        Scenario held = loaded.get();
        if (held == null) {
            held = ScenarioLoader.load(file, options, new ArrayList<>());
            loaded = new SoftReference<>(held);
        }
        return held;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorldConfig config() {
        return scenario().config();
    }

    @Override
    public Task task() {
        return scenario().task();
    }

    @Override
    public List<Criterion> criteria() {
        return scenario().criteria();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        scenario().populate(seed, world);
    }

    @Override
    public String source() {
        return scenario().source();
    }

    @Override
    public Map<String, String> options() {
        return scenario().options();
    }
}
