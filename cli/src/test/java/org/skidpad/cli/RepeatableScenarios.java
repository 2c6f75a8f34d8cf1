package org.skidpad.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** What {@link RepeatabilityTest} runs: shipped scenarios, a storyboard, and a generated family; each in detect and in rigid. */
final class RepeatableScenarios {
    private static final int TICKS = 100;
    private static final int FAMILY = 20;

    private RepeatableScenarios() {}

    static List<TickHashes> all() {
        List<TickHashes> out = new ArrayList<>();
        for (ContactMode contacts : ContactMode.values()) {
            LoadOptions options = LoadOptions.DEFAULT.withContacts(contacts);
            for (String name : Library.names()) {
                Scenario scenario = ScenarioLoader.load(name, options, new ArrayList<>());
                out.add(new TickHashes(scenario, 11, TICKS, false, false));
            }
            out.add(new TickHashes(storyboard(options), 1, TICKS, false, true));
            for (int k = 0; k < FAMILY; k++) {
                GeneratedScenario scenario = new GeneratedScenario(k, contacts);
                out.add(new TickHashes(scenario, k, TICKS, scenario.isPileUp(), true));
            }
        }
        return out;
    }

    /** One number for all that is pinned. */
    static long fold(List<TickHashes> scenarios, long[][] hashes) {
        long fold = 0;
        for (int i = 0; i < hashes.length; i++) {
            fold = scenarios.get(i).isPinned() ? mix(fold, one(hashes[i])) : fold;
        }
        return fold;
    }

    /** One number a scenario, to see which one differs between two machines. */
    static String each(List<TickHashes> scenarios, long[][] hashes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hashes.length; i++) {
            out.append(String.format("%n%016x %s", one(hashes[i]), scenarios.get(i)));
        }
        return out.toString();
    }

    private static long one(long[] hashes) {
        long fold = 0;
        for (long hash : hashes) {
            fold = mix(fold, hash);
        }
        return fold;
    }

    private static long mix(long before, long hash) {
        return (Long.rotateLeft(before, 23) ^ hash) * 0x9e3779b97f4a7c15L;
    }

    /** Two cars without a road: one is driven, the other swerves along a trajectory and then speeds up. */
    private static Scenario storyboard(LoadOptions options) {
        try {
            Path file = Files.createTempFile("skidpad-repeatable", ".xosc");
            Files.writeString(file, STORYBOARD);
            Scenario scenario = ScenarioLoader.load(file, options, new ArrayList<>());
            Files.delete(file);
            return scenario;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CAR = """
            <ScenarioObject name="%s"><Vehicle name="car" vehicleCategory="car">
              <BoundingBox><Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox>
            </Vehicle></ScenarioObject>
            """;

    private static final String INIT = """
            <Private entityRef="%s">
              <PrivateAction><TeleportAction><Position><WorldPosition x="%d" y="%d"/></Position></TeleportAction></PrivateAction>
              <PrivateAction><LongitudinalAction><SpeedAction>
                <SpeedActionDynamics dynamicsShape="step" dynamicsDimension="time" value="0"/>
                <SpeedActionTarget><AbsoluteTargetSpeed value="%d"/></SpeedActionTarget>
              </SpeedAction></LongitudinalAction></PrivateAction>
            </Private>
            """;

    private static final String EVENT = """
            <Event name="E%1$d" priority="parallel" maximumExecutionCount="2">
              <Action name="A%1$d"><PrivateAction><LongitudinalAction><SpeedAction>
                <SpeedActionDynamics dynamicsShape="%2$s" dynamicsDimension="time" value="1.5"/>
                <SpeedActionTarget><AbsoluteTargetSpeed value="%3$d"/></SpeedActionTarget>
              </SpeedAction></LongitudinalAction></PrivateAction></Action>
              <StartTrigger><ConditionGroup><Condition name="c" delay="0.3" conditionEdge="rising"><ByValueCondition>
                <SimulationTimeCondition rule="greaterThan" value="%4$s"/>
              </ByValueCondition></Condition></ConditionGroup></StartTrigger>
            </Event>
            """;

    private static final String STORYBOARD = """
            <OpenSCENARIO>
              <FileHeader revMajor="1" revMinor="2" date="" description="" author=""/>
              <Entities>%s%s</Entities>
              <Storyboard>
                <Init><Actions>%s%s</Actions></Init>
                <Story name="Story"><Act name="Act">
                  <ManeuverGroup name="Group" maximumExecutionCount="1">
                    <Actors selectTriggeringEntities="false"><EntityRef entityRef="B"/></Actors>
                    <Maneuver name="Maneuver">%s%s</Maneuver>
                  </ManeuverGroup>
                  <StartTrigger/>
                </Act></Story>
                <StopTrigger/>
              </Storyboard>
            </OpenSCENARIO>
            """.formatted(
                    CAR.formatted("Ego"),
                    CAR.formatted("B"),
                    INIT.formatted("Ego", 0, 0, 10),
                    INIT.formatted("B", 30, 1, 8),
                    EVENT.formatted(1, "sinusoidal", 14, "0.5"),
                    EVENT.formatted(2, "cubic", 3, "2.5"));
}
