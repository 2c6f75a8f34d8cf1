package org.skidpad.evaluation.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.geometry.Overlap;
import org.skidpad.sim.grid.SegmentIndex;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.World;

/**
 * Observations and touches of drive-obs, computed once more the plain way and counted where they differ. To touch is to overlap
 * at the end of a step, or to have come through a street's edge in it: the fastest cars move by more than half their length.
 */
final class DriveCheck {
    private static final double TOLERANCE = 1e-4;

    /** Who is farther away than so many times its speed covers was put back to its start. */
    private static final double LEAP = 1.5;

    private static final int OWN = 7;
    private static final int ROW = 7;

    /** Middle of each car of each world before the step. */
    private final double[] fromX;

    private final double[] fromY;

    int agents;
    int cars;
    int segments;
    int touching;
    int wrong;

    DriveCheck(int worlds) {
        fromX = new double[worlds * DriveScene.AGENTS];
        fromY = new double[worlds * DriveScene.AGENTS];
    }

    /** To be called before the step that is looked at. */
    void before(World world, int index) {
        ActorStates a = world.view().actors();
        for (int i = 0; i < DriveScene.AGENTS; i++) {
            fromX[index * DriveScene.AGENTS + i] = middleX(a, i);
            fromY[index * DriveScene.AGENTS + i] = middleY(a, i);
        }
    }

    /** Looks at a world after a step. */
    void world(World world, DriveScene scene, Transitions out, int index) {
        ActorStates a = world.view().actors();
        for (int i = 0; i < DriveScene.AGENTS; i++) {
            agents++;
            int at = (index * DriveScene.AGENTS + i) * out.observations.size;
            float[] seen = out.observations.values;
            cars(a, i, seen, at + OWN);
            segments(a, i, scene.map(), seen, at + OWN + DriveScene.OTHERS * ROW);
            int car = index * DriveScene.AGENTS + i;
            // At tick 0 an episode has begun, and nobody has come from anywhere.
            boolean touches = touches(a, i, scene.edges())
                    || world.view().tick() > 0
                            && cameThrough(
                                    a, i, fromX[car], fromY[car], world.view().dt(), scene.edges());
            touching += touches ? 1 : 0;
            count(touches == world.view().touching(i));
        }
    }

    private void cars(ActorStates a, int i, float[] seen, int at) {
        List<Integer> near = new ArrayList<>();
        for (int j = 0; j < a.count; j++) {
            if (j != i && distance(a, i, a.x[j], a.y[j]) <= DriveScene.RANGE) {
                near.add(j);
            }
        }
        near.sort(Comparator.comparingDouble(j -> distance(a, i, a.x[j], a.y[j])));
        cars += near.size();
        int k = 0;
        for (int j : near) {
            double turn = a.heading[j] - a.heading[i];
            row(
                    seen,
                    at + ROW * k++,
                    ahead(a, i, a.x[j], a.y[j]) / 50,
                    left(a, i, a.x[j], a.y[j]) / 50,
                    Math.cos(turn),
                    Math.sin(turn),
                    a.speed[j] / 30,
                    a.length[j] / 10,
                    a.width[j] / 5);
        }
        for (; k < DriveScene.OTHERS; k++) {
            row(seen, at + ROW * k, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    private void segments(ActorStates a, int i, SegmentIndex map, float[] seen, int at) {
        int cell = map.cellOf(a.x[i], a.y[i]);
        List<Integer> near = new ArrayList<>();
        for (int s = 0; s < map.count() && cell >= 0; s++) {
            if (fromCell(map, cell, s) <= DriveScene.RANGE) {
                near.add(s);
            }
        }
        near.sort(Comparator.comparingDouble(s -> fromCell(map, cell, s)));
        near = near.subList(0, Math.min(near.size(), DriveScene.SEGMENTS));
        segments += near.size();
        int k = 0;
        for (int s : near) {
            int d = s * SegmentIndex.STRIDE;
            double turn = Math.atan2(map.data[d + 3], map.data[d + 2]) - a.heading[i];
            row(
                    seen,
                    at + ROW * k++,
                    ahead(a, i, map.data[d], map.data[d + 1]) / 50,
                    left(a, i, map.data[d], map.data[d + 1]) / 50,
                    Math.cos(turn),
                    Math.sin(turn),
                    map.data[d + 4] / 10,
                    map.data[d + 5],
                    1);
        }
        for (; k < DriveScene.SEGMENTS; k++) {
            row(seen, at + ROW * k, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    private static double fromCell(SegmentIndex map, int cell, int segment) {
        double dx = map.data[segment * SegmentIndex.STRIDE] - map.middleX(cell);
        double dy = map.data[segment * SegmentIndex.STRIDE + 1] - map.middleY(cell);
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static boolean touches(ActorStates a, int i, Walls edges) {
        boolean touches = false;
        double c = Math.cos(a.heading[i]);
        double s = Math.sin(a.heading[i]);
        double x = middleX(a, i);
        double y = middleY(a, i);
        for (int w = 0; w < edges.count; w++) {
            touches |= Overlap.boxSegment(
                    x, y, c, s, a.length[i] / 2, a.width[i] / 2, edges.x0[w], edges.y0[w], edges.x1[w], edges.y1[w]);
        }
        for (int j = 0; j < a.count; j++) {
            double cj = Math.cos(a.heading[j]);
            double sj = Math.sin(a.heading[j]);
            touches |= j != i
                    && Overlap.boxes(
                            x,
                            y,
                            c,
                            s,
                            a.length[i] / 2,
                            a.width[i] / 2,
                            middleX(a, j),
                            middleY(a, j),
                            cj,
                            sj,
                            a.length[j] / 2,
                            a.width[j] / 2);
        }
        return touches;
    }

    /** Whether the middle of a car came through an edge on a straight way from (x0, y0), longer than half its width. */
    private static boolean cameThrough(ActorStates a, int i, double x0, double y0, double dt, Walls edges) {
        double x1 = middleX(a, i);
        double y1 = middleY(a, i);
        double way = Math.hypot(x1 - x0, y1 - y0);
        if (way <= a.width[i] / 2 || way > LEAP * Math.abs(a.speed[i]) * dt) {
            return false;
        }
        boolean through = false;
        for (int w = 0; w < edges.count; w++) {
            through |=
                    side(x0, y0, x1, y1, edges.x0[w], edges.y0[w]) * side(x0, y0, x1, y1, edges.x1[w], edges.y1[w]) <= 0
                            && side(edges.x0[w], edges.y0[w], edges.x1[w], edges.y1[w], x0, y0)
                                            * side(edges.x0[w], edges.y0[w], edges.x1[w], edges.y1[w], x1, y1)
                                    <= 0;
        }
        return through;
    }

    /** Positive where (x, y) lies left of the line from (x0, y0) to (x1, y1). */
    private static double side(double x0, double y0, double x1, double y1, double x, double y) {
        return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
    }

    private static double middleX(ActorStates a, int i) {
        return a.x[i] + a.boxOffset[i] * Math.cos(a.heading[i]);
    }

    private static double middleY(ActorStates a, int i) {
        return a.y[i] + a.boxOffset[i] * Math.sin(a.heading[i]);
    }

    private static double distance(ActorStates a, int i, double x, double y) {
        double dx = x - a.x[i];
        double dy = y - a.y[i];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static double ahead(ActorStates a, int i, double x, double y) {
        return (x - a.x[i]) * Math.cos(a.heading[i]) + (y - a.y[i]) * Math.sin(a.heading[i]);
    }

    private static double left(ActorStates a, int i, double x, double y) {
        return (y - a.y[i]) * Math.cos(a.heading[i]) - (x - a.x[i]) * Math.sin(a.heading[i]);
    }

    private void row(float[] seen, int at, double... expected) {
        boolean right = true;
        for (int k = 0; k < expected.length; k++) {
            right &= Math.abs(seen[at + k] - expected[k]) <= TOLERANCE;
        }
        count(right);
    }

    private void count(boolean right) {
        wrong += right ? 0 : 1;
    }
}
