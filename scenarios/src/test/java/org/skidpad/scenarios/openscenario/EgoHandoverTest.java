package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.run.RunResult;
import org.skidpad.sim.run.Simulation;

/** The ego of a real scenario keeps speed and lane until its controller is activated, and obeys the policy afterwards. */
class EgoHandoverTest {
    private RunResult result;

    private static Scenario load(String name, Map<String, String> parameters) {
        return OpenScenarioLoader.load(
                SharedData.folder()
                        .resolve("osc-alks/logical_scenarios/concrete_scenarios/alks_scenario_" + name
                                + "_template.xosc"),
                parameters,
                new ArrayList<>());
    }

    private Recording run(Scenario scenario, float acceleration) {
        Policy constant = new Policy() {
            @Override
            public PolicyContract contract() {
                return StandardTasks.driver();
            }

            @Override
            public void act(Observations in, Actions out) {
                out.values[0] = acceleration;
            }
        };
        MemoryRecorder recorder = new MemoryRecorder();
        result = new Simulation(scenario, constant, "constant").run(1, recorder);
        return recorder.recording();
    }

    private static int sampleAt(Recording recording, double time) {
        for (int i = 0; i < recording.samples(); i++) {
            if (Math.abs(recording.time(i) - time) < 1e-6) {
                return i;
            }
        }
        throw new AssertionError("no sample at " + time + " s");
    }

    @Test
    void theEgoBrakesOnlyFromTheActivationOn() {
        Recording recording = run(load("4_4_1_cut_in_no_collision", Map.of()), -2);
        assertEquals(60 / 3.6, recording.speed(sampleAt(recording, 3.0), 0), 1e-9);
        assertEquals(60 / 3.6 - 2, recording.speed(sampleAt(recording, 4.0), 0), 1e-6);
        // A standing ego never comes near enough for the cut-in, so only time ends the run.
        assertEquals(EndReason.TIMEOUT, result.end());
    }

    @Test
    void anEgoThatBrakesForThePedestrianReachesTheStopTrigger() {
        Recording recording = run(load("4_2_3_crossing_pedestrian", Map.of()), -0.3f);
        assertEquals(EndReason.SUCCESS, result.end());
        assertEquals(40, result.timeS(), 0.02);
        assertTrue(recording.events().stream()
                .anyMatch(e -> e.kind().equals("storyboard") && e.text().contains("ActivateALKSControllerEvent")));
    }

    @Test
    void anEgoThatDoesNotBrakeHitsTheBrakingLead() {
        run(load("4_3_2_follow_lead_vehicle_emergency_brake", Map.of()), 0);
        assertEquals(EndReason.COLLISION, result.end());
    }

    @Test
    void theEgoKeepsItsLaneInABend() {
        Scenario scenario = load(
                "4_3_2_follow_lead_vehicle_emergency_brake",
                Map.of("Road", "./road_networks/alks_road_right_radius_250m.xodr"));
        Recording recording = run(scenario, -0.8f);
        assertNotEquals(EndReason.OFF_ROAD, result.end());
        for (int i = 0; i < recording.samples(); i++) {
            assertEquals(0, recording.laneOffset(i, 0), 0.3, "at " + recording.time(i) + " s");
        }
    }

    @Test
    void theSameSeedGivesTheSameStateHash() {
        long first = run(load("4_4_1_cut_in_no_collision", Map.of()), -0.5f).samples() + result.stateHash();
        long second = run(load("4_4_1_cut_in_no_collision", Map.of()), -0.5f).samples() + result.stateHash();
        assertEquals(first, second);
    }
}
