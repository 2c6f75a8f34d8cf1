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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.world.World;

/** Car A drives at 10 m/s on a straight road of 100 m with two lanes of 4 m to the right of the x axis. */
class UnseenPlayTest {
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
        return Texts.play(folder, onRoad(scenario(stories, stop)));
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

    @Test
    void whoIsPlacedByAnotherComesAfterThatOne() throws IOException {
        String text = scenario("", group(time("greaterOrEqual", 0.5, "none", 0)))
                .replace(
                        "<WorldPosition x=\"0\" y=\"0\"/>",
                        "<RelativeObjectPosition entityRef=\"B\" dx=\"-10\" dy=\"0\"/>")
                .replace(
                        "<WorldPosition x=\"100\" y=\"0\"/>",
                        "<RelativeObjectPosition entityRef=\"C\" dx=\"-10\" dy=\"0\"/>")
                .replace("</Actions>", """
                        <Private entityRef="C"><PrivateAction><TeleportAction><Position>
                          <WorldPosition x="100" y="0"/></Position></TeleportAction></PrivateAction></Private>
                        </Actions>""");
        int b = text.indexOf("<ScenarioObject name=\"B\">");
        String cars = text.substring(b, text.indexOf("</Entities>"));
        text = text.replace("</Entities>", cars.replace("name=\"B\"", "name=\"C\"") + "</Entities>");
        World world = world(text);
        assertEquals(80, world.view().actors().x[0], 1e-9);
        assertEquals(90, world.view().actors().x[1], 1e-9);
    }

    @Test
    void anOffsetToAnotherIsCountedFromWhereThatOneIs() throws IOException {
        String offset = """
                <LateralAction><LaneOffsetAction continuous="false">
                  <LaneOffsetActionDynamics dynamicsShape="step"/>
                  <LaneOffsetTarget><RelativeTargetLaneOffset entityRef="B" value="1"/></LaneOffsetTarget>
                </LaneOffsetAction></LateralAction>""";
        String story = act(event("Move", "override", 1, offset, group(time("greaterOrEqual", 1, "none", 0))), "");
        World world = world(onRoad(scenario(story, group(time("greaterOrEqual", 2, "none", 0)))));
        run(world);
        // B stands in the middle of the right lane, at y = -6 m; A keeps the left one.
        assertEquals(-5, world.view().actors().y[0], 1e-9);
    }

    @Test
    void whoDrivesBackwardsFacesAwayFromWhereItsTrajectoryLeads() throws IOException {
        String back = """
                <Action name="Back"><PrivateAction><RoutingAction><FollowTrajectoryAction>
                  <TrajectoryRef><Trajectory name="t" closed="false"><Shape><Polyline>
                    <Vertex time="0"><Position><WorldPosition x="10" y="0"/></Position></Vertex>
                    <Vertex time="0"><Position><WorldPosition x="40" y="0"/></Position></Vertex>
                  </Polyline></Shape></Trajectory></TrajectoryRef>
                  <TimeReference><None/></TimeReference><TrajectoryFollowingMode followingMode="position"/>
                </FollowTrajectoryAction></RoutingAction></PrivateAction></Action><StartTrigger>""";
        String story = act(
                event("Move", "override", 1, Texts.speed(-5, "step", 0), group(time("greaterOrEqual", 1, "none", 0)))
                        .replaceFirst("<StartTrigger>", back),
                "");
        World world = world(scenario(story, group(time("greaterOrEqual", 3, "none", 0))));
        run(world);
        assertEquals(20, world.view().actors().x[0], 0.1);
        assertEquals(Math.PI, Math.abs(world.view().actors().heading[0]), 1e-6);
        assertEquals(-5, world.view().actors().speed[0], 1e-9);
    }

    @Test
    void aClothoidIsFollowedEvenlyInTime() throws IOException {
        String clothoid = """
                <RoutingAction><FollowTrajectoryAction>
                  <TrajectoryRef><Trajectory name="t" closed="false"><Shape>
                    <Clothoid curvature="0.01" curvaturePrime="0" length="40" startTime="0" stopTime="4">
                      <Position><WorldPosition x="10" y="0"/></Position></Clothoid>
                  </Shape></Trajectory></TrajectoryRef>
                  <TimeReference><Timing domainAbsoluteRelative="relative" scale="1" offset="0"/></TimeReference>
                  <TrajectoryFollowingMode followingMode="follow"/>
                </FollowTrajectoryAction></RoutingAction>""";
        String story = act(event("Go", "override", 1, clothoid, group(time("greaterOrEqual", 1, "none", 0))), "");
        World world = world(scenario(story, group(time("greaterOrEqual", 4, "none", 0))));
        world.reset(1);
        while (!world.finished()) {
            world.tick();
            if (world.view().time() > 1.05) {
                assertEquals(
                        10,
                        world.view().actors().speed[0],
                        0.01,
                        "at " + world.view().time() + " s");
            }
        }
        // 30 m along a circle of 100 m.
        assertEquals(10 + 100 * Math.sin(0.3), world.view().actors().x[0], 0.15);
    }

    @Test
    void aPointOfASplineHasItsTimeWhereItPullsMost() throws IOException {
        StringBuilder points = new StringBuilder();
        double[][] xAndTime = {{10, 0}, {20, 1}, {30, 4}};
        for (double[] p : xAndTime) {
            points.append("<ControlPoint weight=\"1\" time=\"" + p[1] + "\"><Position><WorldPosition x=\"" + p[0]
                    + "\" y=\"0\"/></Position></ControlPoint>");
        }
        String spline = """
                <RoutingAction><FollowTrajectoryAction>
                  <TrajectoryRef><Trajectory name="t" closed="false"><Shape><Nurbs order="3">%s
                    <Knot value="0"/><Knot value="0"/><Knot value="0"/><Knot value="1"/><Knot value="1"/><Knot value="1"/>
                  </Nurbs></Shape></Trajectory></TrajectoryRef>
                  <TimeReference><Timing domainAbsoluteRelative="relative" scale="1" offset="0"/></TimeReference>
                  <TrajectoryFollowingMode followingMode="position"/>
                </FollowTrajectoryAction></RoutingAction>""".formatted(points);
        String story = act(event("Go", "override", 1, spline, group(time("greaterOrEqual", 1, "none", 0))), "");
        World world = world(scenario(story, group(time("greaterOrEqual", 2, "none", 0))));
        run(world);
        // A parabola whose middle point pulls most in its middle.
        assertEquals(20, world.view().actors().x[0], 0.6);
    }

    @Test
    void anActionOnSpeedKeepsToWhatAVehicleCanDo() throws IOException {
        String faster = Texts.speed(40, "linear", 1);
        String story = act(event("Go", "override", 1, faster, group(time("greaterOrEqual", 1, "none", 0))), "");
        String text =
                scenario(story, group(time("greaterOrEqual", 20, "none", 0))).replaceFirst("</Vehicle>", """
                        <Performance maxSpeed="30" maxAcceleration="2" maxDeceleration="8"/></Vehicle>""");
        Reference.Played played = Texts.play(folder, text);
        // From 10 to 30 m/s at 2 m/s².
        assertEquals(11.0, times(played, "GoAction endTransition completeState").get(0), 0.02);
        World world = world(text);
        run(world);
        assertEquals(30, world.view().actors().speed[0], 1e-9);
    }

    @Test
    void aStepOfSpeedComesBeforeAProfileThatBeginsWithIt() throws IOException {
        String profile = """
                <Action name="Profile"><PrivateAction><LongitudinalAction><SpeedProfileAction followingMode="position">
                  <SpeedProfileEntry time="2" speed="4"/>
                </SpeedProfileAction></LongitudinalAction></PrivateAction></Action><StartTrigger>""";
        String story = act(
                event("Move", "override", 1, Texts.speed(0, "step", 0), group(time("greaterOrEqual", 1, "none", 0)))
                        .replaceFirst("<StartTrigger>", profile),
                "");
        World world = world(scenario(story, group(time("greaterOrEqual", 2, "none", 0))));
        run(world);
        assertEquals(2, world.view().actors().speed[0], 0.05);
    }

    @Test
    void aWaypointOnAnOncomingLaneMeansTheRoad() throws IOException {
        String twoWay = ROAD.replace(
                "<center>",
                "<left><lane id=\"1\" type=\"driving\"><width sOffset=\"0\" a=\"4\" b=\"0\" c=\"0\" d=\"0\"/></lane></left><center>");
        Files.writeString(folder.resolve("r.xodr"), twoWay);
        String route = """
                <PrivateAction><RoutingAction><AssignRouteAction><Route name="r" closed="false">
                  <Waypoint routeStrategy="shortest"><Position><LanePosition roadId="1" laneId="-1" s="10"/></Position></Waypoint>
                  <Waypoint routeStrategy="shortest"><Position><LanePosition roadId="1" laneId="1" s="90"/></Position></Waypoint>
                </Route></AssignRouteAction></RoutingAction></PrivateAction>
                <PrivateAction><TeleportAction><Position><RoutePosition>
                  <RouteRef><Route name="r" closed="false">
                    <Waypoint routeStrategy="shortest"><Position><LanePosition roadId="1" laneId="-1" s="10"/></Position></Waypoint>
                    <Waypoint routeStrategy="shortest"><Position><LanePosition roadId="1" laneId="1" s="90"/></Position></Waypoint>
                  </Route></RouteRef>
                  <InRoutePosition><FromRoadCoordinates pathS="20" t="-2"/></InRoutePosition>
                </RoutePosition></Position></TeleportAction></PrivateAction>
                </Private>""";
        World world = world(onRoad(scenario("", group(time("greaterOrEqual", 1, "none", 0))))
                .replaceFirst("</Private>", route));
        assertEquals(30, world.view().actors().x[0], 1e-6);
        assertEquals(-2, world.view().actors().y[0], 1e-6);
    }

    private static String onRoad(String text) {
        return text.replace("<RoadNetwork/>", "<RoadNetwork><LogicFile filepath=\"r.xodr\"/></RoadNetwork>")
                .replace("<WorldPosition x=\"0\" y=\"0\"/>", "<LanePosition roadId=\"1\" laneId=\"-1\" s=\"0\"/>")
                .replace("<WorldPosition x=\"100\" y=\"0\"/>", "<LanePosition roadId=\"1\" laneId=\"-2\" s=\"5\"/>");
    }

    private World world(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.xosc"), text);
        World world = new World(OpenScenarioLoader.load(
                file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), new ArrayList<>()));
        world.reset(1);
        return world;
    }

    private static void run(World world) {
        while (!world.finished()) {
            world.tick();
        }
    }
}
