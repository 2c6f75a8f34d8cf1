package org.skidpad.policies.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RolloutTest {
    /** γ = 0.5, λ = 0.5, all values 1: δ = r + 0.5 V' - 1, and A = δ + 0.25 A' by hand. */
    @Test
    void advantagesStopAtEndsAndBootstrapOnlyTruncatedOnes() {
        Rollout rollout = new Rollout(4, 2, 1, 1);
        float[] rewards = {1, 1, 2, 2, 3, 3, 4, 4};
        System.arraycopy(rewards, 0, rollout.rewards, 0, 8);
        Arrays.fill(rollout.values, 1);
        Arrays.fill(rollout.nextValues, 1);
        // Agent 0 terminates in step 1: nothing after it counts. Agent 1 is truncated there in a state worth 6.
        rollout.ended[2] = true;
        rollout.nextValues[2] = 0;
        rollout.ended[3] = true;
        rollout.nextValues[3] = 6;
        rollout.estimateAdvantages(0.5, 0.5);
        float[] expected = {
            0.5f + 0.25f * 1, 0.5f + 0.25f * 4, 1, 4, 2.5f + 0.25f * 3.5f, 2.5f + 0.25f * 3.5f, 3.5f, 3.5f
        };
        assertArrayEquals(expected, rollout.advantages, 1e-6f);
        for (int i = 0; i < 8; i++) {
            expected[i] += 1;
        }
        assertArrayEquals(expected, rollout.returns, 1e-6f);
    }
}
