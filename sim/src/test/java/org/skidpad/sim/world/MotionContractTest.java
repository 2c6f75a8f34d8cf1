package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.dynamics.ActuatorParameters.Axis;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.dynamics.WheelParameters;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** What every way of moving must keep to, with and without parameters of its own. */
class MotionContractTest {
    private static final double DT = 0.05;
    private static final RoadNetwork ROAD = RoadNetwork.straight(1, 60, 4000, 36);
    private static final Axis SLUGGISH = new Axis(0.2, 0.02, -3, 3, 8);

    /** An actor of one model, in the middle of a broad lane along x. */
    record Case(String what, MotionModel motion, double speed, ObjIntConsumer<WorldBuilder> parameters) {
        World world() {
            return Scene.world(DT, ContactMode.DETECT, (seed, w) -> populate(w, speed));
        }

        World standing() {
            return Scene.world(DT, ContactMode.DETECT, (seed, w) -> populate(w, 0));
        }

        private void populate(WorldBuilder w, double atSpeed) {
            w.roads(ROAD);
            boolean robot = motion == MotionModel.DIFFERENTIAL_DRIVE || motion == MotionModel.OMNIDIRECTIONAL;
            int actor = w.addActor(
                    "it",
                    robot ? ActorType.ROBOT : ActorType.CAR,
                    motion,
                    robot ? Bodies.TURTLEBOT3_BURGER : Bodies.CAR);
            parameters.accept(w, actor);
            w.placeOnLane(actor, 0, 500, 0, atSpeed);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> cases() {
        SingleTrackParameters slippery =
                SingleTrackParameters.FORD_ESCORT.withFrictionCircle(true).withFriction(0.4);
        return Stream.of(
                new Case("fixed", MotionModel.FIXED, 0, (w, i) -> {}),
                new Case("pushable", MotionModel.PUSHABLE, 3, (w, i) -> {}),
                new Case("prescribed", MotionModel.PRESCRIBED, 3, (w, i) -> {}),
                new Case("lane point", MotionModel.LANE_POINT, 20, (w, i) -> {}),
                new Case("kinematic single track", MotionModel.KINEMATIC_BICYCLE, 12, (w, i) -> {}),
                new Case(
                        "kinematic single track with actuator",
                        MotionModel.KINEMATIC_BICYCLE,
                        12,
                        (w, i) -> w.actuator(i, VehicleParameters.CAR_WITH_LAG)),
                new Case(
                        "kinematic single track with grip",
                        MotionModel.KINEMATIC_BICYCLE,
                        12,
                        (w, i) -> w.vehicle(i, slippery)),
                new Case("dynamic single track", MotionModel.DYNAMIC_SINGLE_TRACK, 12, (w, i) -> {}),
                new Case(
                        "dynamic single track without grip limit",
                        MotionModel.DYNAMIC_SINGLE_TRACK,
                        4,
                        (w, i) -> w.vehicle(i, SingleTrackParameters.F1TENTH)),
                new Case("dynamic single track with actuator", MotionModel.DYNAMIC_SINGLE_TRACK, 12, (w, i) -> {
                    w.vehicle(i, slippery);
                    w.actuator(i, VehicleParameters.CAR_WITH_LAG);
                }),
                new Case("differential drive", MotionModel.DIFFERENTIAL_DRIVE, 0.2, (w, i) -> {}),
                new Case("differential drive that slips", MotionModel.DIFFERENTIAL_DRIVE, 0.2, (w, i) -> {
                    w.wheels(i, new WheelParameters(0.16, 0.1, 0.1, 0.05));
                    w.actuator(i, VehicleParameters.TURTLEBOT3_BURGER);
                }),
                new Case("omnidirectional", MotionModel.OMNIDIRECTIONAL, 0.2, (w, i) -> {}),
                new Case("omnidirectional with wheels and actuator", MotionModel.OMNIDIRECTIONAL, 0.2, (w, i) -> {
                    w.wheels(i, new WheelParameters(0.3, 0, 0, 0.1));
                    w.actuator(i, new ActuatorParameters(0.1, SLUGGISH, SLUGGISH, SLUGGISH, -3, 3));
                }));
    }

    /** Random commands, much beyond what a body can do; {@code side} -1 mirrors them. */
    private static void drive(World world, int ticks, int side) {
        Random random = new Random(7);
        ActorCommands c = world.commands();
        for (int k = 0; k < ticks; k++) {
            if (k % 10 == 0) {
                c.longitudinal[0] = 12 * (random.nextDouble() - 0.4);
                c.lateral[0] = side * 1.2 * (random.nextDouble() - 0.5);
                c.turn[0] = side * 2 * (random.nextDouble() - 0.5);
            }
            world.tick();
        }
    }

    @Test
    void everyModelIsAmongTheCases() {
        for (MotionModel model : MotionModel.values()) {
            assertTrue(cases().anyMatch(c -> c.motion() == model), model.name());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysFiniteWhateverItIsCommanded(Case of) {
        World world = of.world();
        ActorStates a = world.view().actors();
        for (int k = 0; k < 20; k++) {
            drive(world, 50, 1);
            double sum = a.x[0]
                    + a.y[0]
                    + a.heading[0]
                    + a.speed[0]
                    + a.lateralSpeed[0]
                    + a.yawRate[0]
                    + a.acceleration[0]
                    + a.steering[0];
            assertTrue(Double.isFinite(sum), "after " + world.view().time() + " s");
            assertTrue(Math.abs(a.heading[0]) <= Math.PI);
            assertTrue(Math.abs(a.speed[0]) < 700, "speed " + a.speed[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesTheSameWayAgain(Case of) {
        World first = of.world();
        World second = of.world();
        drive(first, 300, 1);
        drive(second, 300, 1);
        assertEquals(first.stateHash(), second.stateHash());
        long before = second.stateHash();
        first.reset(1);
        drive(first, 300, 1);
        assertEquals(before, first.stateHash());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnTheSameFromASavedState(Case of) {
        World world = of.world();
        drive(world, 77, 1);
        World fork = world.fork();
        assertEquals(world.stateHash(), fork.stateHash());
        drive(world, 100, -1);
        drive(fork, 100, -1);
        assertEquals(world.stateHash(), fork.stateHash());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allocatesNothing(Case of) {
        World world = of.world();
        drive(world, 200, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 2000; k++) {
            world.commands().lateral[0] = 0.1 * (k % 7 - 3);
            world.tick();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 2000, allocated + " bytes in 2,000 ticks");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWhereItIsWhileItStandsWithoutACommand(Case of) {
        World world = of.standing();
        ActorStates a = world.view().actors();
        double[] before = {a.x[0], a.y[0], a.heading[0], 0, 0, 0};
        for (int k = 0; k < 200; k++) {
            world.tick();
        }
        double[] after = {a.x[0], a.y[0], a.heading[0], a.speed[0], a.lateralSpeed[0], a.yawRate[0]};
        assertTrue(Arrays.equals(before, after), Arrays.toString(after));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameToTheLeftAndToTheRight(Case of) {
        World left = of.world();
        World right = of.world();
        drive(left, 120, 1);
        drive(right, 120, -1);
        ActorStates l = left.view().actors();
        ActorStates r = right.view().actors();
        double middle = of.standing().view().actors().y[0];
        double small = 1e-9;
        assertEquals(l.x[0], r.x[0], small);
        assertEquals(l.y[0] - middle, middle - r.y[0], small);
        assertEquals(l.heading[0], -r.heading[0], small);
        assertEquals(l.speed[0], r.speed[0], small);
        assertEquals(l.lateralSpeed[0], -r.lateralSpeed[0], small);
        assertEquals(l.yawRate[0], -r.yawRate[0], small);
        assertEquals(l.steering[0], -r.steering[0], small);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesACommandThatIsNoNumberWithActorAndTickAndValue(Case of) {
        World world = of.world();
        drive(world, 30, 1);
        long before = world.stateHash();
        double kept = world.commands().lateral[0];
        world.commands().lateral[0] = Double.NaN;
        BadInputException e = assertThrows(BadInputException.class, world::tick);
        assertEquals(
                "scenario scene: error: actor 'it', tick 30: a command must be finite, is lateral NaN", e.getMessage());
        world.commands().lateral[0] = kept;
        assertEquals(before, world.stateHash(), "nothing has moved");
    }
}
