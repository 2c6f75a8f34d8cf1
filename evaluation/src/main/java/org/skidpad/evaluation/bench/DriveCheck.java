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

/** Observations and touches of drive-obs, computed once more the plain way and counted where they differ. */
final class DriveCheck {
    private static final double TOLERANCE = 1e-4;
    private static final int OWN = 7;
    private static final int ROW = 7;

    int agents;
    int cars;
    int segments;
    int touching;
    int wrong;

    void world(World world, DriveScene scene, Transitions out, int index) {
        ActorStates a = world.view().actors();
        for (int i = 0; i < DriveScene.AGENTS; i++) {
            agents++;
            int at = (index * DriveScene.AGENTS + i) * out.observations.size;
            float[] seen = out.observations.values;
            cars(a, i, seen, at + OWN);
            segments(a, i, scene.map(), seen, at + OWN + DriveScene.OTHERS * ROW);
            boolean touches = touches(a, i, scene.edges());
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
        double x = a.x[i] + a.boxOffset[i] * c;
        double y = a.y[i] + a.boxOffset[i] * s;
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
                            a.x[j] + a.boxOffset[j] * cj,
                            a.y[j] + a.boxOffset[j] * sj,
                            cj,
                            sj,
                            a.length[j] / 2,
                            a.width[j] / 2);
        }
        return touches;
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
