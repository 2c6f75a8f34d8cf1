package org.skidpad.sim.env;

import java.util.Objects;

/**
 * A named run of numbers in an observation or an action.
 *
 * @param name what it is, from the list in docs/policy-bundle.md
 * @param size how many numbers
 * @param unit of the number before scaling, for example {@code m/s}; {@code 1} for none
 * @param frame REP-103/105 frame, or {@code none}
 * @param low least value before scaling; smaller ones are clamped to it
 * @param high greatest value before scaling
 */
public record Channel(String name, int size, String unit, String frame, double low, double high) {
    public Channel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(frame, "frame");
        if (size < 1) {
            throw new IllegalArgumentException("channel " + name + ": size must be at least 1, is " + size);
        }
        if (!(low < high)) {
            throw new IllegalArgumentException("channel " + name + ": low " + low + " is not below high " + high);
        }
    }
}
