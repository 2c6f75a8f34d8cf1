package org.skidpad.scenarios;

import java.util.List;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A scenario with the other strength of contact. */
record OtherContacts(Scenario scenario, WorldConfig.ContactMode contacts) implements Scenario {
    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public WorldConfig config() {
        return scenario.config().withContacts(contacts);
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
}
