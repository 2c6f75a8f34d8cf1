package org.skidpad.evaluation.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.evaluation.validation.FundamentalDiagram.Point;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.traffic.Idm;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.world.World;

class RingRoadTest {
    private static final IdmParameters IDM = FundamentalDiagram.parameters();

    @Test
    void theEquilibriumSpeedIsTheOneOfTheEquilibriumGap() {
        for (double gap = 3; gap < 200; gap += 7) {
            assertEquals(gap, Idm.equilibriumGap(IdmTheory.equilibriumSpeed(IDM, gap), IDM), 1e-6);
        }
    }

    @Test
    void theCriterionAndTheRateOfLongWavesAgreeAtEveryDensity() {
        for (double perKm = 3; perKm < 140; perKm += 3) {
            IdmTheory theory = new IdmTheory(IDM, 1000 / perKm - RingRoad.CAR_LENGTH);
            assertEquals(theory.isStringStable(), theory.growth(1e-2)[0] <= 0, "at " + perKm + " cars/km");
        }
    }

    @Test
    void theFlowIsThatOfTheEquilibriumToOnePercentWhereTheRingIsStable() {
        int stable = 0;
        for (double perKm : new double[] {5, 10, 15, 20, 100, 120}) {
            Point p = FundamentalDiagram.point(IDM, perKm, 0.05, 300, 60);
            if (p.stable()) {
                stable++;
                assertEquals(1, p.flow() / p.theoryFlow(), 0.01, p.toString());
                assertTrue(p.fastest() - p.slowest() < 0.2, p.toString());
            }
        }
        assertTrue(stable >= 3, stable + " stable densities");
    }

    /** Without a wave an unstable equilibrium holds too: the flow is that of theory over the whole curve. */
    @Test
    void theFlowIsThatOfTheEquilibriumAtAllDensitiesAsLongAsNobodyDisturbsIt() {
        for (double perKm = 10; perKm <= 120; perKm += 10) {
            Point p = FundamentalDiagram.point(IDM, perKm, 0, 120, 10);
            assertEquals(1, p.flow() / p.theoryFlow(), 0.01, p.toString());
        }
    }

    @Test
    void aSmallWaveGrowsOrDecaysAtTheRateOfTheTheory() {
        int growing = 0;
        int decaying = 0;
        for (double perKm : new double[] {10, 20, 30, 40, 60, 80, 100}) {
            RingRoad ring = new RingRoad(IDM, 60, 1000 / perKm - RingRoad.CAR_LENGTH, 0.01);
            double rate = new IdmTheory(IDM, ring.gap()).growth(ring.phase())[0];
            World world = new World(ring);
            world.reset(1);
            double before = amplitude(world, ring);
            double seconds = 120;
            for (int k = 0; k < seconds / RingRoad.DT; k++) {
                world.tick();
            }
            double measured = StrictMath.log(amplitude(world, ring) / before) / seconds;
            assertEquals(rate, measured, 2e-4 + 0.03 * Math.abs(rate), "1/s at " + perKm + " cars/km");
            growing += rate > 0 ? 1 : 0;
            decaying += rate < 0 ? 1 : 0;
        }
        assertTrue(growing >= 2 && decaying >= 2, growing + " growing, " + decaying + " decaying");
    }

    @Test
    void stopAndGoWavesDevelopWhereTheCriterionSaysUnstableAndOnlyThere() {
        Point dense = FundamentalDiagram.point(IDM, 50, 0.05, 3000, 300);
        assertFalse(dense.stable());
        assertTrue(dense.slowest() < 2 && dense.fastest() > 12, dense.toString());
        Point thin = FundamentalDiagram.point(IDM, 10, 0.05, 3000, 300);
        assertTrue(thin.stable());
        assertTrue(thin.fastest() - thin.slowest() < 0.06, thin.toString());
    }

    @Test
    void thePictureHasADotForEachRing() {
        Point p = FundamentalDiagram.point(IDM, 20, 0, 1, 1);
        String svg = FundamentalDiagram.svg(List.of(p, p));
        assertEquals(3, svg.split("<circle", -1).length);
        assertTrue(FundamentalDiagram.table(List.of(p)).contains("| 20 |"));
    }

    /** Of the wave that runs once around the ring, m/s. */
    private static double amplitude(World world, RingRoad ring) {
        ActorStates a = world.view().actors();
        double re = 0;
        double im = 0;
        for (int n = 0; n < ring.cars(); n++) {
            re += a.speed[n] * StrictMath.cos(ring.phase() * n);
            im -= a.speed[n] * StrictMath.sin(ring.phase() * n);
        }
        return 2 * Math.sqrt(re * re + im * im) / ring.cars();
    }
}
