package org.skidpad.scenarios.populate;

import java.util.List;
import org.skidpad.scenarios.behaviour.DriverSpec;
import org.skidpad.scenarios.sample.Distribution;

/**
 * Vehicles that fill lanes around the ego; units as in docs/scenario-format.md.
 *
 * @param lanes lane indices
 * @param spacing m from each vehicle to the next one in any lane, or null where each lane is filled by headways
 * @param trucks share, 0 … 1
 * @param ahead m from the ego
 * @param behind m from the ego
 * @param keepClear m around declared actors
 */
public record TrafficSpec(
        Distribution count,
        List<Integer> lanes,
        Distribution speed,
        Distribution headway,
        Distribution spacing,
        double trucks,
        double ahead,
        double behind,
        double keepClear,
        DriverSpec driver) {
    public int most() {
        return (int) count.high();
    }
}
