package org.skidpad.scenarios.openscenario;

import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.SignalController;
import org.skidpad.scenarios.script.Stage;
import org.skidpad.scenarios.script.Storyboard;
import org.skidpad.scenarios.script.StoryboardPlan;

/** The speed an actor has after the initialisation: what the driver is taken to want. */
final class FirstSpeed {
    /** Where the ego starts at rest, m/s: 50 km/h. */
    private static final double FROM_REST = 50 / 3.6;

    private final StoryboardPlan plan;
    private final LaneMap map;
    private final Entities entities;
    private final List<SignalController> controllers;

    FirstSpeed(StoryboardPlan plan, LaneMap map, Entities entities, List<SignalController> controllers) {
        this.controllers = controllers;
        this.plan = plan;
        this.map = map;
        this.entities = entities;
    }

    double of(int actor) {
        Stage stage = Entities.stage(map, entities.all, actor, controllers, Map.of());
        Storyboard.prepare(plan, stage);
        double speed = Math.abs(stage.speed(actor));
        return speed < 0.1 ? FROM_REST : speed;
    }
}
