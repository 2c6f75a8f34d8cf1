package org.skidpad.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.world.World;

/** The body that a policy drove in its evaluation, as its certificate says it: deployment compares a robot with it. */
final class CertifiedEgo {
    private CertifiedEgo() {}

    /** The ego of an episode; its lidar, where it has one. */
    static Map<String, Object> of(Scenario scenario, long seed) {
        World world = new World(scenario);
        world.reset(seed);
        ActorStates actors = world.view().actors();
        int ego = world.view().ego();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "kinematics",
                actors.motion[ego].isSteered()
                        ? "ackermann"
                        : actors.motion[ego].name().toLowerCase(Locale.ROOT).replace("_drive", ""));
        out.put("length", actors.length[ego]);
        out.put("width", actors.width[ego]);
        LidarParameters lidar = scenario.task().lidar();
        if (lidar != null) {
            out.put("lidar_beams", lidar.beams());
            out.put("lidar_rate", lidar.rateHz());
            out.put("lidar_field_of_view", lidar.fieldOfView());
            out.put("lidar_range", lidar.rangeMax());
        }
        return out;
    }
}
