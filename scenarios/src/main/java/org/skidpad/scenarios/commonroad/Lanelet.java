package org.skidpad.scenarios.commonroad;

import java.util.List;
import org.skidpad.scenarios.xml.XmlElement;

/**
 * One lanelet as its file has it; left and right are seen in its driving direction.
 *
 * @param element for diagnostics
 * @param id of the file
 * @param leftX,leftY,rightX,rightY vertices of the bounds, m, at least two each
 * @param leftMark,rightMark OpenDRIVE's road mark types
 * @param left,right neighbours, or null
 * @param type OpenDRIVE's lane type
 * @param speedLimit m/s, NaN without one
 */
record Lanelet(
        XmlElement element,
        long id,
        double[] leftX,
        double[] leftY,
        double[] rightX,
        double[] rightY,
        String leftMark,
        String rightMark,
        List<Long> successors,
        List<Long> predecessors,
        Beside left,
        Beside right,
        String type,
        double speedLimit) {
    /** A neighbour: its id, and whether it is driven in the same direction. */
    record Beside(long id, boolean sameDirection) {}
}
