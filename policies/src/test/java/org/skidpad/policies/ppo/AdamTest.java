package org.skidpad.policies.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamTest {
    @Test
    void theFirstStepIsTheLearningRateAgainstTheSignOfTheGradient() {
        Adam adam = new Adam(2);
        float[] parameters = {1, 1};
        double norm = adam.step(parameters, new float[] {3, -4}, 0.1, 100);
        assertEquals(5, norm, 1e-9);
        assertEquals(0.9, parameters[0], 1e-5);
        assertEquals(1.1, parameters[1], 1e-5);
    }

    @Test
    void aLongGradientIsShortenedToTheGreatestNorm() {
        Adam adam = new Adam(2);
        adam.step(new float[2], new float[] {30, -40}, 0.1, 0.5);
        assertEquals(0.1 * 0.3, adam.first[0], 1e-6);
        assertEquals(-0.1 * 0.4, adam.first[1], 1e-6);
    }
}
