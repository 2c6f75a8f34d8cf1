package org.skidpad.sim.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.skidpad.sim.road.LaneProfiles.Cubic;

/** Cubics of which each holds from its station to the next, as a file gives them: mostly, but not always, in ascending order. */
final class CubicSteps {
    private final List<Cubic> cubics = new ArrayList<>();
    private boolean ascending = true;

    void add(Cubic cubic) {
        ascending &= cubics.isEmpty()
                || cubic.startS() >= cubics.get(cubics.size() - 1).startS();
        cubics.add(cubic);
    }

    boolean isEmpty() {
        return cubics.isEmpty();
    }

    /** Adds the stations strictly between two where another cubic begins to hold. */
    void addStations(Set<Double> stations, double startS, double endS) {
        for (Cubic cubic : cubics) {
            if (cubic.startS() > startS && cubic.startS() < endS) {
                stations.add(cubic.startS());
            }
        }
    }

    /** The cubic that holds at a station, about that station; zero where there is none. */
    Cubic at(double s) {
        if (cubics.isEmpty()) {
            return new Cubic(s, 0, 0, 0, 0);
        }
        return (ascending ? inOrder(s) : inAnyOrder(s)).about(s);
    }

    /** The last that begins at or before the station, else the first. */
    private Cubic inOrder(double s) {
        int low = 0;
        int high = cubics.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (cubics.get(middle).startS() <= s) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return cubics.get(low);
    }

    private Cubic inAnyOrder(double s) {
        Cubic holds = null;
        for (Cubic cubic : cubics) {
            if (holds == null || cubic.startS() <= s && cubic.startS() >= holds.startS()) {
                holds = cubic;
            }
        }
        return holds;
    }
}
