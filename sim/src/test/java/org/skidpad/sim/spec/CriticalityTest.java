package org.skidpad.sim.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CriticalityTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void timeToCollisionIsGapOverClosingSpeed() {
        assertEquals(4, Criticality.ttc(20, 5));
        assertEquals(INF, Criticality.ttc(20, 0));
        assertEquals(INF, Criticality.ttc(20, -3));
        assertEquals(0, Criticality.ttc(0, -3));
    }

    @Test
    void brakingAtTheDracStopsTheApproachAtContact() {
        double gap = 20;
        double closing = 10;
        double deceleration = Criticality.drac(gap, closing);
        // s = v²/(2a): the gap is used up when the speeds are equal.
        assertEquals(gap, closing * closing / (2 * deceleration));
        assertEquals(0, Criticality.drac(gap, -1));
        assertEquals(INF, Criticality.drac(0, 1));
    }

    @Test
    void aCrossingLeadDoesNotRunAway() {
        assertEquals(10, Criticality.closingSpeed(10, 5, Math.PI / 2), 1e-12);
        assertEquals(5, Criticality.closingSpeed(10, 5, 0));
        assertEquals(15, Criticality.closingSpeed(10, 5, Math.PI));
    }

    @Test
    void exposureCountsAndIntegratesSmallTimesToCollision() {
        double[] ttc = {INF, 3, 2, 1, 1.5};
        assertEquals(0.3, Criticality.timeExposed(ttc, 2, 0.1), 1e-12);
        assertEquals(0.15, Criticality.timeIntegrated(ttc, 2, 0.1), 1e-12);
    }

    @Test
    void aFollowerAtTheRssDistanceStopsBehindAHardBrakingLead() {
        RssLongitudinal rss = RssLongitudinal.DEFAULT;
        double gap = rss.safeDistance(15, 12);
        // Integrated independently: 1 s of acceleration, then braking with 4 m/s²; the leader brakes with 8 m/s² at
        // once.
        double rear = 0;
        double rearSpeed = 15;
        double front = gap;
        double frontSpeed = 12;
        double dt = 1e-4;
        double least = INF;
        for (int i = 0; i < 100_000; i++) {
            double a = i * dt < 1 ? 3.5 : -4;
            rear += rearSpeed * dt;
            front += frontSpeed * dt;
            rearSpeed = Math.max(0, rearSpeed + a * dt);
            frontSpeed = Math.max(0, frontSpeed - 8 * dt);
            least = Math.min(least, front - rear);
        }
        assertEquals(0, least, 0.01);
    }

    @Test
    void aFastLeadNeedsNoDistance() {
        assertEquals(0, RssLongitudinal.DEFAULT.safeDistance(0, 40));
        assertThrows(IllegalArgumentException.class, () -> new RssLongitudinal(1, 1, 0, 8, 0));
    }

    @Test
    void aRowFollowsFromWhatIsMeasured() {
        Signals.Sample sample = new Signals.Sample(RssLongitudinal.DEFAULT, 0.1);
        double[] row = new double[Signals.COUNT];
        sample.egoSpeed = 10;
        sample.egoAcceleration = 1;
        sample.gap = 20;
        sample.leadSpeed = 5;
        sample.writeRow(row);
        assertEquals(0, row[Signals.JERK]);
        assertEquals(0, row[Signals.PROGRESS]);
        assertEquals(4, row[Signals.TTC]);
        assertEquals(2, row[Signals.HEADWAY]);
        assertEquals(20 - RssLongitudinal.DEFAULT.safeDistance(10, 5), row[Signals.RSS_MARGIN]);
        sample.egoAcceleration = 2;
        sample.gap = INF;
        sample.writeRow(row);
        assertEquals(10, row[Signals.JERK], 1e-12);
        assertEquals(1, row[Signals.PROGRESS], 1e-12);
        assertEquals(INF, row[Signals.TTC]);
        assertEquals(INF, row[Signals.RSS_MARGIN]);
        assertEquals(0, row[Signals.CLOSING_SPEED]);
        sample.reset();
        sample.writeRow(row);
        assertEquals(0, row[Signals.PROGRESS]);
    }

    @Test
    void everySignalOfARowHasANameAndAUnit() {
        assertEquals(Signals.COUNT, Signals.all().size());
        assertEquals(Signals.RSS_MARGIN, Signals.index("rss_margin"));
        assertEquals(Signals.PROGRESS, Signals.index("progress"));
        assertEquals(Signals.THW, Signals.index("thw"));
        assertEquals(-1, Signals.index("nothing"));
        assertTrue(Signals.all().stream()
                .noneMatch(d -> d.unit().isEmpty() || d.meaning().isEmpty()));
    }
}
