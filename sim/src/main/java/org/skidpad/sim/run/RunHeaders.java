package org.skidpad.sim.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.Version;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.road.RoadLine;
import org.skidpad.sim.road.RoadLines;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/** Makes the header of a recording from a world that was just reset; also what the robot side records. */
public final class RunHeaders {
    private RunHeaders() {}

    /** @param sampleS time between two recorded samples, s */
    public static RunHeader of(World world, String policy, double sampleS) {
        WorldView view = world.view();
        ActorStates a = view.actors();
        List<RunHeader.ActorInfo> actors = new ArrayList<>();
        for (int i = 0; i < a.count; i++) {
            actors.add(new RunHeader.ActorInfo(
                    a.name[i], a.type[i], a.length[i], a.width[i], a.boxOffset[i], a.radius[i]));
        }
        List<RunHeader.MapLine> lines = new ArrayList<>();
        if (view.roads() != null) {
            for (RoadLine line : RoadLines.of(view.roads())) {
                lines.add(new RunHeader.MapLine(line.kind(), line.xy()));
            }
        }
        lines.addAll(RuleLines.of(view.rules(), view.roads()));
        Walls walls = view.walls();
        for (int i = 0; i < walls.count; i++) {
            lines.add(new RunHeader.MapLine("wall", new double[] {walls.x0[i], walls.y0[i], walls.x1[i], walls.y1[i]}));
        }
        Map<String, Double> parameters = new LinkedHashMap<>(world.parameters());
        if (!Double.isNaN(view.goalX())) {
            parameters.put("goal.x", view.goalX());
            parameters.put("goal.y", view.goalY());
        }
        return new RunHeader(
                world.populator().name(),
                world.populator().source(),
                policy,
                world.seed(),
                sampleS,
                Version.CURRENT,
                view.ego(),
                actors,
                lines,
                parameters,
                world.populator().options());
    }
}
