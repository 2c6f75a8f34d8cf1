package org.skidpad.scenarios.populate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.scenarios.sample.Correlations;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * A scenario of docs/scenario-format.md. Immutable.
 *
 * @param overridden numbers given from outside, SI, by the names they were given under
 */
public record YamlScenario(
        String name,
        String description,
        WorldConfig config,
        Task task,
        List<Criterion> criteria,
        Map<String, Distribution> parameters,
        Correlations correlations,
        Map<String, Double> overridden,
        Place place,
        SurfaceSpec surfaces,
        RoadRules rules,
        ActorSpec ego,
        SensorSpec sensors,
        List<ActorSpec> actors,
        TrafficSpec traffic,
        List<CrowdSpec> crowds,
        GoalSpec goal,
        String source)
        implements Scenario {
    public YamlScenario {
        overridden = Collections.unmodifiableMap(new TreeMap<>(overridden));
        criteria = List.copyOf(criteria);
        actors = List.copyOf(actors);
        crowds = List.copyOf(crowds);
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
