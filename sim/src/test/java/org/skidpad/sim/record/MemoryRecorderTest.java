package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.env.EndReason;

class MemoryRecorderTest {
    private static Recording run(int actors, int samples) {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld.record(recorder, new FakeWorld(actors), samples);
        return recorder.recording();
    }

    @Test
    void everySampleOfEveryActorIsKeptExactly() {
        Recording run = run(3, 200);
        FakeWorld world = new FakeWorld(3);
        assertEquals(200, run.samples());
        for (int tick = 0; tick < 200; tick++) {
            world.set(tick);
            assertEquals(world.time(), run.time(tick));
            assertEquals(FakeWorld.hash(tick), run.stateHash(tick));
            assertEquals(world.gap(0), run.egoGap(tick));
            assertEquals(1, run.egoLead(tick));
            for (int i = 0; i < 3; i++) {
                assertEquals(world.states.present[i], run.present(tick, i));
                if (world.states.present[i]) {
                    assertEquals(world.states.x[i], run.x(tick, i));
                    assertEquals(world.states.y[i], run.y(tick, i));
                    assertEquals(world.states.heading[i], run.heading(tick, i));
                    assertEquals(world.states.speed[i], run.speed(tick, i));
                    assertEquals(world.states.acceleration[i], run.acceleration(tick, i), 1e-6);
                    assertEquals(world.states.yawRate[i], run.yawRate(tick, i), 1e-6);
                    assertEquals(world.states.steering[i], run.steering(tick, i), 1e-6);
                }
            }
        }
    }

    @Test
    void anActorOnNoLaneHasNoLaneOffset() {
        Recording run = run(3, 1);
        assertTrue(Double.isNaN(run.laneOffset(0, 1)));
        assertEquals(0.6, run.laneOffset(0, 2), 1e-6);
    }

    @Test
    void theNewestDecisionAndScanBelongToASample() {
        Recording run = run(2, 10);
        assertEquals(4, run.decision(5).observation()[0]);
        assertEquals(4, run.decision(4).observation()[0]);
        assertEquals(List.of(5, 5), List.of(run.decisions().size(), run.scans().size()));
        assertEquals(4 * FakeWorld.DT, run.scan(5).time());
        assertEquals(Float.POSITIVE_INFINITY, run.scan(5).ranges()[3]);
        assertEquals(0.5, run.scan(5).x());
    }

    @Test
    void aRunWithoutDecisionsHasNone() {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld world = new FakeWorld(1);
        recorder.begin(world.header());
        recorder.sample(world, 0);
        Recording run = recorder.recording();
        assertNull(run.decision(0));
        assertNull(run.scan(0));
    }

    @Test
    void theEndIsKnownOnlyOfARunThatEnded() {
        assertEquals(EndReason.COLLISION, run(1, 3).end());
        assertTrue(run(1, 3).complete());
        MemoryRecorder cutOff = new MemoryRecorder();
        cutOff.begin(new FakeWorld(1).header());
        Recording run = cutOff.recording();
        assertEquals(EndReason.RUNNING, run.end());
        assertFalse(run.complete());
    }

    @Test
    void oneRecorderRecordsManyRuns() {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld.record(recorder, new FakeWorld(2), 5);
        Recording first = recorder.recording();
        FakeWorld.record(recorder, new FakeWorld(3), 7);
        Recording second = recorder.recording();
        assertEquals(5, first.samples());
        assertEquals(7, second.samples());
        assertEquals(3, second.header().actors().size());
        assertThrows(IllegalStateException.class, recorder::recording);
    }

    @Test
    void anActorThatTheHeaderDoesNotNameIsRefused() {
        MemoryRecorder recorder = new MemoryRecorder();
        recorder.begin(new FakeWorld(1).header());
        assertThrows(IllegalStateException.class, () -> recorder.sample(new FakeWorld(2), 0));
    }
}
