package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.traffic.Idm;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;

/** A ring of two half circles, counter-clockwise about the origin, one lane outside a reference line of radius 50 m. */
class RingRoadTest {
    private static final double RADIUS = 50 + 1.75;
    private static final RoadNetwork RING = ring();

    private static RoadNetwork ring() {
        RoadNetworkBuilder b = new RoadNetworkBuilder();
        double half = Math.PI * 50;
        var south = b.road("south", "", "", false).arc(0, 0, -50, 0, half, 1 / 50.0);
        var north = b.road("north", "", "", false).arc(0, 0, 50, Math.PI, half, 1 / 50.0);
        var a = south.section(0).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        var c = north.section(0).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        b.link(a, true, c, false);
        b.link(c, true, a, false);
        return b.build();
    }

    @Test
    void aLanePointAtAnOffsetDrivesItsOwnRadiusAtItsOwnSpeedAcrossTheJoints() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(RING);
            int car = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(car, 0, 0, 0.75, 10);
        });
        ActorStates a = world.view().actors();
        double radius = RADIUS - 0.75;
        for (int k = 1; k <= 1000; k++) {
            world.tick();
            double angle = k * 0.05 * 10 / radius - Math.PI / 2;
            assertEquals(radius * Math.cos(angle), a.x[0], 1e-6);
            assertEquals(radius * Math.sin(angle), a.y[0], 1e-6);
            assertTrue(a.heading[0] >= -Math.PI && a.heading[0] < Math.PI);
            assertEquals(10 / radius, a.yawRate[0], 1e-9);
        }
    }

    @Test
    void theGapIsMeasuredAlongTheCentreLineAcrossTheJoints() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(RING);
            for (int k = 0; k < 4; k++) {
                int car = w.addActor("car" + k, ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
                w.placeOnLane(car, k / 2, (k % 2) * Math.PI * 25 + 10, 0, 10);
            }
        });
        double quarter = Math.PI / 2 * RADIUS;
        for (int t = 0; t < 200; t++) {
            for (int k = 0; k < 4; k++) {
                assertEquals((k + 1) % 4, world.view().lead(k));
                assertEquals(quarter - Bodies.CAR.length(), world.view().gap(k), 1e-6);
                assertEquals((k + 3) % 4, world.view().neighbour(k, 1));
                assertEquals(quarter - Bodies.CAR.length(), world.view().neighbourGap(k, 1), 1e-6);
            }
            world.tick();
        }
    }

    @Test
    void tenCarsOnARingSettleAtEqualGapsAndTheEquilibriumSpeed() {
        IdmParameters idm = IdmParameters.MOVSIM;
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            w.roads(RING);
            for (int k = 0; k < 10; k++) {
                int car = w.addActor("car" + k, ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
                w.placeOnLane(car, k / 5, (k % 5) * 30, 0, 5);
                w.drive(car, new IdmDriver(idm));
            }
        });
        for (int k = 0; k < 6000; k++) {
            world.tick();
        }
        double gap = 2 * Math.PI * RADIUS / 10 - Bodies.CAR.length();
        for (int k = 0; k < 10; k++) {
            assertEquals(gap, world.view().gap(k), 0.2);
            assertEquals(gap, Idm.equilibriumGap(world.view().actors().speed[k], idm), 0.2);
        }
    }

    @Test
    void aSingleTrackSteeredByLaneKeepingStaysInTheMiddleOfTheLane() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(RING);
            int car = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
            w.actuator(car, VehicleParameters.CAR);
            w.placeOnLane(car, 0, 0, 0.8, 8);
            w.drive(car, new IdmDriver(IdmParameters.MOVSIM.withDesiredSpeed(12)));
        });
        for (int k = 0; k < 1200; k++) {
            world.tick();
            if (k > 200) {
                assertEquals(0, world.view().actors().laneOffset[0], 0.1);
            }
        }
        assertEquals(12, world.view().actors().speed[0], 0.1);
    }
}
