package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.SpeedChange;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.traffic.TrafficModel;

/** What is computed for many at once, in loops over arrays, is to the bit what is computed for each alone. */
class TrafficInArraysTest {
    private static final int CARS = 90;
    private static final int LANES = 3;
    private static final double LENGTH = 700;
    private static final double DT = 0.1;
    private static final int TICKS = 1500;
    private static final RoadNetwork ROAD = road();

    /** A straight road, askew, whose end is joined to its start. */
    private static RoadNetwork road() {
        RoadNetworkBuilder b = new RoadNetworkBuilder();
        var road = b.road("ring", "", "", false).line(0, 3, -7, 0.3, LENGTH);
        var section = road.section(0);
        for (int i = 1; i <= LANES; i++) {
            var lane = section.lane(-i, "driving").width(0, 3.5, 0, 0, 0);
            b.link(lane, true, lane, false);
        }
        return b.build();
    }

    /** Some stand at first, and {@code changing} of ten may change lanes. */
    private static World traffic(int changing, boolean eachAlone) {
        WorldConfig config = new WorldConfig(DT, CARS, WorldConfig.ContactMode.DETECT, 1e6);
        World world = new World(new Scene(config, (seed, w) -> {
            w.roads(ROAD);
            for (int i = 0; i < CARS; i++) {
                int car = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
                int inLane = CARS / LANES;
                double s = (i % inLane + 0.3 * (i / inLane)) * LENGTH / inLane;
                w.placeOnLane(car, i / inLane, s, i % 7 == 0 ? 0.2 : 0, i % 5 == 0 ? 0 : 4);
                IdmParameters idm = IdmParameters.MOVSIM.withDesiredSpeed(10 + i % 11);
                IdmDriver driver = new IdmDriver(idm, null, i % 10 < changing ? MobilParameters.MOVSIM : null);
                w.drive(car, eachAlone ? new Alone(driver) : driver);
            }
        }));
        world.reset(1);
        return world;
    }

    /** A tick in which somebody else brakes the first car to a standstill, now and then. */
    private static void tick(World world) {
        boolean braked = world.view().tick() % 400 < 100;
        world.commands().overridden[0] = braked;
        if (braked) {
            world.commands().longitudinal[0] = -3;
        }
        world.tick();
    }

    /** Not recognised as one of many alike. */
    private record Alone(IdmDriver driver) implements TrafficModel {
        @Override
        public void decide(WorldView world, int actor, ActorCommands out) {
            driver.decide(world, actor, out);
        }

        @Override
        public void visitState(StateVisitor v) {
            driver.visitState(v);
        }
    }

    @Test
    void aFleetDecidesAsItsDriversWould() {
        for (int changing : new int[] {0, 4}) {
            World together = traffic(changing, false);
            World alone = traffic(changing, true);
            for (int k = 0; k < TICKS; k++) {
                tick(together);
                tick(alone);
                assertEquals(alone.stateHash(), together.stateHash(), "after tick " + k);
            }
        }
    }

    @Test
    void aSearchThatFindsEverybodyInTheOldOrderFindsWhatASearchFromScratchFinds() {
        int changes = 0;
        for (int changing : new int[] {0, 4}) {
            World world = traffic(changing, false);
            WorldView view = world.view();
            ActorStates a = view.actors();
            LaneGraph graph = new LaneGraph(ROAD);
            for (int k = 0; k < TICKS; k++) {
                Neighbours fresh = new Neighbours(a);
                fresh.reset(graph);
                fresh.update();
                for (int i = 0; i < CARS; i++) {
                    assertEquals(fresh.lead[i], view.lead(i), "lead of " + i + ", tick " + k);
                    assertEquals(fresh.gap[i], view.gap(i), "gap of " + i + ", tick " + k);
                    double approach = fresh.lead[i] < 0 ? 0 : a.speed[i] - a.speed[fresh.lead[i]];
                    assertEquals(approach, fresh.approachRate[i]);
                    for (int slot = 0; slot < 6 && (k + i) % 10 == 0; slot++) {
                        assertEquals(fresh.neighbour(i, slot), view.neighbour(i, slot));
                        assertEquals(fresh.gap(i, slot), view.neighbourGap(i, slot));
                    }
                }
                int[] lanes = a.lane.clone();
                tick(world);
                for (int i = 0; i < CARS; i++) {
                    changes += a.lane[i] == lanes[i] ? 0 : 1;
                }
            }
        }
        assertTrue(changes > 10, "lanes must be changed, were " + changes + " times");
    }

    @Test
    void whoCruisesMovesAsALanePointMovesAlone() {
        World world = traffic(0, false);
        ActorStates a = world.view().actors();
        ActorCommands commands = world.commands();
        PoseHolder pose = new PoseHolder();
        int stopped = 0;
        int beyondTheEnd = 0;
        for (int k = 0; k < TICKS; k++) {
            double[] s = a.laneS.clone();
            double[] v = a.speed.clone();
            tick(world);
            for (int i = 0; i < CARS; i++) {
                double wish = commands.longitudinal[i];
                double after = SpeedChange.speedAfter(v[i], wish, DT, 0, Double.POSITIVE_INFINITY);
                double station = s[i] + SpeedChange.distance(v[i], wish, DT, 0, Double.POSITIVE_INFINITY);
                if (station > LENGTH) {
                    station -= LENGTH;
                    beyondTheEnd++;
                }
                stopped += after == 0 ? 1 : 0;
                ROAD.toMap(a.lane[i], station, a.laneOffset[i], pose);
                assertEquals(after, a.speed[i]);
                assertEquals((after - v[i]) / DT, a.acceleration[i]);
                assertEquals(station, a.laneS[i]);
                assertEquals(pose.x, a.x[i]);
                assertEquals(pose.y, a.y[i]);
            }
        }
        assertTrue(stopped > 10 && beyondTheEnd > 10, stopped + " stops, " + beyondTheEnd + " ends of the road");
    }

    @Test
    void aCommandThatIsNoNumberIsFoundWhereverItIs() {
        for (int count : new int[] {1, 63, 64, 65, 200}) {
            for (int wild = 0; wild < count; wild += 31) {
                ActorCommands commands = new ActorCommands(200);
                assertEquals(-1, commands.firstWild(count));
                (wild % 2 == 0 ? commands.lateral : commands.longitudinal)[wild] =
                        wild % 3 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
                assertEquals(wild, commands.firstWild(count));
            }
        }
    }
}
