package org.skidpad.scenarios.commonroad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.SharedData;
import org.skidpad.scenarios.commonroad.SolutionCosts.Partial;
import org.skidpad.sim.diagnostic.BadInputException;

/** Costs of solutions whose integrals are known. */
class SolutionCostsTest {
    /** A lane along x, 4 m wide, with a wall of a car at x = 150 m; the goal asks for 15 to 20 m/s. */
    private static final String SCENARIO = """
            <commonRoad timeStepSize="0.1" commonRoadVersion="2020a" benchmarkID="ZAM_Test-1_1_T-1">
              <lanelet id="1"><leftBound><point><x>0</x><y>2</y></point><point><x>300</x><y>2</y></point></leftBound>
                <rightBound><point><x>0</x><y>-2</y></point><point><x>300</x><y>-2</y></point></rightBound></lanelet>
              <staticObstacle id="2"><type>parkedVehicle</type><shape><rectangle><length>4</length><width>2</width>
                </rectangle></shape><initialState><position><point><x>150</x><y>0.5</y></point></position>
                <orientation><exact>0</exact></orientation><time><exact>0</exact></time></initialState></staticObstacle>
              <planningProblem id="7"><initialState><position><point><x>10</x><y>0.5</y></point></position>
                <orientation><exact>0</exact></orientation><velocity><exact>10</exact></velocity><time><exact>0</exact></time>
                <yawRate><exact>0</exact></yawRate><slipAngle><exact>0</exact></slipAngle></initialState>
                <goalState><time><intervalStart>10</intervalStart><intervalEnd>60</intervalEnd></time>
                <velocity><intervalStart>15</intervalStart><intervalEnd>20</intervalEnd></velocity></goalState></planningProblem>
            </commonRoad>
            """;

    @TempDir
    Path folder;

    private SolutionCosts.Result judge(double speed, double acceleration, double heading, double steering, double swing)
            throws IOException {
        StringBuilder text = new StringBuilder(
                "<CommonRoadSolution benchmark_id=\"KS2:SM1:ZAM_Test-1_1_T-1:2020a\"><ksTrajectory planningProblem=\"7\">");
        for (int k = 0; k <= 40; k++) {
            double t = 0.1 * k;
            text.append(String.format(
                    Locale.ROOT,
                    "<ksState><x>%.12f</x><y>0.5</y><steeringAngle>%.12f</steeringAngle><velocity>%.12f</velocity>"
                            + "<orientation>%.12f</orientation><time>%d</time></ksState>",
                    10 + speed * t + acceleration * t * t / 2,
                    steering + swing * t,
                    speed + acceleration * t,
                    heading,
                    k));
        }
        text.append("</ksTrajectory></CommonRoadSolution>");
        Path solution = Files.writeString(folder.resolve("solution.xml"), text);
        Path scenario = Files.writeString(folder.resolve("ZAM_Test-1_1_T-1.xml"), SCENARIO);
        assertTrue(Solution.isSolution(solution));
        assertFalse(Solution.isSolution(scenario));
        return SolutionCosts.of(Solution.load(solution, new ArrayList<>()), scenario, new ArrayList<>())
                .get(0);
    }

    /**
     * v = 10 + t for 4 s, half a metre from the middle, 0.1 rad askew, steering 0.02 + 0.01 t. Accelerations are differences, of
     * which there is one less, so that their integral runs over 3.9 s.
     */
    @Test
    void partialCostsAreTheirClosedForms() throws IOException {
        SolutionCosts.Result result = judge(10, 1, 0.1, 0.02, 0.01);
        Map<Partial, Double> p = result.partial();
        assertEquals(3.9, p.get(Partial.A), 1e-9);
        assertEquals(0, p.get(Partial.J), 1e-9);
        assertEquals((Math.pow(0.06, 3) - Math.pow(0.02, 3)) / 0.03, p.get(Partial.SA), 1e-12);
        assertEquals(3.9e-4, p.get(Partial.SR), 1e-12);
        assertEquals(0, p.get(Partial.Y), 1e-12);
        assertEquals(0.25 * 4, p.get(Partial.LC), 1e-9);
        assertEquals((125 - 1) / 3.0, p.get(Partial.V), 1e-9);
        assertEquals(0.01 * 4, p.get(Partial.O), 1e-9);
        assertEquals(10 * 4 + 8, p.get(Partial.L), 1e-9);
        assertEquals(4, p.get(Partial.T), 1e-12);
        assertEquals(0.25, p.get(Partial.ID), 1e-12);
        assertEquals(0, p.get(Partial.JLAT), 1e-9);
        assertTrue(result.reachesGoal() == false, "14 m/s is too slow for the goal");
    }

    @Test
    void costsAreTheWeightedSums() throws IOException {
        SolutionCosts.Result result = judge(10, 1, 0.1, 0.02, 0.01);
        Map<Partial, Double> p = result.partial();
        Map<String, Double> costs = result.costs();
        double sa = (Math.pow(0.06, 3) - Math.pow(0.02, 3)) / 0.03;
        double sm = 50 * 3.9 + 50 * sa + 50 * 3.9e-4 + 50 * 0.04;
        assertEquals(4, costs.get("JB1"), 1e-12);
        assertEquals(0.1 * sa + 0.1 * 3.9e-4 + 1e5 * p.get(Partial.D), costs.get("SA1"), 1e-9);
        assertEquals(10 * 4 + 124 / 3.0 + 0.39 + 0.1 * p.get(Partial.D) + 10, costs.get("WX1"), 1e-9);
        assertEquals(sm + 1 + 20 * 124 / 3.0, costs.get("SM1"), 1e-8);
        assertEquals(sm + 1, costs.get("SM2"), 1e-8);
        assertEquals(sm + 20 * 124 / 3.0, costs.get("SM3"), 1e-8);
        assertEquals(0.5 * p.get(Partial.JLON) + 0.2 * p.get(Partial.VLON) + 0.25, costs.get("MW1"), 1e-9);
        assertEquals(0.01 * p.get(Partial.JLON) + 22 * 3.9e-4 + 8 * p.get(Partial.D) + 0.5, costs.get("TR1"), 1e-9);
    }

    /** Standing 140 m before the obstacle's centre, beyond the 100 m that are looked at; then driving past that. */
    @Test
    void theDistanceIsMeasuredAlongTheLaneToTheObstacleAhead() throws IOException {
        assertEquals(0, judge(0, 0, 0, 0, 0).partial().get(Partial.D));
        double t0 = 40 / 20.0;
        // From 2 s on d = 100 - 20 (t - 2) - 0.644 m: ∫ exp(-0.1 d) = exp(-9.9356 …) integrated.
        double exact = (Math.exp(-0.1 * (60 - 0.644)) - Math.exp(-0.1 * (100 - 0.644))) / 2;
        assertEquals(exact, judge(20, 0, 0, 0, 0).partial().get(Partial.D), 2e-5);
        assertEquals(2, t0);
    }

    @Test
    void aGoalIsReachedWhereOneStateSatisfiesAllOfIt() throws IOException {
        assertTrue(judge(12, 1, 0, 0, 0).reachesGoal());
    }

    /** scipy.integrate.simps([0, 1, 4, 9], dx=1) with even='avg' is 9.166…, of the odd ones the integral is exact. */
    @Test
    void simpsonIsTheAverageForAnEvenNumberOfSamples() {
        assertEquals(8 / 3.0, SolutionCosts.simpson(new double[] {0, 1, 4}, 1), 1e-12);
        assertEquals(
                ((0.5 + (1 + 16 + 9) / 3.0) + ((0 + 4 + 4) / 3.0 + 6.5)) / 2,
                SolutionCosts.simpson(new double[] {0, 1, 4, 9}, 1),
                1e-12);
        assertEquals(0, SolutionCosts.simpson(new double[] {3}, 1));
    }

    @Test
    void faultsOfASolutionAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("s.xml"), """
                <CommonRoadSolution benchmark_id="KS9:SM1:ZAM_Test-1_1_T-1:2020a"><ksTrajectory planningProblem="1">
                <ksState><x>1</x><y>east</y><steeringAngle>0</steeringAngle><velocity>1</velocity><orientation>0</orientation>
                <time>0</time></ksState></ksTrajectory><ksTrajektory/></CommonRoadSolution>
                """);
        String message = assertThrows(BadInputException.class, () -> Solution.load(file, new ArrayList<>()))
                .getMessage();
        assertTrue(message.contains("'KS9' is none of the vehicle models"), message);
        assertTrue(message.contains("must be a number, is 'east'"), message);
        assertTrue(message.contains("did you mean 'ksTrajectory'"), message);
    }

    @Test
    void publishedSolutionsAreRead() throws IOException {
        int read = 0;
        for (Path file : SharedData.withSuffix(".xml", "case")) {
            if (Solution.isSolution(file)) {
                List<Solution.Trajectory> t =
                        Solution.load(file, new ArrayList<>()).trajectories();
                assertTrue(t.get(0).states().size() > 5, file.toString());
                read++;
            }
        }
        assertEquals(5, read);
    }
}
