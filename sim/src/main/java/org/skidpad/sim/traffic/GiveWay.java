package org.skidpad.sim.traffic;

import java.util.List;

/**
 * A line at which drivers let others pass first.
 *
 * @param name unique among the lines
 * @param lane whose drivers give way
 * @param s station of the line on that lane, m
 * @param stop whether they must come to a standstill first
 * @param conflicts where other lanes cross or join its way
 */
public record GiveWay(String name, int lane, double s, boolean stop, List<Conflict> conflicts) {
    /**
     * A point on a lane that has priority.
     *
     * @param lane a lane that has priority
     * @param s station on it where the ways meet, m
     */
    public record Conflict(int lane, double s) {}

    public GiveWay {
        conflicts = List.copyOf(conflicts);
    }
}
