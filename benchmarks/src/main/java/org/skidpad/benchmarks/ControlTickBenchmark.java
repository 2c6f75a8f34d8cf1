package org.skidpad.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.skidpad.bridge.tick.TickRig;
import org.skidpad.policies.UntrainedPolicy;
import org.skidpad.sim.env.StandardTasks;

/**
 * One tick of deployment with a new scan of 360 beams each time, an MLP of 2 × 64, a specification, the shield among near walls and
 * all limits, as fast as it can be repeated. How it fares at a robot's rate beside other programs, where the bound of 1 ms
 * for the 99.9th percentile lies, is told by {@code skidpad bench control-tick}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class ControlTickBenchmark {
    private TickRig rig;

    @Setup
    public void setUp() {
        rig = new TickRig(UntrainedPolicy.of(StandardTasks.burger(), List.of(64, 64), 2));
    }

    @Benchmark
    public void tickWithANewScanOf360Beams() {
        rig.measure();
        rig.tick();
    }
}
