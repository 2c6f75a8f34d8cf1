package org.skidpad.sim.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.geometry.PoseHolder;

class StraightRoadTest {
    private final RoadNetwork motorway = RoadNetwork.straight(3, 3.5, 1000, 30);
    private final PoseHolder pose = new PoseHolder();
    private final LanePosition position = new LanePosition();

    @Test
    void laneZeroIsTheRightmostAndTheReferenceLineIsAtTheLeftEdge() {
        motorway.toMap(0, 100, 0, pose);
        assertEquals(100, pose.x, 1e-12);
        assertEquals(-2.5 * 3.5, pose.y, 1e-12);
        assertEquals(0, pose.heading);
        motorway.toMap(2, 100, 0.5, pose);
        assertEquals(-0.5 * 3.5 + 0.5, pose.y, 1e-12);
    }

    @Test
    void neighboursFollowTheDrivingDirection() {
        assertEquals(1, motorway.lane(0).left());
        assertEquals(-1, motorway.lane(0).right());
        assertEquals(-1, motorway.lane(2).left());
        assertEquals(1, motorway.lane(2).right());
        assertEquals(30, motorway.lane(1).speedLimit());
    }

    @Test
    void locateFindsTheLaneWithAGoodABadAndNoHint() {
        for (int hint = -1; hint < 3; hint++) {
            assertTrue(motorway.locate(500, -5.5, hint, position));
            assertEquals(1, position.lane);
            assertEquals(500, position.s, 1e-12);
            assertEquals(-0.25, position.offset, 1e-12);
        }
    }

    @Test
    void pointsBesideAndBeyondTheRoadAreOnNoLane() {
        assertFalse(motorway.locate(500, 0.1, 1, position));
        assertEquals(-1, position.lane);
        assertFalse(motorway.locate(-0.1, -5, 1, position));
        assertFalse(motorway.locate(1000.1, -5, -1, position));
        assertFalse(motorway.locate(Double.NaN, -5, -1, position));
    }

    @Test
    void aLaneGoesOnStraightBeyondItsEnd() {
        motorway.toMap(1, 1010, 0, pose);
        assertEquals(1010, pose.x, 1e-12);
        assertEquals(0, motorway.curvature(1, 1010, 0));
        assertEquals(1, motorway.stretch(1, 1010, 0));
        assertEquals(3.5, motorway.width(1, 1010), 1e-12);
    }
}
