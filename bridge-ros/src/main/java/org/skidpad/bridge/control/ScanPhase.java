package org.skidpad.bridge.control;

import java.util.Arrays;

/**
 * Moves the ticks of a loop once so that they fall just after a scan comes in rather than anywhere up to a period later: most lidars
 * turn a whole number of periods, and in simulation too a decision follows its scan at once. Goes by the middle one of several
 * scans, since the first ones of a connection come late.
 */
final class ScanPhase {
    private static final int SCANS = 7;
    /** Room for the jitter of a scan's arrival. */
    private static final long AFTER_SCAN_NS = 5_000_000;

    private final long periodNs;
    private final long[] offsets = new long[SCANS];
    private long firstArrivalNs;
    private int seen;

    ScanPhase(long periodNs) {
        this.periodNs = periodNs;
    }

    /**
     * Takes in a scan that came at {@code arrivalNs}.
     *
     * @param dueNs when the next tick is due
     * @return when it is due from now on: that, or once up to a period later
     */
    long inStep(long arrivalNs, long dueNs) {
        if (seen == SCANS) {
            return dueNs;
        }
        if (seen == 0) {
            firstArrivalNs = arrivalNs;
        }
        // Within half a period to either side of the first, so that the middle one has a meaning on a circle.
        offsets[seen++] = Math.floorMod(arrivalNs - firstArrivalNs + periodNs / 2, periodNs) - periodNs / 2;
        if (seen < SCANS) {
            return dueNs;
        }
        Arrays.sort(offsets);
        return dueNs + Math.floorMod(firstArrivalNs + offsets[SCANS / 2] + AFTER_SCAN_NS - dueNs, periodNs);
    }
}
