package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.SharedData;

/** Files that mutations start from: a straight road, a scenario with every kind of action and condition, and, where there, others'. */
final class FuzzSeeds {
    /** One straight road of 500 m with two lanes each way. */
    static final String ROAD = """
            <OpenDRIVE><header revMajor="1" revMinor="6"/><road name="r" length="500" id="1" junction="-1">
            <planView><geometry s="0" x="0" y="0" hdg="0" length="500"><line/></geometry></planView>
            <lanes><laneSection s="0">
            <left><lane id="2" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
            <lane id="1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></left>
            <center><lane id="0" type="none"/></center>
            <right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
            <lane id="-2" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right>
            </laneSection></lanes>
            <signals><signal s="10" t="0" id="7" name="light" dynamic="yes" orientation="+" type="1" subtype="1"/></signals>
            </road></OpenDRIVE>
            """;

    private static final String VEHICLE = """
            <ScenarioObject name="%s"><Vehicle name="v" vehicleCategory="%s">
            <BoundingBox><Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox>
            <Performance maxSpeed="60" maxAcceleration="5" maxDeceleration="9"/>
            <Axles><FrontAxle maxSteering="0.5" wheelDiameter="0.6" trackWidth="1.7" positionX="2.8" positionZ="0.3"/>
            <RearAxle maxSteering="0" wheelDiameter="0.6" trackWidth="1.7" positionX="0" positionZ="0.3"/></Axles>
            <TrailerHitch dx="-1"/><TrailerCoupler dx="4"/></Vehicle></ScenarioObject>
            """;

    private static final String LANE =
            "<Position><LanePosition roadId=\"1\" laneId=\"-1\" s=\"%d\" offset=\"0.1\"/></Position>";

    private static final List<String> ACTIONS = List.of(
            "<LongitudinalAction><SpeedAction><SpeedActionDynamics dynamicsShape=\"cubic\" dynamicsDimension=\"distance\" value=\"20\"/>"
                    + "<SpeedActionTarget><RelativeTargetSpeed entityRef=\"B\" value=\"1.2\" speedTargetValueType=\"factor\""
                    + " continuous=\"false\"/></SpeedActionTarget></SpeedAction></LongitudinalAction>",
            "<LongitudinalAction><SpeedProfileAction followingMode=\"follow\"><DynamicConstraints maxAcceleration=\"5\""
                    + " maxDeceleration=\"9\" maxAccelerationRate=\"4\" maxDecelerationRate=\"3\" maxSpeed=\"50\"/>"
                    + "<SpeedProfileEntry time=\"0\" speed=\"3\"/><SpeedProfileEntry time=\"4\" speed=\"10\"/>"
                    + "<SpeedProfileEntry speed=\"4\"/></SpeedProfileAction></LongitudinalAction>",
            "<LongitudinalAction><LongitudinalDistanceAction entityRef=\"B\" timeGap=\"1\" freespace=\"true\" continuous=\"true\""
                    + " coordinateSystem=\"lane\" displacement=\"any\"><DynamicConstraints maxAcceleration=\"2\"/>"
                    + "</LongitudinalDistanceAction></LongitudinalAction>",
            "<LateralAction><LaneChangeAction targetLaneOffset=\"0.2\"><LaneChangeActionDynamics dynamicsShape=\"sinusoidal\""
                    + " dynamicsDimension=\"rate\" value=\"1\"/><LaneChangeTarget><RelativeTargetLane entityRef=\"A\" value=\"-1\"/>"
                    + "</LaneChangeTarget></LaneChangeAction></LateralAction>",
            "<LateralAction><LaneOffsetAction continuous=\"false\"><LaneOffsetActionDynamics maxLateralAcc=\"2\""
                    + " dynamicsShape=\"linear\"/><LaneOffsetTarget><AbsoluteTargetLaneOffset value=\"1\"/></LaneOffsetTarget>"
                    + "</LaneOffsetAction></LateralAction>",
            "<LateralAction><LateralDistanceAction entityRef=\"B\" distance=\"3\" freespace=\"false\" continuous=\"true\""
                    + " displacement=\"leftToReferencedEntity\"><DynamicConstraints maxSpeed=\"2\" maxAcceleration=\"1\"/>"
                    + "</LateralDistanceAction></LateralAction>",
            "<SynchronizeAction masterEntityRef=\"B\" targetTolerance=\"1\" targetToleranceMaster=\"1\"><TargetPositionMaster>"
                    + "<LanePosition roadId=\"1\" laneId=\"-1\" s=\"300\"/></TargetPositionMaster><TargetPosition>"
                    + "<WorldPosition x=\"200\" y=\"0\"/></TargetPosition><FinalSpeed><AbsoluteSpeed value=\"9\">"
                    + "<TargetTimeSteadyState time=\"2\"/></AbsoluteSpeed></FinalSpeed></SynchronizeAction>",
            "<RoutingAction><AssignRouteAction><Route name=\"r\" closed=\"false\"><Waypoint routeStrategy=\"fastest\">"
                    + String.format(LANE, 10) + "</Waypoint><Waypoint routeStrategy=\"shortest\">"
                    + String.format(LANE, 400)
                    + "</Waypoint></Route></AssignRouteAction></RoutingAction>",
            "<RoutingAction><AcquirePositionAction>" + String.format(LANE, 200)
                    + "</AcquirePositionAction></RoutingAction>",
            trajectory(
                    "<Polyline><Vertex time=\"0\">" + String.format(LANE, 5) + "</Vertex><Vertex time=\"3\">"
                            + "<Position><RelativeObjectPosition entityRef=\"B\" dx=\"1\" dy=\"2\"/></Position></Vertex></Polyline>"),
            trajectory(
                    "<Clothoid curvature=\"0.01\" curvaturePrime=\"0.001\" length=\"30\" startTime=\"0\" stopTime=\"9\">"
                            + "<Position><WorldPosition x=\"0\" y=\"0\" h=\"0.1\"/></Position></Clothoid>"),
            trajectory(
                    "<ClothoidSpline timeEnd=\"8\"><ClothoidSplineSegment curvatureStart=\"0\" curvatureEnd=\"0.1\" length=\"20\""
                            + " timeStart=\"0\"/><ClothoidSplineSegment curvatureStart=\"0.1\" curvatureEnd=\"0\" length=\"10\" hOffset=\"0.1\""
                            + " timeStart=\"4\"/></ClothoidSpline>"),
            trajectory("<Nurbs order=\"3\"><ControlPoint weight=\"1\" time=\"0\">" + String.format(LANE, 5)
                    + "</ControlPoint>"
                    + "<ControlPoint weight=\"2\" time=\"2\"><Position><RelativeLanePosition entityRef=\"A\" dLane=\"-1\" ds=\"20\"/>"
                    + "</Position></ControlPoint><ControlPoint time=\"5\">" + String.format(LANE, 60)
                    + "</ControlPoint>"
                    + "<Knot value=\"0\"/><Knot value=\"0\"/><Knot value=\"0\"/><Knot value=\"1\"/><Knot value=\"1\"/>"
                    + "<Knot value=\"1\"/></Nurbs>"),
            "<TeleportAction><Position><RelativeRoadPosition entityRef=\"B\" ds=\"5\" dt=\"1\"><Orientation type=\"relative\" h=\"1\"/>"
                    + "</RelativeRoadPosition></Position></TeleportAction>",
            "<TeleportAction><Position><RoutePosition><RouteRef><Route name=\"r\" closed=\"false\"><Waypoint routeStrategy=\"shortest\">"
                    + String.format(LANE, 10) + "</Waypoint><Waypoint routeStrategy=\"random\">"
                    + String.format(LANE, 300)
                    + "</Waypoint></Route></RouteRef><InRoutePosition><FromLaneCoordinates pathS=\"20\" laneId=\"-2\"/>"
                    + "</InRoutePosition></RoutePosition></Position></TeleportAction>",
            "<ControllerAction><OverrideControllerValueAction><Throttle value=\"0.5\" active=\"true\"/><Brake value=\"0\" active=\"false\"/>"
                    + "<SteeringWheel value=\"1\" active=\"true\"/></OverrideControllerValueAction></ControllerAction>",
            "<ActivateControllerAction lateral=\"true\" longitudinal=\"true\"/>",
            "<TrailerAction><ConnectTrailerAction trailerRef=\"C\"/></TrailerAction>",
            "<TrailerAction><DisconnectTrailerAction/></TrailerAction>",
            "<AppearanceAction><LightStateAction><LightType><VehicleLight vehicleLightType=\"lowBeam\"/></LightType>"
                    + "<LightState mode=\"on\"/></LightStateAction></AppearanceAction>");

    private static final List<String> GLOBAL = List.of(
            "<ParameterAction parameterRef=\"P\"><ModifyAction><Rule><AddValue value=\"1\"/></Rule></ModifyAction></ParameterAction>",
            "<VariableAction variableRef=\"V\"><SetAction value=\"3\"/></VariableAction>",
            "<EntityAction entityRef=\"C\"><DeleteEntityAction/></EntityAction>",
            "<EntityAction entityRef=\"C\"><AddEntityAction>" + String.format(LANE, 90)
                    + "</AddEntityAction></EntityAction>",
            "<InfrastructureAction><TrafficSignalAction><TrafficSignalStateAction name=\"7\" state=\"on\"/></TrafficSignalAction>"
                    + "</InfrastructureAction>",
            "<InfrastructureAction><TrafficSignalAction><TrafficSignalControllerAction trafficSignalControllerRef=\"S\""
                    + " phase=\"go\"/></TrafficSignalAction></InfrastructureAction>",
            "<EnvironmentAction><Environment name=\"e\"><TimeOfDay animation=\"true\" dateTime=\"2024-01-01T12:00:00\"/>"
                    + "<RoadCondition frictionScaleFactor=\"1\"/></Environment></EnvironmentAction>");

    private static final List<String> CONDITIONS = List.of(
            "<EndOfRoadCondition duration=\"1\"/>",
            "<OffroadCondition duration=\"1\"/>",
            "<CollisionCondition><ByType type=\"vehicle\"/></CollisionCondition>",
            "<TimeHeadwayCondition entityRef=\"B\" freespace=\"true\" rule=\"lessThan\" value=\"1\" coordinateSystem=\"lane\"/>",
            "<TimeToCollisionCondition freespace=\"false\" rule=\"lessThan\" value=\"2\"><TimeToCollisionConditionTarget>"
                    + "<EntityRef entityRef=\"B\"/></TimeToCollisionConditionTarget></TimeToCollisionCondition>",
            "<AccelerationCondition rule=\"greaterThan\" value=\"1\" direction=\"lateral\"/>",
            "<StandStillCondition duration=\"2\"/>",
            "<SpeedCondition rule=\"greaterOrEqual\" value=\"4\"/>",
            "<RelativeSpeedCondition entityRef=\"B\" rule=\"notEqualTo\" value=\"0\"/>",
            "<TraveledDistanceCondition value=\"5\"/>",
            "<ReachPositionCondition tolerance=\"2\">" + String.format(LANE, 30) + "</ReachPositionCondition>",
            "<DistanceCondition value=\"3\" freespace=\"true\" rule=\"lessThan\" relativeDistanceType=\"lateral\""
                    + " coordinateSystem=\"road\">" + String.format(LANE, 30) + "</DistanceCondition>",
            "<RelativeDistanceCondition entityRef=\"B\" relativeDistanceType=\"euclidianDistance\" value=\"9\" freespace=\"true\""
                    + " rule=\"lessThan\"/>",
            "<RelativeClearanceCondition distanceForward=\"9\" distanceBackward=\"9\" freeSpace=\"true\" oppositeLanes=\"false\">"
                    + "<RelativeLaneRange from=\"-1\" to=\"1\"/></RelativeClearanceCondition>",
            "<AngleCondition angle=\"1\" angleTolerance=\"0.2\" angleType=\"heading\"/>",
            "<RelativeAngleCondition entityRef=\"B\" angle=\"1\" angleTolerance=\"0.2\" angleType=\"heading\"/>");

    private static final List<String> VALUES = List.of(
            "<SimulationTimeCondition value=\"0.05\" rule=\"greaterThan\"/>",
            "<StoryboardElementStateCondition storyboardElementType=\"event\" storyboardElementRef=\"E0\" state=\"endTransition\"/>",
            "<ParameterCondition parameterRef=\"P\" value=\"2\" rule=\"equalTo\"/>",
            "<VariableCondition variableRef=\"V\" value=\"3\" rule=\"equalTo\"/>",
            "<TimeOfDayCondition rule=\"greaterThan\" dateTime=\"2024-01-01T12:00:00Z\"/>",
            "<TrafficSignalCondition name=\"7\" state=\"on\"/>",
            "<TrafficSignalControllerCondition trafficSignalControllerRef=\"S\" phase=\"go\"/>",
            "<UserDefinedValueCondition name=\"V\" value=\"1\" rule=\"lessOrEqual\"/>");

    private FuzzSeeds() {}

    private static String trajectory(String shape) {
        return "<RoutingAction><FollowTrajectoryAction initialDistanceOffset=\"1\"><TrajectoryRef><Trajectory name=\"t\" closed=\"false\">"
                + "<Shape>" + shape
                + "</Shape></Trajectory></TrajectoryRef><TimeReference><Timing domainAbsoluteRelative=\"relative\""
                + " scale=\"1\" offset=\"0\"/></TimeReference><TrajectoryFollowingMode followingMode=\"follow\"/>"
                + "</FollowTrajectoryAction></RoutingAction>";
    }

    /** Scenarios of our own: one for every few kinds of actions and conditions, so that one mutation spoils little. */
    static List<String> own() {
        List<String> seeds = new ArrayList<>();
        int kinds = Math.max(Math.max(ACTIONS.size(), CONDITIONS.size()), Math.max(GLOBAL.size(), VALUES.size()));
        for (int i = 0; i < kinds; i++) {
            seeds.add(scenario(
                    ACTIONS.get(i % ACTIONS.size()),
                    ACTIONS.get((i + 7) % ACTIONS.size()),
                    GLOBAL.get(i % GLOBAL.size()),
                    CONDITIONS.get(i % CONDITIONS.size()),
                    VALUES.get(i % VALUES.size())));
        }
        return seeds;
    }

    private static String scenario(String first, String second, String global, String condition, String value) {
        return "<OpenSCENARIO><FileHeader revMajor=\"1\" revMinor=\"3\" date=\"\" description=\"\" author=\"\"/>"
                + "<ParameterDeclarations><ParameterDeclaration name=\"P\" parameterType=\"double\" value=\"1\"><ConstraintGroup>"
                + "<ValueConstraint rule=\"lessThan\" value=\"9\"/></ConstraintGroup></ParameterDeclaration></ParameterDeclarations>"
                + "<VariableDeclarations><VariableDeclaration name=\"V\" variableType=\"integer\" value=\"0\"/></VariableDeclarations>"
                + "<CatalogLocations/><RoadNetwork><LogicFile filepath=\"road.xodr\"/><TrafficSignals><TrafficSignalController"
                + " name=\"S\" delay=\"1\"><Phase name=\"go\" duration=\"5\"><TrafficSignalState trafficSignalId=\"7\" state=\"on\"/>"
                + "</Phase></TrafficSignalController></TrafficSignals></RoadNetwork><Entities>"
                + String.format(VEHICLE, "A", "car")
                + String.format(VEHICLE, "B", "truck") + String.format(VEHICLE, "C", "trailer")
                + "</Entities><Storyboard><Init><Actions>"
                + init("A", 20) + init("B", 80) + init("C", 8) + "</Actions></Init><Story name=\"S\"><Act name=\"Act\">"
                + "<ManeuverGroup name=\"G\" maximumExecutionCount=\"2\"><Actors selectTriggeringEntities=\"false\">"
                + "<EntityRef entityRef=\"A\"/></Actors><Maneuver name=\"M\">"
                + event(0, "<PrivateAction>" + first + "</PrivateAction>", "")
                + event(1, "<PrivateAction>" + second + "</PrivateAction>", byValue(value))
                + event(2, "<GlobalAction>" + global + "</GlobalAction>", byEntity(condition))
                + "</Maneuver></ManeuverGroup></Act></Story>"
                + "<StopTrigger><ConditionGroup>"
                + byValue("<SimulationTimeCondition value=\"${$P + 9}\" rule=\"greaterThan\"/>")
                + "</ConditionGroup></StopTrigger></Storyboard></OpenSCENARIO>";
    }

    private static String init(String name, int s) {
        return "<Private entityRef=\"" + name + "\"><PrivateAction><TeleportAction>" + String.format(LANE, s)
                + "</TeleportAction></PrivateAction><PrivateAction>" + Texts.speed(s / 4.0, "step", 0)
                + "</PrivateAction></Private>";
    }

    private static String event(int number, String action, String condition) {
        String start = condition.isEmpty()
                ? ""
                : "<StartTrigger><ConditionGroup>" + condition + "</ConditionGroup></StartTrigger>";
        return "<Event name=\"E" + number + "\" priority=\"parallel\" maximumExecutionCount=\"2\"><Action name=\"A"
                + number + "\">" + action + "</Action>" + start + "</Event>";
    }

    private static String byValue(String condition) {
        return Texts.condition("<ByValueCondition>" + condition + "</ByValueCondition>", "none", 0);
    }

    private static String byEntity(String condition) {
        return Texts.condition(Texts.entities("any", condition, "A"), "none", 0);
    }

    /** With those of others, where there are any, on our road. */
    static List<String> all() throws IOException {
        List<String> seeds = new ArrayList<>(own());
        if (Boolean.getBoolean("skidpad.fuzz.shared")) {
            for (Path file : SharedData.withSuffix(".xosc", "case")) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.length() < 30_000) {
                    seeds.add(text.replaceAll(
                            "LogicFile\\s+filepath\\s*=\\s*\"[^\"]*\"", "LogicFile filepath=\"road.xodr\""));
                }
            }
        }
        return seeds;
    }
}
