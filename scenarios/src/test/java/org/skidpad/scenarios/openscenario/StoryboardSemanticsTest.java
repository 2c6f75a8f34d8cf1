package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.scenarios.openscenario.Texts.act;
import static org.skidpad.scenarios.openscenario.Texts.condition;
import static org.skidpad.scenarios.openscenario.Texts.entities;
import static org.skidpad.scenarios.openscenario.Texts.event;
import static org.skidpad.scenarios.openscenario.Texts.group;
import static org.skidpad.scenarios.openscenario.Texts.scenario;
import static org.skidpad.scenarios.openscenario.Texts.speed;
import static org.skidpad.scenarios.openscenario.Texts.state;
import static org.skidpad.scenarios.openscenario.Texts.story;
import static org.skidpad.scenarios.openscenario.Texts.time;
import static org.skidpad.scenarios.openscenario.Texts.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States, edges, delays, groups, counts and priorities as OpenSCENARIO XML 1.x defines them; the tick is 0.01 s. */
class StoryboardSemanticsTest {
    private static final String END_AT_5 = group(time("greaterOrEqual", 5, "none", 0));
    private static final String START = " startTransition runningState";

    @TempDir
    Path folder;

    private Reference.Played play(String stories) throws IOException {
        return Texts.play(folder, scenario(stories, END_AT_5));
    }

    /** When an event with one condition starts. */
    private List<Double> starts(String... conditions) throws IOException {
        return times(play(story(event("E", "override", 1, speed(5, "step", 0), group(conditions)))), "E" + START);
    }

    @Nested
    class AnEdge {
        @ParameterizedTest
        @CsvSource({
            "none, greaterOrEqual, 1, 1.0",
            "rising, greaterOrEqual, 1, 1.0",
            "risingOrFalling, greaterOrEqual, 1, 1.0",
            "rising, greaterThan, 0, 0.01",
            "falling, lessThan, 1, 1.0",
            "risingOrFalling, lessThan, 1, 1.0",
            "none, lessThan, 1, 0.0"
        })
        void happensAtTheTickAtWhichTheExpressionChanges(String edge, String rule, double value, double start)
                throws IOException {
            assertEquals(List.of(start), starts(time(rule, value, edge, 0)));
        }

        @ParameterizedTest
        @CsvSource({
            "rising, greaterOrEqual, 0",
            "falling, lessThan, 0",
            "rising, lessThan, 1",
            "falling, greaterThan, 1"
        })
        void needsTwoEvaluationsAndTheRightDirection(String edge, String rule, double value) throws IOException {
            assertEquals(List.of(), starts(time(rule, value, edge, 0)));
        }
    }

    @Nested
    class ADelay {
        @Test
        void movesTheResultOfTheEdge() throws IOException {
            assertEquals(List.of(1.5), starts(time("greaterOrEqual", 1, "rising", 0.5)));
        }

        @Test
        void withoutAnEdgeAsksForTheValueThatLongAgo() throws IOException {
            assertEquals(List.of(0.5), starts(time("lessThan", 0.1, "none", 0.5)));
            assertEquals(List.of(1.25), starts(time("greaterOrEqual", 1, "none", 0.25)));
        }
    }

    @Nested
    class ATrigger {
        @Test
        void needsAllConditionsOfAGroup() throws IOException {
            String travelled =
                    condition(entities("any", "<TraveledDistanceCondition value=\"19.95\"/>", "A"), "none", 0);
            assertEquals(List.of(2.0), starts(time("greaterOrEqual", 1, "none", 0), travelled));
        }

        @Test
        void needsOnlyOneGroup() throws IOException {
            String both = group(time("greaterOrEqual", 3, "none", 0)) + group(time("greaterOrEqual", 2, "none", 0));
            Reference.Played played = play(story(event("E", "override", 1, speed(5, "step", 0), both)));
            assertEquals(List.of(2.0), times(played, "E" + START));
        }

        @Test
        void takesAnyOrAllTriggeringEntities() throws IOException {
            String fast = "<SpeedCondition rule=\"greaterThan\" value=\"9\"/>";
            assertEquals(List.of(0.0), starts(condition(entities("any", fast, "A", "B"), "none", 0)));
            assertEquals(List.of(), starts(condition(entities("all", fast, "A", "B"), "none", 0)));
        }
    }

    @Nested
    class AnEvent {
        @Test
        void isPlayedAsOftenAsItMayBe() throws IOException {
            Reference.Played played = play(story(
                    event("E", "override", 3, speed(5, "linear", 0.5), group(time("greaterOrEqual", 1, "none", 0)))));
            // It ends in the tick that begins at 1.49 s and stands by again from the next on.
            assertEquals(List.of(1.0, 1.5, 2.0), times(played, "E" + START));
            assertEquals(List.of(1.49, 1.99, 2.49), times(played, "E endTransition completeState"));
        }

        @Test
        void withOverridePriorityStopsTheOthersOfItsManeuver() throws IOException {
            Reference.Played played = play(twoEvents("override"));
            assertEquals(List.of(1.5), times(played, "First stopTransition completeState"));
            assertEquals(List.of(1.5), times(played, "Second" + START));
        }

        @Test
        void withParallelPriorityLeavesThemRunning() throws IOException {
            Reference.Played played = play(twoEvents("parallel"));
            assertEquals(List.of(2.99), times(played, "First endTransition completeState"));
            assertEquals(List.of(1.5), times(played, "Second" + START));
        }

        @Test
        void withSkipPriorityDoesNotStartWhileOneRuns() throws IOException {
            Reference.Played played = play(twoEvents("skip"));
            assertEquals(List.of(2.99), times(played, "First endTransition completeState"));
            assertEquals(List.of(), times(played, "Second" + START));
            assertEquals(List.of(1.5), times(played, "Second skipTransition completeState"));
        }

        private String twoEvents(String priority) {
            String wait = "<LateralAction><LaneOffsetAction continuous=\"false\">"
                    + "<LaneOffsetActionDynamics dynamicsShape=\"step\"/>"
                    + "<LaneOffsetTarget><AbsoluteTargetLaneOffset value=\"0\"/></LaneOffsetTarget>"
                    + "</LaneOffsetAction></LateralAction>";
            return story(
                    event("First", "override", 1, speed(5, "linear", 2), group(time("greaterOrEqual", 1, "none", 0)))
                            + event("Second", priority, 1, wait, group(time("greaterOrEqual", 1.5, "rising", 0))));
        }

        @Test
        void mayWaitForTheEndOfAnother() throws IOException {
            String first =
                    event("First", "override", 1, speed(5, "linear", 1), group(time("greaterOrEqual", 1, "none", 0)));
            String second = event(
                    "Second",
                    "override",
                    1,
                    speed(0, "step", 0),
                    group(condition(state("action", "FirstAction", "completeState"), "rising", 0)));
            String third = event(
                    "Third",
                    "parallel",
                    1,
                    speed(0, "step", 0),
                    group(condition(state("event", "Maneuver::First", "endTransition"), "none", 0)));
            Reference.Played played = play(story(first + second + third));
            assertEquals(List.of(1.99), times(played, "FirstAction endTransition completeState"));
            assertEquals(List.of(2.0), times(played, "Second" + START));
            assertEquals(List.of(2.0), times(played, "Third" + START));
        }
    }

    @Test
    void anActThatIsStoppedStopsWhatRunsInIt() throws IOException {
        String stop = "<StopTrigger>" + group(time("greaterOrEqual", 2, "none", 0)) + "</StopTrigger>";
        Reference.Played played = play(act(
                event("E", "override", 1, speed(5, "linear", 3), group(time("greaterOrEqual", 1, "none", 0))), stop));
        assertEquals(List.of(2.0), times(played, "EAction stopTransition completeState"));
        assertEquals(List.of(2.0), times(played, "Act stopTransition completeState"));
    }

    @Test
    void anActionTakesItsDomainFromTheOneThatHasIt() throws IOException {
        String slow = event("Slow", "override", 1, speed(5, "linear", 3), group(time("greaterOrEqual", 1, "none", 0)));
        String fast = event("Fast", "parallel", 1, speed(20, "linear", 1), group(time("greaterOrEqual", 2, "none", 0)));
        Reference.Played played = play(story(slow + fast));
        assertEquals(List.of(2.0), times(played, "SlowAction stopTransition completeState"));
        assertEquals(List.of(2.99), times(played, "FastAction endTransition completeState"));
    }

    @Test
    void theStopTriggerEndsTheScenario() throws IOException {
        Reference.Played played = play("");
        assertTrue(played.stopped());
        assertEquals(List.of(5.0), times(played, "storyboard stopTransition completeState"));
    }

    @ParameterizedTest
    @CsvSource({
        // Freespace: A's front is 3.4 m ahead of its reference point, B's rear 0.6 m behind its own.
        "RelativeDistanceCondition, 'relativeDistanceType=\"longitudinal\" freespace=\"true\"', 46, 5.01",
        "RelativeDistanceCondition, 'relativeDistanceType=\"cartesianDistance\" freespace=\"false\"', 60, 4.01",
        "RelativeDistanceCondition, 'relativeDistanceType=\"euclidianDistance\" freespace=\"true\"', 76, 2.01",
        "TimeHeadwayCondition, 'relativeDistanceType=\"longitudinal\" freespace=\"true\"', 8, 1.61"
    })
    void distancesAreMeasuredBetweenPointsOrBoxes(String kind, String how, double value, double start)
            throws IOException {
        String text = "<" + kind + " entityRef=\"B\" " + how + " rule=\"lessThan\" value=\"" + value + "\"/>";
        Reference.Played played = Texts.play(
                folder,
                scenario(
                        story(event(
                                "E",
                                "override",
                                1,
                                speed(5, "step", 0),
                                group(condition(entities("any", text, "A"), "rising", 0)))),
                        group(time("greaterOrEqual", 6, "none", 0))));
        assertEquals(1, times(played, "E" + START).size());
        assertEquals(start, times(played, "E" + START).get(0), 0.0101);
    }

    @Test
    void aCollisionIsSeenWhenBoxesTouch() throws IOException {
        String text = "<TimeToCollisionCondition freespace=\"true\" rule=\"lessThan\" value=\"2\">"
                + "<TimeToCollisionConditionTarget><EntityRef entityRef=\"B\"/></TimeToCollisionConditionTarget>"
                + "</TimeToCollisionCondition>";
        // 96 m between the boxes at 10 m/s.
        assertEquals(List.of(), starts(condition(entities("any", text, "A"), "rising", 0)));
        Reference.Played played = Texts.play(
                folder,
                scenario(
                        "",
                        group(condition(
                                entities(
                                        "any",
                                        "<CollisionCondition><EntityRef entityRef=\"B\"/></CollisionCondition>",
                                        "A"),
                                "rising",
                                0))));
        assertEquals(
                9.6, times(played, "storyboard stopTransition completeState").get(0), 0.0101);
    }

    /** 30 m from where it is put to the end, at 10 m/s. */
    @ParameterizedTest
    @CsvSource({"0, 3", "1, 1"})
    void whoIsPutElsewhereFromTheEndOfTheRoadDrivesOnUnlessItStoodThere(double duration, int times) throws IOException {
        Files.writeString(folder.resolve("road.xodr"), """
                <OpenDRIVE><header revMajor="1" revMinor="6"/><road name="r" length="40" id="1" junction="-1">
                  <planView><geometry s="0" x="0" y="0" hdg="0" length="40"><line/></geometry></planView>
                  <lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
                    <right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right>
                  </laneSection></lanes></road></OpenDRIVE>
                """);
        String back =
                "<TeleportAction><Position><LanePosition roadId=\"1\" laneId=\"-1\" s=\"10\"/></Position></TeleportAction>";
        String end =
                condition(entities("any", "<EndOfRoadCondition duration=\"" + duration + "\"/>", "A"), "rising", 0);
        Reference.Played played = Texts.play(
                folder,
                scenario(
                                story(event("E", "override", 9, back, group(end))),
                                group(time("greaterOrEqual", 12, "none", 0)))
                        .replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"road.xodr\"/></RoadNetwork>")
                        .replaceFirst("x=\"0\" y=\"0\"", "x=\"0\" y=\"-1.75\""));
        List<Double> starts = times(played, "E" + START);
        assertEquals(times, starts.size(), starts::toString);
        for (int k = 0; k < times; k++) {
            assertEquals(4 + 3 * k + duration, starts.get(k), 0.0401);
        }
    }
}
