package org.skidpad.sim.road;

import java.util.List;
import org.skidpad.sim.geometry.PoseHolder;

/** A network of lanes with exact geometry. Immutable and thread-safe; queries allocate nothing. */
public final class RoadNetwork {
    public List<Lane> lanes() {
        throw new UnsupportedOperationException();
    }

    public Lane lane(int index) {
        return lanes().get(index);
    }

    /** Map pose of a point in lane coordinates; heading along the driving direction. */
    public void toMap(int lane, double s, double offset, PoseHolder out) {
        throw new UnsupportedOperationException();
    }

    /** Lane width at a station, m. */
    public double width(int lane, double s) {
        throw new UnsupportedOperationException();
    }

    /** Curvature of the path {@code offset} left of the lane's centre, 1/m, left of the driving direction positive. */
    public double curvature(int lane, double s, double offset) {
        throw new UnsupportedOperationException();
    }

    /** Metres travelled on the path {@code offset} from the lane's centre per metre of station: 1 - κ·t of the reference line. */
    public double stretch(int lane, double s, double offset) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds the lane under a point; {@code hintLane} (or -1) is tried first, then its neighbours and successors, then all.
     *
     * @return false, with {@code out.lane == -1}, where the point is on no lane
     */
    public boolean locate(double x, double y, int hintLane, LanePosition out) {
        throw new UnsupportedOperationException();
    }

    /** A straight one-way road along map x: lanes 0 (rightmost) … lanes-1, reference line at the left edge, from x = 0. */
    public static RoadNetwork straight(int lanes, double laneWidth, double length, double speedLimit) {
        throw new UnsupportedOperationException();
    }
}
