package org.skidpad.sim.road;

import java.util.List;
import java.util.Set;

/**
 * One lane of one lane section, as a node of the lane graph.
 *
 * @param index its index in the network
 * @param road index of its road in the network
 * @param odrLaneId OpenDRIVE lane id: negative right of the reference line, positive left, never 0
 * @param type OpenDRIVE lane type, for example {@code driving}
 * @param startS road station where its lane section begins, m
 * @param endS road station where its lane section ends, m
 * @param forward true where the driving direction is that of increasing road s
 * @param left index of the neighbour to the left in driving direction with the same direction of travel, or -1
 * @param right likewise to the right
 * @param successors indices of the lanes that continue it downstream
 * @param predecessors indices of the lanes that lead into it
 * @param speedLimit m/s, or NaN where none is given
 */
public record Lane(
        int index,
        int road,
        int odrLaneId,
        String type,
        double startS,
        double endS,
        boolean forward,
        int left,
        int right,
        List<Integer> successors,
        List<Integer> predecessors,
        double speedLimit) {
    /** OpenDRIVE 1.8, table of {@code e_laneType}, with the names of version 1.4; buses and taxis have lanes of their own. */
    private static final Set<String> RAMPS = Set.of(
            "entry", "exit", "onRamp", "offRamp", "connectingRamp", "slipLane", "bidirectional", "mwyEntry", "mwyExit");

    /** Stations from its upstream to its downstream end, m of the reference line. */
    public double length() {
        return endS - startS;
    }

    /** Whether motor vehicles travel on it: lanes of type {@code driving}, ramps, and lanes that enter or leave a road. */
    public boolean isDriving() {
        return type.equals("driving") || RAMPS.contains(type);
    }
}
