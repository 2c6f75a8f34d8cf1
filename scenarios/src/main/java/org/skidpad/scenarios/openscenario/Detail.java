package org.skidpad.scenarios.openscenario;

/**
 * What attributes, values and elements outside the lists of a {@link Family} are not played as they stand. Readers report with
 * these and nothing else, so that {@code docs/coverage.md} tells all.
 */
enum Detail {
    FOLLOWING_MODE("TransitionDynamics", "followingMode = follow", Family.Level.APPROXIMATED, "as 'position'"),
    CONTINUOUS_OFFSET(
            "LaneOffsetAction",
            "continuous = true",
            Family.Level.APPROXIMATED,
            "it ends when the offset is reached, which is kept anyway"),
    ALONG_TRAJECTORY("actions and conditions", "coordinateSystem = trajectory", Family.Level.APPROXIMATED, "as 'road'"),
    ROUTING_ALGORITHM(
            "actions and conditions", "routingAlgorithm, any but shortest", Family.Level.APPROXIMATED, "as 'shortest'"),
    ROUTE_STRATEGY("Waypoint", "routeStrategy, any but shortest", Family.Level.APPROXIMATED, "as 'shortest'"),
    CLOSED_TIMED(
            "FollowTrajectoryAction",
            "a closed trajectory with times",
            Family.Level.APPROXIMATED,
            "it is followed once"),
    OTHER_CONTROLLERS(
            "controller actions",
            "of others than the ego",
            Family.Level.APPROXIMATED,
            "only the ego has a controller here; others keep speed and lane"),
    ONE_DOMAIN(
            "ActivateControllerAction",
            "one of longitudinal and lateral",
            Family.Level.APPROXIMATED,
            "the policy takes both domains or none; one alone counts as both"),
    CLUTCH_AND_GEAR(
            "OverrideControllerValueAction",
            "Clutch, Gear",
            Family.Level.APPROXIMATED,
            "clutch and gear are not simulated"),
    BRAKE_FORCE(
            "OverrideControllerValueAction",
            "BrakeForce",
            Family.Level.APPROXIMATED,
            "a force of 10 kN counts as full brakes"),
    VERTICAL("conditions", "direction = vertical", Family.Level.APPROXIMATED, "nothing moves up or down: 0"),
    PITCH_AND_ROLL(
            "AngleCondition",
            "angleType = pitch, roll",
            Family.Level.APPROXIMATED,
            "the world is flat: pitch and roll are 0"),
    LANE_ZERO("LanePosition", "laneId = 0", Family.Level.APPROXIMATED, "lane 0 has no width: the reference line"),
    BEHIND_THE_END(
            "LanePosition, RoadPosition",
            "s beyond the end of the road",
            Family.Level.APPROXIMATED,
            "taken as the end of the road"),
    USER_DEFINED(
            "UserDefinedAction",
            "",
            Family.Level.APPROXIMATED,
            "kept as an event of the recording; nobody here knows what it does"),
    FRICTION(
            "RoadCondition",
            "frictionScaleFactor other than 1",
            Family.Level.IGNORED,
            "the grip of the road binds nobody here"),
    SIGNAL_GROUP(
            "TrafficSignalGroupState",
            "of a controller that the map does not have",
            Family.Level.IGNORED,
            "the group has no members"),
    EMPTY_ACTION("Action", "empty", Family.Level.IGNORED, "it says nothing to do"),
    WEATHER(
            "Weather",
            "",
            Family.Level.WITHOUT_INFLUENCE,
            "weather is not simulated; the numbers of the initialisation are kept in the recording's header"),
    CONTROLLER("Controller", "", Family.Level.WITHOUT_INFLUENCE, "the policy stands for every controller");

    final String element;
    final String when;
    final Family.Level level;
    final String note;

    Detail(String element, String when, Family.Level level, String note) {
        this.element = element;
        this.when = when;
        this.level = level;
        this.note = note;
    }
}
