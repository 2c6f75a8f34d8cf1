package org.skidpad.scenarios;

import java.util.List;
import org.skidpad.scenarios.behaviour.FollowSpec;
import org.skidpad.scenarios.sample.Distribution;

/**
 * Vehicles that fill lanes around the ego; units as in docs/scenario-format.md.
 *
 * @param lanes lane indices
 * @param trucks share, 0 … 1
 * @param ahead m from the ego
 * @param behind m from the ego
 * @param keepClear m around declared actors
 */
record TrafficSpec(
        Distribution count,
        List<Integer> lanes,
        Distribution speed,
        Distribution headway,
        double trucks,
        double ahead,
        double behind,
        double keepClear,
        FollowSpec follow) {
    int most() {
        return (int) count.high();
    }
}
