package org.skidpad.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.grid.Walls;

/**
 * Refuses bodies without a size and bodies outside the map, once, before the first tick; no tick looks again. A map is the box around its
 * roads and walls, with 1 km around it for what may stand or drive beside them.
 */
final class PopulationCheck {
    private static final double AROUND = 1000;
    /** Points of a lane that are looked at; what lies between is within the room around. */
    private static final int POINTS = 5;

    private final LaneGraph graph;
    private final Walls walls;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    /** @param graph null where there are no roads */
    PopulationCheck(LaneGraph graph, Walls walls) {
        this.graph = graph;
        this.walls = walls;
        for (int w = 0; w < walls.count; w++) {
            grow(walls.x0[w], walls.y0[w]);
            grow(walls.x1[w], walls.y1[w]);
        }
        if (graph != null) {
            PoseHolder pose = new PoseHolder();
            for (int lane = 0; lane < graph.count; lane++) {
                for (int k = 0; k < POINTS; k++) {
                    graph.roads.toMap(lane, graph.length[lane] * k / (POINTS - 1), 0, pose);
                    grow(pose.x, pose.y);
                }
            }
        }
        minX -= AROUND;
        minY -= AROUND;
        maxX += AROUND;
        maxY += AROUND;
    }

    /** True where this is the check of that map. */
    boolean isOf(LaneGraph otherGraph, Walls otherWalls) {
        return graph == otherGraph && walls == otherWalls;
    }

    /** @throws BadInputException with all that is wrong: actor, tick and value */
    void check(String scenario, ActorStates actors) {
        List<Diagnostic> wrong = new ArrayList<>();
        for (int i = 0; i < actors.count; i++) {
            String fault = !actors.present[i] ? null : fault(actors, i);
            if (fault != null) {
                wrong.add(Diagnostic.error(
                        SourceLocation.wholeFile("scenario " + scenario),
                        "actor '" + actors.name[i] + "', tick 0: " + fault));
            }
        }
        if (!wrong.isEmpty()) {
            throw new BadInputException(wrong);
        }
    }

    private String fault(ActorStates a, int i) {
        boolean solid = a.radius[i] > 0 || (a.length[i] > 0 && a.width[i] > 0);
        if (!solid || !Double.isFinite(a.length[i] + a.width[i] + a.radius[i] + a.boxOffset[i])) {
            return "its outline must have a size, is length " + a.length[i] + " m, width " + a.width[i] + " m, radius "
                    + a.radius[i] + " m";
        }
        if (maxX > minX && !(a.x[i] >= minX && a.x[i] <= maxX && a.y[i] >= minY && a.y[i] <= maxY)) {
            return "it stands outside the map: x " + a.x[i] + " m, y " + a.y[i] + " m, where the map with its "
                    + "surroundings reaches from " + minX + " to " + maxX + " m and from " + minY + " to " + maxY
                    + " m";
        }
        return null;
    }

    private void grow(double x, double y) {
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
    }
}
