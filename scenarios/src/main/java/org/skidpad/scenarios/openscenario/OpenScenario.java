package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.skidpad.scenarios.opendrive.MapSigns;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.LanePoints;
import org.skidpad.scenarios.script.SignalController;
import org.skidpad.scenarios.script.Stage;
import org.skidpad.scenarios.script.Storyboard;
import org.skidpad.scenarios.script.StoryboardPlan;
import org.skidpad.scenarios.script.Traffic;
import org.skidpad.scenarios.script.TrafficPlan;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.SwitchedLight;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A scenario that came from an OpenSCENARIO file. Every seed plays the same episode unless the file makes traffic. */
final class OpenScenario implements Scenario {
    private final String name;
    private final WorldConfig config;
    private final Task task;
    private final String source;
    private final RoadNetwork roads;
    private final LaneMap map;
    private final List<Entities.Entity> entities;
    private final int ego;
    private final boolean drivenFromStart;
    private final StoryboardPlan plan;
    private final Map<String, String> values;
    private final List<SignalController> controllers;
    private final Map<String, Double> weather;
    private final MapSigns signs;
    private final List<GiveWay> giveWays;
    private final List<TrafficPlan> traffic;
    private final LanePoints points;

    OpenScenario(
            String name,
            WorldConfig config,
            Task task,
            String source,
            RoadNetwork roads,
            LaneMap map,
            List<Entities.Entity> entities,
            int ego,
            boolean drivenFromStart,
            StoryboardPlan plan,
            Map<String, String> values,
            List<SignalController> controllers,
            Map<String, Double> weather,
            MapSigns signs,
            List<TrafficPlan> traffic) {
        this.traffic = List.copyOf(traffic);
        this.signs = signs;
        giveWays = signs.giveWays();
        this.weather = new TreeMap<>(weather);
        this.controllers = List.copyOf(controllers);
        this.name = name;
        this.config = config;
        this.task = task;
        this.source = source;
        this.roads = roads;
        this.map = map;
        points = new LanePoints(traffic.isEmpty() ? null : map);
        this.entities = List.copyOf(entities);
        this.ego = ego;
        this.drivenFromStart = drivenFromStart;
        this.plan = plan;
        this.values = Map.copyOf(values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorldConfig config() {
        return config;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        // The recording must say in which weather it was driven.
        weather.forEach(world::parameter);
        if (roads != null) {
            world.roads(roads);
        }
        for (int i = 0; i < entities.size(); i++) {
            Entities.Entity entity = entities.get(i);
            boolean steered = i == ego && Entities.isVehicle(entity.type());
            int actor = world.addActor(
                    entity.name(),
                    entity.type(),
                    steered ? MotionModel.KINEMATIC_BICYCLE : MotionModel.PRESCRIBED,
                    entity.body());
            if (steered) {
                world.actuator(actor, actuator(entity.limits()));
            }
        }
        Map<String, List<SwitchedLight>> lights = new TreeMap<>();
        if (!signs.isEmpty() || roads != null && !traffic.isEmpty()) {
            world.rules(new RoadRules(roads, signs.heads(light -> switched(light, lights)), giveWays, List.of()));
        }
        Stage stage = Entities.stage(map, entities, ego, controllers, lights);
        if (!traffic.isEmpty()) {
            stage.traffic(Traffic.populate(traffic, map, points, entities.size(), seed, config.dt(), world));
        }
        values.forEach(stage::set);
        Storyboard storyboard = Storyboard.prepare(plan, stage);
        if (drivenFromStart) {
            stage.drive(true);
        }
        stage.place(world);
        world.ego(Math.max(0, ego));
        world.addScript(storyboard);
    }

    /** A light of this episode, which the scenario may call by its id or its name. */
    private static SwitchedLight switched(MapSigns.Light light, Map<String, List<SwitchedLight>> lights) {
        SwitchedLight made = new SwitchedLight("light " + light.id());
        for (String name : new TreeSet<>(List.of(light.id(), light.name()))) {
            lights.computeIfAbsent(name, n -> new ArrayList<>()).add(made);
        }
        return made;
    }

    /** A car that obeys at once within what it can do: an OpenSCENARIO file says nothing of lag and delay. */
    private static ActuatorParameters actuator(Entities.Limits limits) {
        return new ActuatorParameters(
                0,
                0,
                0,
                -limits.deceleration(),
                limits.acceleration(),
                Double.POSITIVE_INFINITY,
                limits.steering(),
                Double.POSITIVE_INFINITY,
                0,
                limits.speed());
    }
}
