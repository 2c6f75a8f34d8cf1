package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ClearanceTest {
    private static double boxes(double bx, double by, double bHeading) {
        return Clearance.boxToBox(0, 0, 1, 0, 2, 1, bx, by, Math.cos(bHeading), Math.sin(bHeading), 2, 1);
    }

    @Test
    void boxesInARowAreApartByTheirBumpers() {
        assertEquals(6, boxes(10, 0, 0), 1e-12);
    }

    @Test
    void boxesAcrossACornerAreApartByTheirCorners() {
        assertEquals(5, boxes(4 + 3, 2 + 4, 0), 1e-12);
    }

    @Test
    void aTurnedBoxPointsAtItsNeighbour() {
        // Corner of a box of half length 2, half width 1 turned by its own diagonal's angle: √5 from its centre.
        assertEquals(10 - 2 - Math.sqrt(5), boxes(10, 0, Math.atan2(1, 2)), 1e-12);
    }

    @Test
    void boxesThatCrossWithoutACornerInsideTouch() {
        assertEquals(0, Clearance.boxToBox(0, 0, 1, 0, 5, 0.5, 0, 0, 0, 1, 5, 0.5));
    }

    @Test
    void circlesAndWallsAreApartByTheirRims() {
        assertEquals(3, Clearance.circleToCircle(0, 0, 1, 5, 0, 1), 1e-12);
        assertEquals(0, Clearance.circleToCircle(0, 0, 1, 1, 0, 1));
        assertEquals(2.5, Clearance.circleToBox(5, 0, 0.5, 0, 0, 1, 0, 2, 1), 1e-12);
        assertEquals(1.9, Clearance.circleToSegment(0, 0, 0.1, 2, -9, 2, 9), 1e-12);
        assertEquals(4.9, Clearance.circleToSegment(0, 0, 0.1, 3, 4, 9, 4), 1e-12);
        assertEquals(1, Clearance.boxToSegment(0, 0, 1, 0, 2, 1, 3, -9, 3, 9), 1e-12);
        assertEquals(1, Clearance.boxToSegment(0, 0, 1, 0, 2, 1, 3, 0, 3, 0), 1e-12);
    }

    @Property(tries = 300)
    void theDistanceIsTheLeastBetweenTheirBorders(
            @ForAll @DoubleRange(min = -6, max = 6) double x,
            @ForAll @DoubleRange(min = -6, max = 6) double y,
            @ForAll @DoubleRange(min = -3.2, max = 3.2) double heading) {
        double clearance = boxes(x, y, heading);
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        double least = Double.POSITIVE_INFINITY;
        int steps = 200;
        for (int i = 0; i < 4 * steps; i++) {
            double t = 2.0 * (i % steps) / steps - 1;
            double along = 2 * (i / steps == 0 ? 1 : i / steps == 1 ? -1 : t);
            double across = i / steps < 2 ? t : i / steps == 2 ? 1 : -1;
            double px = x + along * cos - across * sin;
            double py = y + along * sin + across * cos;
            least = Math.min(least, Clearance.pointToBox(px, py, 0, 0, 1, 0, 2, 1));
        }
        assertTrue(clearance <= least + 1e-9, clearance + " but sampled " + least);
        if (clearance > 0) {
            assertEquals(least, clearance, 0.05);
        }
    }
}
