package org.skidpad.sim.road;

/**
 * One OpenDRIVE road.
 *
 * @param index its index in the network
 * @param id OpenDRIVE id
 * @param name as the map states it, possibly empty
 * @param length of the reference line, m
 * @param leftHandTraffic true where the rule is LHT: lanes with positive ids run along increasing s
 * @param junction id of the junction it belongs to, or an empty string
 */
public record Road(int index, String id, String name, double length, boolean leftHandTraffic, String junction) {
    public boolean inJunction() {
        return !junction.isEmpty();
    }
}
