package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.spec.Formula;
import org.skidpad.sim.spec.Robustness;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;
import org.skidpad.sim.spec.Trace;

class SignalTraceTest {
    private static Recording run(int actors, int samples) {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld.record(recorder, new FakeWorld(actors), samples);
        return recorder.recording();
    }

    @Test
    void aCriterionIsJudgedOnARecording() {
        Trace trace = SignalTrace.of(run(2, 20));
        Formula formula =
                SpecParser.parse("always (collision < 0.5)", SourceLocation.wholeFile("test"), Signals.names());
        assertEquals(-0.5, Robustness.atStart(formula, trace));
        assertFalse(Robustness.holds(formula, trace));
    }

    @Test
    void signalsFollowFromTheRecordedStates() {
        Recording run = run(2, 20);
        Trace trace = SignalTrace.of(run);
        assertEquals(20, trace.length());
        assertEquals(Signals.names(), trace.names());
        for (int i = 0; i < 20; i++) {
            assertEquals(run.time(i), trace.signal("time")[i]);
            assertEquals(run.egoGap(i), trace.signal("gap")[i]);
            assertEquals(Math.hypot(100 - run.x(i, 0), run.y(i, 0)), trace.signal("distance_to_goal")[i], 1e-9);
            // A touch that a sample saw, and one that only its event tells of.
            assertEquals(i == 7 || i == 19 ? 1 : 0, trace.signal("collision")[i]);
        }
        assertEquals(0, trace.signal("min_clearance")[7]);
        // The wall stands at y = 5; the ego's box is 4 by 2 and nearly parallel to it.
        assertEquals(4 - run.y(0, 0), trace.signal("min_clearance")[0], 0.4);
    }

    @Test
    void aContactBetweenTwoSamplesIsACollisionAtTheNextOne() {
        MemoryRecorder recorder = new MemoryRecorder();
        FakeWorld world = new FakeWorld(2);
        recorder.begin(world.header());
        for (int tick = 0; tick < 5; tick++) {
            world.set(tick);
            recorder.sample(world, 0);
            if (tick == 2) {
                recorder.event(new RunEvent(2.5 * FakeWorld.DT, "collision", 0, "ego touches car 1"));
                recorder.event(new RunEvent(3.5 * FakeWorld.DT, "collision", 1, "car 1 touches ego"));
            }
        }
        assertArrayEquals(
                new double[] {0, 0, 0, 1, 0},
                SignalTrace.of(recorder.recording()).signal("collision"));
    }

    @Test
    void anEgoAloneHasNothingToCollideWith() {
        Trace trace = SignalTrace.of(run(1, 3));
        assertEquals(Double.POSITIVE_INFINITY, trace.signal("gap")[1]);
        assertEquals(Double.POSITIVE_INFINITY, trace.signal("ttc")[1]);
        assertEquals(0, trace.signal("rss_distance")[1]);
    }

    @Test
    void anEmptyRecordingHasNoSignals() {
        Recording empty = run(1, 0);
        assertThrows(IllegalArgumentException.class, () -> SignalTrace.of(empty));
    }
}
