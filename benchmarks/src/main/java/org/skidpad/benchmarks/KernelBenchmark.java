package org.skidpad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.skidpad.sim.dynamics.Arc;
import org.skidpad.sim.geometry.Overlap;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.traffic.Idm;
import org.skidpad.sim.traffic.IdmParameters;

/** The pure functions under the workloads of {@code ./skidpad bench}: one call each, over 1,024 seeded inputs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(KernelBenchmark.INPUTS)
public class KernelBenchmark {
    static final int INPUTS = 1024;

    private final double[] x = new double[INPUTS];
    private final double[] y = new double[INPUTS];
    private final double[] angle = new double[INPUTS];
    private final double[] cos = new double[INPUTS];
    private final double[] sin = new double[INPUTS];
    private final double[] speed = new double[INPUTS];
    private final double[] gap = new double[INPUTS];
    private final PoseHolder pose = new PoseHolder();
    private final RandomStream noise = new RandomStream(1, 0, "noise");

    public KernelBenchmark() {
        RandomStream random = new RandomStream(1, 0, "inputs");
        for (int k = 0; k < INPUTS; k++) {
            x[k] = random.uniform(-5, 5);
            y[k] = random.uniform(-5, 5);
            angle[k] = random.uniform(-Math.PI, Math.PI);
            cos[k] = Trigonometry.cos(angle[k]);
            sin[k] = Trigonometry.sin(angle[k]);
            speed[k] = random.uniform(0, 30);
            gap[k] = random.uniform(1, 100);
        }
    }

    /** Two cars a few metres apart: about a third overlap. */
    @Benchmark
    public int boxOverlap() {
        int hits = 0;
        for (int k = 0; k < INPUTS; k++) {
            hits += Overlap.boxes(0, 0, 1, 0, 2.25, 1, x[k], y[k], cos[k], sin[k], 2.25, 1) ? 1 : 0;
        }
        return hits;
    }

    @Benchmark
    public int boxSegmentOverlap() {
        int hits = 0;
        for (int k = 0; k < INPUTS; k++) {
            hits += Overlap.boxSegment(0, 0, 1, 0, 2.25, 1, x[k], y[k], x[k] + 5 * cos[k], y[k] + 5 * sin[k]) ? 1 : 0;
        }
        return hits;
    }

    @Benchmark
    public double idm() {
        double sum = 0;
        for (int k = 0; k < INPUTS; k++) {
            sum += Idm.acceleration(speed[k], gap[k], x[k], IdmParameters.TREIBER);
        }
        return sum;
    }

    @Benchmark
    public double sine() {
        double sum = 0;
        for (int k = 0; k < INPUTS; k++) {
            sum += Trigonometry.sin(angle[k]);
        }
        return sum;
    }

    /** What {@link #sine} is compared with. */
    @Benchmark
    public double sineOfStrictMath() {
        double sum = 0;
        for (int k = 0; k < INPUTS; k++) {
            sum += StrictMath.sin(angle[k]);
        }
        return sum;
    }

    /** One tick of a kinematic single track. */
    @Benchmark
    public double arc() {
        pose.x = 0;
        pose.y = 0;
        pose.heading = 0;
        for (int k = 0; k < INPUTS; k++) {
            Arc.advance(pose, speed[k] * 0.05, x[k] * 0.01);
        }
        return pose.x;
    }

    @Benchmark
    public double gaussianNoise() {
        double sum = 0;
        for (int k = 0; k < INPUTS; k++) {
            sum += noise.nextTabledGaussian();
        }
        return sum;
    }
}
