package org.skidpad.bridge.twin;

import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/**
 * What the twin stands in; map frame, m, rad.
 *
 * @param start of base_link
 * @param goalX NaN without a goal
 * @param goalY as goalX
 * @param goalRadius arrived within
 */
public record TwinWorld(Walls walls, Pose start, double goalX, double goalY, double goalRadius) {
    /** The walls, start and goal that an episode of a scenario has; other actors stay at home. */
    public static TwinWorld of(Scenario scenario, long seed) {
        World world = new World(scenario);
        world.reset(seed);
        WorldView view = world.view();
        ActorStates a = view.actors();
        Pose start = new Pose(a.x[view.ego()], a.y[view.ego()], a.heading[view.ego()]);
        return new TwinWorld(
                view.walls(), start, view.goalX(), view.goalY(), scenario.task().goalRadius());
    }

    /** As {@code skidpad_twin} reads it. */
    String text() {
        StringBuilder out = new StringBuilder("skidpad-world 1\n");
        line(out, "start", start.x(), start.y(), start.heading());
        if (!Double.isNaN(goalX)) {
            line(out, "goal", goalX, goalY, goalRadius);
        }
        for (int i = 0; i < walls.count; i++) {
            line(out, "wall", walls.x0[i], walls.y0[i], walls.x1[i], walls.y1[i]);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String word, double... numbers) {
        out.append(word);
        for (double n : numbers) {
            out.append(String.format(Locale.ROOT, " %.6f", n));
        }
        out.append('\n');
    }
}
