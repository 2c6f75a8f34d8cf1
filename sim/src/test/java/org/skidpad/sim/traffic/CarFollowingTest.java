package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.dynamics.SpeedChange;
import org.skidpad.sim.random.RandomStream;

class CarFollowingTest {
    private static final IdmParameters P = new IdmParameters(30, 1.5, 2, 1.2, 2, 4);
    private static final double FREE = Double.POSITIVE_INFINITY;

    @Test
    void idmPlusKeepsExactlyTheHeadwayTAtEverySpeedBelowTheDesiredOne() {
        for (double v = 0; v < 30; v += 2) {
            double gap = P.minimumGap() + v * P.timeHeadway();
            assertEquals(0, IdmPlus.acceleration(v, gap, 0, P), 1e-12, "at " + v + " m/s");
        }
    }

    @Test
    void idmPlusNeverBrakesMoreThanIdmSinceTheSmallerTermAloneCounts() {
        for (double v = 0; v <= 30; v += 1) {
            for (double gap = 1; gap < 200; gap *= 1.3) {
                for (double approach = -5; approach <= 5; approach += 2.5) {
                    assertTrue(IdmPlus.acceleration(v, gap, approach, P) >= Idm.acceleration(v, gap, approach, P));
                }
            }
        }
    }

    @Test
    void onAFreeRoadEveryModelAcceleratesFullyFromRest() {
        assertEquals(1.2, new IdmPlus(P).acceleration(0, FREE, 0, 0, 0.1));
        assertEquals(1.2, new Acc(P, 0.99).acceleration(0, FREE, 0, 0, 0.1));
        assertEquals(1.2, CarFollowing.idm(P).acceleration(0, FREE, 0, 0, 0.1));
        assertEquals(2.6, Krauss.sumo(30).acceleration(0, FREE, 0, 0, 0.1), 1e-12);
    }

    @Test
    void theConstantAccelerationHeuristicIsTheBrakingThatJustAvoidsTheLead() {
        // A lead that keeps its speed: v² difference over twice the gap.
        assertEquals(-25.0 / 40, Acc.constantAccelerationHeuristic(20, 20, 15, 0, 1), 1e-12);
        // A lead that brakes to a stop at 4 m/s² from 10 m/s, 12.5 m; the follower has 30 m more: v²/2b = 42.5.
        double needed = 400 / (2 * 42.5);
        assertEquals(-needed, Acc.constantAccelerationHeuristic(20, 30, 10, -4, 1), 1e-12);
        // A lead that draws away: v² a / (v_l² - 2 s a).
        assertEquals(225 * 0.5 / (400 - 20), Acc.constantAccelerationHeuristic(15, 20, 20, 0.5, 1), 1e-12);
    }

    @Test
    void inAMildCutInAccBrakesLessThanIdmAndInADangerousOneJustAsHard() {
        double v = 27;
        CarFollowing idm = CarFollowing.idm(P);
        Acc acc = new Acc(P, 0.99);
        // Same speed, a third of the equilibrium gap: no danger at all.
        double gap = Idm.equilibriumGap(v, P) / 3;
        double idmBrakes = idm.acceleration(v, gap, v, 0, 0.1);
        double accBrakes = acc.acceleration(v, gap, v, 0, 0.1);
        assertTrue(idmBrakes < -3, "IDM " + idmBrakes);
        assertTrue(accBrakes > -2, "ACC " + accBrakes);
        for (double s = 1; s < 100; s *= 1.2) {
            for (double lead = 5; lead < 32; lead += 3) {
                assertTrue(
                        acc.acceleration(v, s, lead, 0, 0.1) >= idm.acceleration(v, s, lead, 0, 0.1) - 1e-12,
                        "gap " + s + " lead " + lead);
            }
        }
        // 10 m behind a car that is 15 m/s slower needs 11 m/s²; the model must not be cool about that.
        assertTrue(acc.acceleration(v, 10, v - 15, 0, 0.1) < -11);
    }

    @Test
    void atTheEquilibriumGapAccNeitherBrakesNorAccelerates() {
        Acc acc = new Acc(P, 0.99);
        for (double v = 0; v < 30; v += 3) {
            assertEquals(0, acc.acceleration(v, Idm.equilibriumGap(v, P), v, 0, 0.1), 1e-12);
        }
    }

    @Test
    void withoutCoolnessAccIsIdm() {
        Acc acc = new Acc(P, 0);
        CarFollowing idm = CarFollowing.idm(P);
        for (double gap = 2; gap < 100; gap *= 1.5) {
            assertEquals(idm.acceleration(20, gap, 17, -1, 0.1), acc.acceleration(20, gap, 17, -1, 0.1), 1e-12);
        }
    }

    @Test
    void kraussSafeSpeedNeverCollidesWithALeadThatBrakesAndDrivesAtRandom() {
        Krauss p = Krauss.sumo(35);
        double dt = 0.1;
        for (int seed = 0; seed < 300; seed++) {
            RandomStream random = new RandomStream(seed, 0, "lead");
            double lead = random.uniform(0, 30);
            double own = lead;
            double gap = p.minimumGap() + own * p.reactionTime() + random.uniform(0, 20);
            double leadAcceleration = 0;
            for (int t = 0; t < 1500; t++) {
                if (random.nextDouble() < 0.05) {
                    leadAcceleration = random.uniform(-p.deceleration(), p.acceleration());
                    leadAcceleration = random.nextDouble() < 0.3 ? -p.deceleration() : leadAcceleration;
                }
                double a = p.acceleration(own, gap, lead, leadAcceleration, dt) - p.dawdling() * random.nextDouble();
                gap += SpeedChange.distance(lead, leadAcceleration, dt, 0, 35)
                        - SpeedChange.distance(own, a, dt, 0, 35);
                lead = SpeedChange.speedAfter(lead, leadAcceleration, dt, 0, 35);
                own = SpeedChange.speedAfter(own, a, dt, 0, 35);
                assertTrue(gap > 0, "seed " + seed + " tick " + t + ": " + gap);
                assertTrue(a > -p.deceleration() * 1.6 - p.dawdling(), "brakes at " + a);
            }
        }
    }

    @Test
    void kraussFollowsAtEqualSpeedWithTheReactionTimeAsHeadway() {
        Krauss p = Krauss.sumo(30);
        for (double v = 0; v < 29; v += 4) {
            assertEquals(v, p.safeSpeed(v, p.minimumGap() + v * p.reactionTime(), v), 1e-12);
        }
    }
}
