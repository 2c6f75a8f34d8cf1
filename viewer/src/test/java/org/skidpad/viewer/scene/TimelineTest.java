package org.skidpad.viewer.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimelineTest {
    /** 0 s to 10 s in steps of 0.5 s. */
    private static Timeline timeline() {
        double[] times = new double[21];
        for (int i = 0; i < times.length; i++) {
            times[i] = 0.5 * i;
        }
        return new Timeline(times);
    }

    @Test
    void pausedItStaysAndPlayingItMovesWithTheSpeed() {
        Timeline timeline = timeline();
        timeline.advance(1);
        assertEquals(0, timeline.time());
        timeline.play();
        timeline.advance(1);
        assertEquals(1, timeline.time());
        timeline.setSpeed(2);
        timeline.advance(1);
        assertEquals(3, timeline.time());
        timeline.pause();
        timeline.advance(1);
        assertEquals(3, timeline.time());
    }

    @Test
    void atTheEndItStopsAndPlaysFromTheStartAgain() {
        Timeline timeline = timeline();
        timeline.play();
        timeline.advance(11);
        assertEquals(10, timeline.time());
        assertFalse(timeline.playing());
        timeline.play();
        assertEquals(0, timeline.time());
        assertTrue(timeline.playing());
    }

    @Test
    void loopingItGoesRoundAndLosesNoTime() {
        Timeline timeline = timeline();
        timeline.setLooping(true);
        timeline.play();
        timeline.seek(9);
        timeline.advance(2.5);
        assertEquals(1.5, timeline.time(), 1e-12);
        assertTrue(timeline.playing());
    }

    @Test
    void speedKeepsWithinATenthAndTen() {
        Timeline timeline = timeline();
        timeline.setSpeed(0.001);
        assertEquals(0.1, timeline.speed());
        timeline.setSpeed(1000);
        assertEquals(10, timeline.speed());
    }

    @Test
    void aStepGoesToTheNextSampleFromOneAndFromBetweenTwo() {
        Timeline timeline = timeline();
        timeline.play();
        timeline.step(1);
        assertEquals(0.5, timeline.time());
        assertFalse(timeline.playing());
        timeline.seek(0.7);
        timeline.step(-1);
        assertEquals(0.5, timeline.time());
        timeline.seek(0.7);
        timeline.step(1);
        assertEquals(1.0, timeline.time());
        timeline.step(-100);
        assertEquals(0, timeline.time());
        timeline.step(100);
        assertEquals(10, timeline.time());
    }

    @Test
    void aMomentBetweenTwoSamplesBelongsToTheEarlierOne() {
        Timeline timeline = timeline();
        timeline.seek(1.2);
        assertEquals(2, timeline.sample());
        assertEquals(0.4, timeline.fraction(), 1e-12);
        timeline.seek(1.5);
        assertEquals(3, timeline.sample());
        assertEquals(0, timeline.fraction());
        timeline.seek(99);
        assertEquals(20, timeline.sample());
        timeline.seek(-5);
        assertEquals(0, timeline.sample());
    }

    @Test
    void oneSampleIsAPictureThatDoesNotPlay() {
        Timeline timeline = new Timeline(new double[] {3});
        timeline.play();
        timeline.advance(1);
        assertEquals(3, timeline.time());
        assertThrows(IllegalArgumentException.class, () -> new Timeline(new double[0]));
    }
}
