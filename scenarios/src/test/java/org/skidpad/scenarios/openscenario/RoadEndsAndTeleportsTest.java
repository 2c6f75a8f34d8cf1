package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.skidpad.scenarios.openscenario.Texts.act;
import static org.skidpad.scenarios.openscenario.Texts.condition;
import static org.skidpad.scenarios.openscenario.Texts.entities;
import static org.skidpad.scenarios.openscenario.Texts.event;
import static org.skidpad.scenarios.openscenario.Texts.group;
import static org.skidpad.scenarios.openscenario.Texts.scenario;
import static org.skidpad.scenarios.openscenario.Texts.time;
import static org.skidpad.scenarios.openscenario.Texts.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Car A drives at 10 m/s on a straight road of 100 m with two lanes of 4 m to the right of the x axis. */
class RoadEndsAndTeleportsTest {
    private static final String ROAD = """
            <OpenDRIVE><header revMajor="1" revMinor="6"/><road name="r" length="100" id="1" junction="-1">
              <planView><geometry s="0" x="0" y="0" hdg="0" length="100"><line/></geometry></planView>
              <lanes><laneSection s="0"><center><lane id="0" type="none"/></center><right>
                <lane id="-1" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane>
                <lane id="-2" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane>
              </right></laneSection></lanes></road></OpenDRIVE>
            """;

    private static final String TELEPORT = "<TeleportAction><Position>"
            + "<LanePosition roadId=\"1\" laneId=\"-2\" s=\"%s\"/></Position></TeleportAction>";

    @TempDir
    Path folder;

    @BeforeEach
    void theRoadIsThere() throws IOException {
        Files.writeString(folder.resolve("r.xodr"), ROAD);
    }

    private Reference.Played play(String stories, String stop) throws IOException {
        return Texts.play(
                folder,
                scenario(stories, stop)
                        .replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"r.xodr\"/></RoadNetwork>")
                        .replace(
                                "<WorldPosition x=\"0\" y=\"0\"/>",
                                "<LanePosition roadId=\"1\" laneId=\"-1\" s=\"0\"/>")
                        .replace(
                                "<WorldPosition x=\"100\" y=\"0\"/>",
                                "<LanePosition roadId=\"1\" laneId=\"-2\" s=\"5\"/>"));
    }

    private static String endOfRoad(double seconds) {
        return group(
                condition(entities("any", "<EndOfRoadCondition duration=\"" + seconds + "\"/>", "A"), "rising", 0));
    }

    @Test
    void theEndOfTheRoadCountsAsLongAsTheActorStandsThere() throws IOException {
        // The road ends after 10 s.
        assertEquals(13.0, play("", endOfRoad(3)).endS(), 0.03);
    }

    @Test
    void whoIsPutElsewhereIsAtTheEndNoMore() throws IOException {
        String back = act(
                event("Back", "override", 1, TELEPORT.formatted("0"), group(time("greaterOrEqual", 12, "none", 0))),
                "");
        String stop = endOfRoad(3) + group(time("greaterOrEqual", 20, "none", 0));
        assertEquals(20.0, play(back, stop).endS(), 0.03);
    }

    @Test
    void whatBeginsWithATeleportBeginsWhereItLeads() throws IOException {
        String laneChange = """
                <Action name="ChangeAction"><PrivateAction><LateralAction><LaneChangeAction>
                  <LaneChangeActionDynamics dynamicsShape="linear" value="1" dynamicsDimension="time"/>
                  <LaneChangeTarget><RelativeTargetLane entityRef="A" value="1"/></LaneChangeTarget>
                </LaneChangeAction></LateralAction></PrivateAction></Action>
                <StartTrigger>""";
        String story = act(
                event("Move", "override", 1, TELEPORT.formatted("50"), group(time("greaterOrEqual", 1, "none", 0)))
                        .replaceFirst("<StartTrigger>", laneChange),
                "");
        String near = "<ReachPositionCondition tolerance=\"0.5\"><Position>"
                + "<LanePosition roadId=\"1\" laneId=\"%s\" s=\"%s\"/></Position></ReachPositionCondition>";
        // 1 s after it was put to s = 50 m in the right lane it has come to the left one.
        String stop = group(condition(entities("any", near.formatted("-1", "59"), "A"), "none", 0))
                + group(time("greaterOrEqual", 5, "none", 0));
        Reference.Played played = play(story, stop);
        assertEquals(List.of(1.0), times(played, "MoveAction endTransition completeState"));
        assertEquals(2.0, played.endS(), 0.1);
    }
}
