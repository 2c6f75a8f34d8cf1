package org.skidpad.scenarios.openscenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Small scenarios in text: car A starts at the origin along x at 10 m/s, car B stands at x = 100 m; no road. */
final class Texts {
    private Texts() {}

    static String scenario(String stories, String stop) {
        return """
                <OpenSCENARIO>
                  <FileHeader revMajor="1" revMinor="2" date="" description="" author=""/>
                  <RoadNetwork/>
                  <Entities>
                    %s
                    %s
                  </Entities>
                  <Storyboard>
                    <Init>
                      <Actions>
                        <Private entityRef="A">
                          <PrivateAction><TeleportAction><Position>
                            <WorldPosition x="0" y="0"/></Position></TeleportAction></PrivateAction>
                          <PrivateAction>%s</PrivateAction>
                        </Private>
                        <Private entityRef="B">
                          <PrivateAction><TeleportAction><Position>
                            <WorldPosition x="100" y="0"/></Position></TeleportAction></PrivateAction>
                        </Private>
                      </Actions>
                    </Init>
                    %s
                    <StopTrigger>%s</StopTrigger>
                  </Storyboard>
                </OpenSCENARIO>
                """.formatted(car("A"), car("B"), speed(10, "step", 0), stories, stop);
    }

    private static String car(String name) {
        return """
                <ScenarioObject name="%s"><Vehicle name="car" vehicleCategory="car">
                  <BoundingBox><Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox>
                </Vehicle></ScenarioObject>""".formatted(name);
    }

    static String speed(double target, String shape, double seconds) {
        return """
                <LongitudinalAction><SpeedAction>
                  <SpeedActionDynamics dynamicsShape="%s" dynamicsDimension="time" value="%s"/>
                  <SpeedActionTarget><AbsoluteTargetSpeed value="%s"/></SpeedActionTarget>
                </SpeedAction></LongitudinalAction>""".formatted(shape, seconds, target);
    }

    static String event(String name, String priority, int executions, String action, String condition) {
        return """
                <Event name="%s" priority="%s" maximumExecutionCount="%d">
                  <Action name="%sAction"><PrivateAction>%s</PrivateAction></Action>
                  <StartTrigger>%s</StartTrigger>
                </Event>""".formatted(name, priority, executions, name, action, condition);
    }

    /** One story with one act for car A that starts at once. */
    static String story(String events) {
        return act(events, "");
    }

    static String act(String events, String stopTrigger) {
        return """
                <Story name="Story"><Act name="Act">
                  <ManeuverGroup name="Group" maximumExecutionCount="1">
                    <Actors selectTriggeringEntities="false"><EntityRef entityRef="A"/></Actors>
                    <Maneuver name="Maneuver">%s</Maneuver>
                  </ManeuverGroup>
                  <StartTrigger>%s</StartTrigger>%s
                </Act></Story>""".formatted(events, group(time("greaterOrEqual", 0, "none", 0)), stopTrigger);
    }

    static String group(String... conditions) {
        return "<ConditionGroup>" + String.join("", conditions) + "</ConditionGroup>";
    }

    static String time(String rule, double seconds, String edge, double delay) {
        return condition(
                "<ByValueCondition><SimulationTimeCondition rule=\"" + rule + "\" value=\"" + seconds
                        + "\"/></ByValueCondition>",
                edge,
                delay);
    }

    static String condition(String inside, String edge, double delay) {
        return "<Condition name=\"c\" delay=\"" + delay + "\" conditionEdge=\"" + edge + "\">" + inside
                + "</Condition>";
    }

    static String entities(String rule, String condition, String... names) {
        StringBuilder refs = new StringBuilder();
        for (String name : names) {
            refs.append("<EntityRef entityRef=\"").append(name).append("\"/>");
        }
        return "<ByEntityCondition><TriggeringEntities triggeringEntitiesRule=\"" + rule + "\">" + refs
                + "</TriggeringEntities><EntityCondition>" + condition + "</EntityCondition></ByEntityCondition>";
    }

    static String state(String type, String name, String state) {
        return "<ByValueCondition><StoryboardElementStateCondition storyboardElementType=\"" + type
                + "\" storyboardElementRef=\"" + name + "\" state=\"" + state + "\"/></ByValueCondition>";
    }

    static Reference.Played play(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.xosc"), text);
        List<Diagnostic> diagnostics = new ArrayList<>();
        return Reference.play(
                OpenScenarioLoader.load(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics),
                null,
                "",
                0);
    }

    /** Times of an event's text, s. */
    static List<Double> times(Reference.Played played, String text) {
        return played.events().stream()
                .filter(e -> e.text().equals(text))
                .map(e -> Math.rint(1000 * e.time()) / 1000)
                .toList();
    }
}
