package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.state.StateVisitor;

/**
 * Where somebody stands: a map pose and, where there is a road, lane coordinates and the heading relative to the driving
 * direction. Both sides are kept in step by the methods here. Mutable, preallocated.
 */
public final class Spot {
    /** Lane the coordinates refer to, or null off the road. The offset may reach beyond the lane. */
    Lane lane;

    double s;
    double offset;
    /** Heading minus driving direction, rad. */
    double relativeHeading;

    double x;
    double y;
    double heading;

    private final PoseHolder pose = new PoseHolder();
    private final LanePosition located = new LanePosition();

    void visitState(LaneMap map, StateVisitor v) {
        if (map != null) {
            int index =
                    v.index(lane == null ? -1 : lane.index(), map.roads.lanes().size());
            lane = index < 0 ? null : map.roads.lane(index);
        }
        s = v.real(s);
        offset = v.real(offset);
        relativeHeading = v.real(relativeHeading);
        x = v.real(x);
        y = v.real(y);
        heading = v.real(heading);
    }

    void copy(Spot other) {
        lane = other.lane;
        s = other.s;
        offset = other.offset;
        relativeHeading = other.relativeHeading;
        x = other.x;
        y = other.y;
        heading = other.heading;
    }

    /** Sets lane coordinates; the pose follows. */
    void onLane(LaneMap map, Lane newLane, double newS, double newOffset, double newRelativeHeading) {
        lane = newLane;
        s = newS;
        offset = newOffset;
        relativeHeading = newRelativeHeading;
        map.roads.toMap(lane.index(), s, offset, pose);
        x = pose.x;
        y = pose.y;
        heading = Angles.wrap(pose.heading + relativeHeading);
    }

    /** Sets the pose; lane coordinates follow where there is a lane under it. */
    void atPose(LaneMap map, double newX, double newY, double newHeading) {
        x = newX;
        y = newY;
        heading = Angles.wrap(newHeading);
        if (map != null && map.roads.locate(x, y, lane == null ? -1 : lane.index(), located)) {
            lane = map.roads.lane(located.lane);
            s = located.s;
            offset = located.offset;
            map.roads.toMap(lane.index(), s, offset, pose);
            relativeHeading = Angles.wrap(heading - pose.heading);
        } else {
            lane = null;
            s = 0;
            offset = 0;
            relativeHeading = 0;
        }
    }

    /** True where no lane lies under the pose, or one of type {@code none}, whichever lane the coordinates refer to. */
    boolean offRoad(LaneMap map) {
        if (lane == null || Math.abs(offset) <= map.roads.width(lane.index(), s) / 2) {
            return lane == null || lane.type().equals("none");
        }
        return !map.roads.locate(x, y, lane.index(), located)
                || map.roads.lane(located.lane).type().equals("none");
    }

    /** Direction of the lane here, rad; 0 off the road. */
    double laneHeading() {
        return lane == null ? 0 : Angles.wrap(heading - relativeHeading);
    }
}
