package org.skidpad.sim.physics;

import org.skidpad.sim.actor.ActorStates;

/**
 * Sort and sweep (Baraff 1992; Ericson, "Real-Time Collision Detection", 2005, section 7.5) over the axis along which the
 * actors are spread farther. The order is kept from tick to tick, so that sorting by insertion costs O(n) where little
 * changed; sparse scenes are O(n) altogether.
 */
final class PairSweep {
    interface Visitor {
        /** Called once for each pair whose axis-aligned bounds meet, in no particular order. */
        void pair(int i, int j);
    }

    private final ActorStates actors;
    private final Shapes shapes;
    private final int[] order;
    private int size;

    PairSweep(ActorStates actors, Shapes shapes) {
        this.actors = actors;
        this.shapes = shapes;
        order = new int[actors.capacity];
    }

    void reset() {
        size = 0;
    }

    void sweep(Visitor visitor) {
        if (size != actors.count) {
            size = actors.count;
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
        }
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (actors.present[i]) {
                minX = Math.min(minX, shapes.minX[i]);
                maxX = Math.max(maxX, shapes.minX[i]);
                minY = Math.min(minY, shapes.minY[i]);
                maxY = Math.max(maxY, shapes.minY[i]);
            }
        }
        if (maxX - minX >= maxY - minY) {
            sweep(visitor, shapes.minX, shapes.maxX, shapes.minY, shapes.maxY);
        } else {
            sweep(visitor, shapes.minY, shapes.maxY, shapes.minX, shapes.maxX);
        }
    }

    private void sweep(Visitor visitor, double[] low, double[] high, double[] low2, double[] high2) {
        for (int k = 1; k < size; k++) {
            int moved = order[k];
            double key = low[moved];
            int at = k - 1;
            while (at >= 0 && low[order[at]] > key) {
                order[at + 1] = order[at];
                at--;
            }
            order[at + 1] = moved;
        }
        for (int k = 0; k < size; k++) {
            int i = order[k];
            if (!actors.present[i]) {
                continue;
            }
            double end = high[i];
            for (int m = k + 1; m < size && low[order[m]] <= end; m++) {
                int j = order[m];
                if (actors.present[j] && low2[j] <= high2[i] && high2[j] >= low2[i]) {
                    visitor.pair(i, j);
                }
            }
        }
    }
}
