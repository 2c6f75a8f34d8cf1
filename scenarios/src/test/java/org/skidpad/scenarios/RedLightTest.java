package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.SignalTrace;
import org.skidpad.sim.run.Simulation;
import org.skidpad.sim.spec.Formula;
import org.skidpad.sim.spec.Robustness;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;
import org.skidpad.sim.spec.Trace;

/** The signal {@code ran_red_light}, from a drive across shipped crossroads to a verdict. */
class RedLightTest {
    private static final Formula OBEYS =
            SpecParser.parse("always (ran_red_light < 0.5)", SourceLocation.wholeFile("test"), Signals.names());

    /** Drives on whatever the lights show. */
    private record Blind(PolicyContract contract) implements Policy {
        @Override
        public void act(Observations in, Actions out) {
            Arrays.fill(out.values, 0);
        }
    }

    @Test
    void whoDrivesOnAtRedFailsTheFormulaAndTheRecordingSaysWhen() {
        Scenario scenario = ScenarioLoader.load("signals", new ArrayList<>());
        Simulation simulation =
                new Simulation(scenario, new Blind(scenario.task().contract()), "blind");
        int ran = 0;
        int passed = 0;
        for (long seed = 0; seed < 20; seed++) {
            MemoryRecorder recorder = new MemoryRecorder();
            simulation.run(seed, recorder);
            Recording run = recorder.recording();
            Trace trace = SignalTrace.of(run);
            long events = run.events().stream()
                    .filter(e -> e.kind().equals(RunEvent.RED_LIGHT))
                    .count();
            double samples = 0;
            for (int i = 0; i < run.samples(); i++) {
                samples += trace.signal("ran_red_light")[i];
            }
            assertEquals(events, samples, "seed " + seed);
            assertEquals(events == 0, Robustness.holds(OBEYS, trace));
            ran += events > 0 ? 1 : 0;
            passed += events == 0 ? 1 : 0;
        }
        assertTrue(ran > 3 && passed > 1, ran + " ran a red light, " + passed + " did not");
    }
}
