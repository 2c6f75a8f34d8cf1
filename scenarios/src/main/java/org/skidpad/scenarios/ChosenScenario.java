package org.skidpad.scenarios;

import java.util.List;
import java.util.Map;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A scenario with what was chosen when it was loaded; what the loader cannot apply itself, the contacts, is applied here. */
record ChosenScenario(Scenario scenario, LoadOptions chosen) implements Scenario {
    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public WorldConfig config() {
        return chosen.contacts() == null ? scenario.config() : scenario.config().withContacts(chosen.contacts());
    }

    @Override
    public Task task() {
        return scenario.task();
    }

    @Override
    public List<Criterion> criteria() {
        return scenario.criteria();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        scenario.populate(seed, world);
    }

    @Override
    public String source() {
        return scenario.source();
    }

    @Override
    public Map<String, String> options() {
        return chosen.toMap();
    }
}
