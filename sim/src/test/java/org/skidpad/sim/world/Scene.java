package org.skidpad.sim.world;

import java.util.List;
import java.util.function.BiConsumer;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;

/** A scenario written in a test. */
public record Scene(WorldConfig config, BiConsumer<Long, WorldBuilder> population) implements Scenario {
    public static Scene of(double dt, WorldConfig.ContactMode contacts, BiConsumer<Long, WorldBuilder> population) {
        return new Scene(new WorldConfig(dt, 64, contacts, 60), population);
    }

    /** A world that is reset to seed 1. */
    public static World world(double dt, WorldConfig.ContactMode contacts, BiConsumer<Long, WorldBuilder> population) {
        World world = new World(of(dt, contacts, population));
        world.reset(1);
        return world;
    }

    @Override
    public String name() {
        return "scene";
    }

    @Override
    public Task task() {
        return null;
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        population.accept(seed, world);
    }
}
