package org.skidpad.bridge.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.CommandSink;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.supervise.Supervisor.State;

class SupervisorTest {
    private static final long MS = 1_000_000;

    private final Latest<Odometry> odometry = new Latest<>(MessageType.ODOMETRY);
    private int stops;
    private final Supervisor supervisor = new Supervisor(
            new CommandSink() {
                @Override
                public void command(float[] command) {
                    throw new AssertionError("a supervisor never drives");
                }

                @Override
                public void stop() {
                    stops++;
                }
            },
            odometry,
            0.25);

    private void moves(double speed, long nowNs) {
        Odometry o = new Odometry();
        o.linearX = speed;
        odometry.put(o, nowNs);
    }

    @Test
    void itWaitsForTheFirstSignOfLife() {
        assertEquals(State.WAITING, supervisor.step(10_000 * MS));
        assertEquals(0, stops);
    }

    @Test
    void itStopsTheRobotAfterTheTimeoutAndUntilOdometryShowsStandstill() {
        supervisor.beat(0);
        assertEquals(State.WATCHING, supervisor.step(250 * MS));
        assertEquals(0, stops);
        moves(0, 240 * MS); // before the stop: says nothing of its effect
        assertEquals(State.STOPPING, supervisor.step(251 * MS));
        moves(0.2, 260 * MS);
        assertEquals(State.STOPPING, supervisor.step(270 * MS));
        moves(0, 300 * MS);
        assertEquals(State.STANDING, supervisor.step(310 * MS));
        moves(0.1, 320 * MS);
        assertEquals(State.STOPPING, supervisor.step(330 * MS), "pushed or driven by somebody: again");
        assertEquals(4, stops);
        supervisor.beat(400 * MS);
        assertEquals(State.WATCHING, supervisor.step(410 * MS));
        assertEquals(4, stops, "the control process is back and knows that it was stopped");
    }

    @Test
    void aControlProcessThatWasKilledIsNoticedAtOnceAndOneThatEndedInOrderIsNot() {
        supervisor.beat(0);
        supervisor.gone();
        assertEquals(State.STOPPING, supervisor.step(1 * MS));
        assertTrue(stops > 0);
        Supervisor other = new Supervisor(
                new CommandSink() {
                    @Override
                    public void command(float[] command) {}

                    @Override
                    public void stop() {
                        throw new AssertionError("nothing to stop");
                    }
                },
                odometry,
                0.25);
        other.beat(0);
        other.done();
        other.gone();
        assertEquals(State.DONE, other.step(1000 * MS));
    }
}
