package org.skidpad.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.World;

class EgoSensorsTest {
    private static final RoadNetwork ROAD = RoadNetwork.straight(3, 3.5, 1000, 36);

    @Test
    void neighboursFillTheirSlotsRelativeToTheEgo() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            w.roads(ROAD);
            int ego = w.addActor("ego", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(ego, 1, 100, 0.3, 20);
            int lead = w.addActor("lead", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(lead, 1, 130, -0.2, 17);
            int cutter = w.addActor("cutter", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(cutter, 0, 115, 1.2, 18);
        });
        Measurement m = new Measurement(0, 1);
        EgoSensors sensors = new EgoSensors(null, SensorSet.EXACT, 8, Double.NaN);
        sensors.measure(world.view(), m);
        assertEquals(36, m.desiredSpeed);
        assertEquals(0.3, m.laneOffset, 1e-9);
        assertEquals(0, m.laneHeading, 1e-12);
        assertEquals(3.5, m.leftLaneWidth, 1e-9);
        // The cutter's box reaches into the ego's lane: it is the lead here and the lead to the right.
        assertEquals(15 - Bodies.CAR.length(), m.slotGap[0], 1e-9);
        assertEquals(1.2 - 3.5, m.slotOffset[0], 1e-9);
        assertEquals(-2, m.slotRelativeSpeed[0], 1e-12);
        assertEquals(15 - Bodies.CAR.length(), m.slotGap[4], 1e-9);
        assertEquals(1.2, m.slotOffset[4], 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, m.slotGap[1]);
        assertEquals(Double.POSITIVE_INFINITY, m.slotGap[2]);

        world.commands().lateral[2] = 0.5;
        world.commands().longitudinal[2] = -1;
        world.tick();
        sensors.measure(world.view(), m);
        assertEquals(0.5, m.slotLateralSpeed[0], 1e-12);
        assertEquals(-1, m.slotAcceleration[0], 1e-9);
    }

    @Test
    void objectsAreListedNearestFirstInTheFrameOfTheEgo() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            int ego = w.addActor("ego", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
            w.place(ego, 1, 2, Math.PI / 2, 0);
            for (int k = 0; k < 40; k++) {
                int i = w.addActor("p" + k, ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, Bodies.PEDESTRIAN);
                w.place(i, 1, 2 + 41 - k, Math.PI, 1.5);
            }
        });
        Measurement m = new Measurement(0, 2);
        new EgoSensors(null, SensorSet.EXACT, 8, Double.NaN).measure(world.view(), m);
        assertEquals(Measurement.MAX_OBJECTS, m.objectCount);
        for (int k = 0; k < m.objectCount; k++) {
            assertEquals(k + 2, m.objectX[k], 1e-9);
            assertEquals(0, m.objectY[k], 1e-9);
            assertEquals(0, m.objectVx[k], 1e-9);
            assertEquals(1.5, m.objectVy[k], 1e-9);
        }
        assertEquals(Double.NaN, m.laneOffset);
        assertEquals(Double.NaN, m.goalX);
    }

    @Test
    void aScanSaysWhereItsLidarSits() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            int ego = w.addActor("ego", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
            w.place(ego, 0, 0, 0, 0);
        });
        Measurement m = new Measurement(36, 2);
        LidarParameters lidar = new LidarParameters(36, 0, 2 * Math.PI, 0.12, 3.5, 5, 0, -0.032, 0.01);
        new EgoSensors(lidar, SensorSet.EXACT, 8, Double.NaN).measure(world.view(), m);
        assertEquals(-0.032, m.scanMountX);
        assertEquals(0.01, m.scanMountY);
    }
}
