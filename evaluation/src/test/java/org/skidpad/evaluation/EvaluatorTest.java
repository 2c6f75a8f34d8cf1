package org.skidpad.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.evaluation.metric.Metrics;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Formula;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;

class EvaluatorTest {
    private static final Scenario FOLLOW = ScenarioLoader.load("follow-lead", new ArrayList<>());

    @Test
    void whoStandsHitsNobodyAndWhoRushesHitsTheLead() {
        EvaluationResult standing =
                Evaluator.evaluate(FOLLOW, "brake", TestPolicies.brake(FOLLOW), 1, 6, 2, Evaluator.Progress.NONE);
        assertEquals(6, standing.passed());
        EvaluationResult rushing =
                Evaluator.evaluate(FOLLOW, "rush", TestPolicies.rush(FOLLOW), 1, 6, 2, Evaluator.Progress.NONE);
        assertEquals(0, rushing.passed());
        Estimate collisions = rushing.estimate(Metrics.COLLISION);
        assertEquals(1, collisions.value());
        assertTrue(rushing.estimate(Metrics.COLLISION).isApartFrom(standing.estimate(Metrics.COLLISION)));
        assertTrue(rushing.estimate(Metrics.MIN_TTC).value() < 0.3);
        assertTrue(rushing.episodes().get(0).robustness().get("no_collision") < 0);
        assertTrue(rushing.episodes().get(0).why().startsWith("ended by collision at "));
    }

    @Test
    void theNumberOfThreadsDoesNotShow() {
        Scenario cutIn = ScenarioLoader.load("cut-in", new ArrayList<>());
        EvaluationResult one =
                Evaluator.evaluate(cutIn, "c", TestPolicies.constant(cutIn, -0.3f), 5, 8, 1, Evaluator.Progress.NONE);
        EvaluationResult three =
                Evaluator.evaluate(cutIn, "c", TestPolicies.constant(cutIn, -0.3f), 5, 8, 3, Evaluator.Progress.NONE);
        assertEquals(one.toJson(), three.toJson());
    }

    @Test
    void progressIsToldOnceAnEpisode() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Evaluator.evaluate(
                FOLLOW, "brake", TestPolicies.brake(FOLLOW), 1, 5, 2, (done, total, failed) -> told.add(done));
        assertEquals(List.of(1, 2, 3, 4, 5), told);
    }

    @Test
    void failuresAreKeptAndSayTheSameWhenReadAgain(@TempDir Path folder) {
        long[] seeds = {3, 4, 5};
        EvaluationResult result = Evaluator.evaluate(
                new Evaluator.Job(FOLLOW, "rush", TestPolicies.rush(FOLLOW), seeds, List.of(), 2, folder, 2),
                Evaluator.Progress.NONE);
        EpisodeResult first = result.episodes().get(0);
        assertEquals(folder.resolve("follow-lead_rush_3.mcap"), first.recording());
        assertNotNull(result.episodes().get(1).recording());
        assertNull(result.episodes().get(2).recording());
        Recording run = Recordings.open(first.recording());
        assertEquals(EndReason.COLLISION, run.end());
        EpisodeResult again = new Judge(FOLLOW.criteria()).judge(run, first.episodeReturn(), first.recording());
        assertEquals(first, again);
    }

    @Test
    void onTheBorderOfItsFormulaARunPassesOnlyWhereTheBorderBelongsToIt() {
        // Nobody is touched: the signal is exactly 0 all the way.
        List<Criterion> border = List.of(
                new Criterion("at_least", formula("always (collision >= 0)")),
                new Criterion("above", formula("always (collision > 0)")));
        EpisodeResult result = Evaluator.evaluate(
                        new Evaluator.Job(
                                FOLLOW, "brake", TestPolicies.brake(FOLLOW), new long[] {1}, border, 1, null, 0),
                        Evaluator.Progress.NONE)
                .episodes()
                .get(0);
        assertEquals(0, Math.abs(result.robustness().get("above")));
        assertEquals("above violated by 0.00", result.why());
    }

    private static Formula formula(String text) {
        return SpecParser.parse(text, SourceLocation.wholeFile("test"), Signals.names());
    }

    @Test
    void aPolicyThatDoesNotFitIsRefusedWithTheFieldThatDiffers() {
        Scenario room = ScenarioLoader.load("room-goal", new ArrayList<>());
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> Evaluator.evaluate(FOLLOW, "burger", TestPolicies.brake(room), 1, 2, 1, Evaluator.Progress.NONE));
        assertTrue(e.getMessage().contains("observation"), e::getMessage);
    }

    @Test
    void aRobotThatStandsDoesNotReachItsGoal() {
        Scenario room = ScenarioLoader.load("room-goal", new ArrayList<>());
        EvaluationResult result =
                Evaluator.evaluate(room, "stand", TestPolicies.constant(room, 0), 1, 2, 2, Evaluator.Progress.NONE);
        assertEquals(0, result.passed());
        assertEquals(EndReason.TIMEOUT, result.episodes().get(0).end());
        assertEquals(0, result.estimate(Metrics.PROGRESS).value(), 0.01);
        assertFalse(result.episodes().get(0).robustness().get("reaches_the_goal") >= 0);
        assertTrue(result.estimate(Metrics.MIN_CLEARANCE).value() > 0.05);
    }

    @Test
    void bestAndWorstAreByVerdictAndReturn() {
        EvaluationResult result = Evaluator.evaluate(
                FOLLOW, "mild", TestPolicies.constant(FOLLOW, -0.4f), 1, 12, 2, Evaluator.Progress.NONE);
        assertTrue(result.passed() > 0 && result.passed() < 12, () -> result.passed() + " pass");
        assertTrue(result.best().passed());
        assertFalse(result.worst().passed());
    }
}
