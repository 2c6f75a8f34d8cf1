package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ActionLimiterTest {
    private static final ActionLimits LIMITS =
            new ActionLimits(new double[] {-0.1, -2}, new double[] {0.22, 2}, new double[] {1, 20});

    @Property(tries = 300)
    void noSequenceOfWishesGetsBeyondValueOrRateLimits(@ForAll @Size(min = 2, max = 60) List<Float> wishes) {
        ActionLimiter limiter = new ActionLimiter(LIMITS, 0.05);
        float[] out = new float[2];
        float[] last = new float[2];
        for (int i = 0; i + 1 < wishes.size(); i += 2) {
            limiter.limit(new float[] {wishes.get(i), wishes.get(i + 1)}, out);
            for (int k = 0; k < 2; k++) {
                assertTrue(out[k] >= (float) LIMITS.low()[k] && out[k] <= (float) LIMITS.high()[k], "value " + out[k]);
                assertTrue(Math.abs(out[k] - last[k]) <= LIMITS.rate()[k] * 0.05 + 1e-6, "rate");
                last[k] = out[k];
            }
        }
    }

    @Test
    void aWishWithinTheLimitsPassesUnchanged() {
        ActionLimiter limiter = new ActionLimiter(LIMITS, 0.05);
        float[] out = new float[2];
        assertFalse(limiter.limit(new float[] {0.05f, -1}, out));
        assertArrayEquals(new float[] {0.05f, -1}, out);
    }

    @Test
    void whatIsNoNumberBecomesStandstillAtTheAllowedRate() {
        ActionLimiter limiter = new ActionLimiter(LIMITS, 0.05);
        float[] out = new float[2];
        limiter.limit(new float[] {0.05f, 0.5f}, out);
        assertTrue(limiter.limit(new float[] {Float.NaN, Float.NEGATIVE_INFINITY}, out));
        assertArrayEquals(new float[] {0, 0}, out);
    }

    @Test
    void afterAStopItStartsFromStandstill() {
        ActionLimiter limiter = new ActionLimiter(LIMITS, 0.05);
        float[] out = new float[2];
        for (int i = 0; i < 10; i++) {
            limiter.limit(new float[] {0.22f, 0}, out);
        }
        limiter.stopped(false);
        limiter.limit(new float[] {0.22f, 0}, out);
        assertArrayEquals(new float[] {0.05f, 0}, out);
    }

    @Test
    void limitsThatExcludeStandstillAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActionLimits(new double[] {0.1}, new double[] {1}, new double[] {1}));
    }

    @Test
    void noCommandGoesBeyondValueRateOrJerkWhateverIsAskedFor() {
        ActionLimits limits =
                new ActionLimits(new double[] {-0.22}, new double[] {0.22}, new double[] {1}, new double[] {20});
        ActionLimiter limiter = new ActionLimiter(limits, 0.05);
        Random random = new Random(5);
        float[] raw = new float[1];
        float[] out = new float[1];
        double last = 0;
        double lastRate = 0;
        for (int i = 0; i < 100_000; i++) {
            if (i % 7 == 0) {
                raw[0] = (float) (random.nextDouble() - 0.5);
            }
            limiter.limit(raw, out);
            double rate = (out[0] - last) / 0.05;
            assertTrue(Math.abs(out[0]) <= 0.22 + 1e-7);
            assertTrue(Math.abs(rate) <= 1 + 1e-5, "rate " + rate);
            assertTrue(Math.abs(rate - lastRate) <= 20 * 0.05 + 1e-5, "jerk " + (rate - lastRate) / 0.05);
            last = out[0];
            lastRate = rate;
        }
    }

    @Test
    void aStepIsReachedWithinItsJerkWithoutGoingBeyondIt() {
        ActionLimits limits = new ActionLimits(new double[] {-1}, new double[] {1}, new double[] {1}, new double[] {2});
        ActionLimiter limiter = new ActionLimiter(limits, 0.01);
        float[] out = new float[1];
        double highest = 0;
        for (int i = 0; i < 200; i++) {
            limiter.limit(new float[] {0.5f}, out);
            highest = Math.max(highest, out[0]);
        }
        // Half the way speeding up at 2, half slowing down at 2: 2 · sqrt(0.5 / 2) = 1 s.
        assertEquals(0.5, out[0], 1e-4);
        assertTrue(highest <= 0.5 + 0.01, "went up to " + highest);
    }

    @Test
    void after_a_stop_that_leaves_the_wheels_turned_they_go_on_from_there() {
        ActionLimits limits = new ActionLimits(
                new double[] {0, -0.4}, new double[] {4, 0.4}, new double[] {5, 2}, new double[] {1e3, 1e3});
        ActionLimiter limiter = new ActionLimiter(limits, 0.05);
        float[] out = new float[2];
        for (int i = 0; i < 10; i++) {
            limiter.limit(new float[] {1, 0.3f}, out);
        }
        limiter.stopped(true);
        limiter.limit(new float[] {1, 0.3f}, out);
        assertEquals(0.3, out[1], 1e-6);
        assertTrue(out[0] <= 0.25 + 1e-6, "speed " + out[0]);
        limiter.stopped(false);
        limiter.limit(new float[] {1, 0.3f}, out);
        assertTrue(out[1] <= 0.1 + 1e-6, "turn " + out[1]);
    }
}
