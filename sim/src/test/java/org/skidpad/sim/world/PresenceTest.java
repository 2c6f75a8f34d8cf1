package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** Actors that a script takes out of the world and brings back. */
class PresenceTest {
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.5, 1.8, 1.4, 0, 2.6, 1500);

    /** Brings its actor to x = 50 m at tick 10, at 5 m/s, and takes it out at tick 20. */
    private static final class Visit implements Script {
        @Override
        public void beforeTick(WorldView world, ActorCommands out) {
            if (world.tick() >= 10 && world.tick() < 20) {
                out.prescribe(1, 50 + 0.5 * (world.tick() - 10), 0, 0, 5);
            } else if (world.tick() == 20) {
                out.withdraw(1);
            }
        }

        @Override
        public void visitState(StateVisitor v) {}
    }

    @ParameterizedTest
    @EnumSource
    void anActorThatIsAwayTouchesNobodyAndComesWithoutAJolt(ContactMode contacts) {
        World world = Scene.world(0.1, contacts, (seed, w) -> {
            w.addActor("parked", ActorType.CAR, MotionModel.FIXED, CAR);
            int guest = w.addActor("guest", ActorType.CAR, MotionModel.PRESCRIBED, CAR);
            w.leaveOut(guest);
            w.ego(0);
            w.addScript(new Visit());
        });
        var actors = world.view().actors();
        for (int k = 1; k <= 30; k++) {
            world.tick();
            assertEquals(k > 10 && k <= 20, actors.present[1], "after tick " + k);
            assertFalse(world.view().touching(0), "after tick " + k);
            if (k == 11) {
                assertEquals(50, actors.x[1]);
                assertEquals(5, actors.speed[1]);
                assertEquals(0, actors.acceleration[1]);
            }
        }
        assertTrue(actors.x[1] > 54);
    }
}
