package org.skidpad.scenarios.populate;

import org.skidpad.scenarios.sample.Distribution;

/**
 * Pedestrians who set off somewhere in one rectangle and go to somewhere in another; m, map frame.
 *
 * @param from {x, y, x, y} of two opposite corners
 * @param to likewise
 * @param speed desired, m/s
 * @param repeats to and fro for ever
 */
public record CrowdSpec(
        String name, Distribution count, double[] from, double[] to, Distribution speed, boolean repeats) {
    public int most() {
        return (int) count.high();
    }
}
