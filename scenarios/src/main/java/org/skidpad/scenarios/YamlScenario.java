package org.skidpad.scenarios;

import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A scenario of docs/scenario-format.md. Immutable. */
record YamlScenario(
        String name,
        String description,
        WorldConfig config,
        Task task,
        List<Criterion> criteria,
        Map<String, Distribution> parameters,
        Place place,
        ActorSpec ego,
        List<ActorSpec> actors,
        TrafficSpec traffic,
        GoalSpec goal,
        String source)
        implements Scenario {
    YamlScenario {
        criteria = List.copyOf(criteria);
        actors = List.copyOf(actors);
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        new Population(this, seed, world).run();
    }

    @Override
    public String toString() {
        return "scenario " + name;
    }
}
