package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;

/** Where the box of each actor lies along and across its lane, m; index = actor. */
final class LaneBoxes {
    final double[] halfAlong;
    final double[] halfAcross;
    /** Station of the centre of the box. */
    final double[] centreS;
    /** Of the centre; kept only where the actor is not {@link #aligned} or its lane not straight. */
    final double[] centreOffset;
    /** Of the lane at the actor; kept only where the lane is not straight. */
    final double[] stretch;
    /** Runs along its lane, so that its half extents do not change. */
    final boolean[] aligned;

    private final ActorStates actors;
    private final PoseHolder pose = new PoseHolder();
    private LaneGraph graph;

    LaneBoxes(ActorStates actors) {
        this.actors = actors;
        int n = actors.capacity;
        halfAlong = new double[n];
        halfAcross = new double[n];
        centreS = new double[n];
        centreOffset = new double[n];
        stretch = new double[n];
        aligned = new boolean[n];
    }

    void reset(LaneGraph newGraph) {
        graph = newGraph;
        for (int i = 0; i < actors.count; i++) {
            aligned[i] = actors.motion[i] == MotionModel.LANE_POINT;
            setHalfExtents(i, 1, 0);
        }
    }

    /** Finds everything out about an actor in a lane. */
    void locate(int i, int lane) {
        double s = actors.laneS[i];
        double offset = actors.laneOffset[i];
        stretch[i] = graph.roads.stretch(lane, s, offset);
        double cos = 1;
        double sin = 0;
        if (!aligned[i]) {
            graph.roads.toMap(lane, s, offset, pose);
            double relative = actors.heading[i] - pose.heading;
            cos = Trigonometry.cos(relative);
            sin = Trigonometry.sin(relative);
            setHalfExtents(i, cos, sin);
        }
        centreS[i] = s + actors.boxOffset[i] * cos / stretch[i];
        centreOffset[i] = offset + actors.boxOffset[i] * sin;
    }

    private void setHalfExtents(int i, double cos, double sin) {
        double radius = actors.radius[i];
        double c = Math.abs(cos) * 0.5;
        double t = Math.abs(sin) * 0.5;
        halfAlong[i] = radius > 0 ? radius : c * actors.length[i] + t * actors.width[i];
        halfAcross[i] = radius > 0 ? radius : t * actors.length[i] + c * actors.width[i];
    }
}
