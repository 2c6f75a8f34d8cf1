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
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/** Which lane a point lies on, among 1,000 bent roads of two lanes each way: without knowing where it was, and knowing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(LookupBenchmark.POINTS)
public class LookupBenchmark {
    static final int POINTS = 4096;
    private static final int SIDE = 32;
    private static final int ROADS = 1000;

    private final RoadNetwork roads = network();
    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private final int[] lane = new int[POINTS];
    private final LanePosition found = new LanePosition();

    public LookupBenchmark() {
        RandomStream random = new RandomStream(1, 0, "points");
        PoseHolder pose = new PoseHolder();
        for (int k = 0; k < POINTS; k++) {
            lane[k] = random.nextInt(roads.lanes().size());
            double s = random.uniform(0, roads.lane(lane[k]).length());
            roads.toMap(lane[k], s, random.uniform(-1.7, 1.7), pose);
            x[k] = pose.x;
            y[k] = pose.y;
        }
    }

    /** Clothoids of 150 m that turn by up to a quarter circle, 200 m apart. */
    private static RoadNetwork network() {
        RandomStream random = new RandomStream(1, 0, "roads");
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        for (int k = 0; k < ROADS; k++) {
            RoadBuilder road = builder.road(Integer.toString(k), "", "", false);
            road.spiral(
                    0,
                    200.0 * (k % SIDE),
                    200.0 * (k / SIDE),
                    random.uniform(-Math.PI, Math.PI),
                    150,
                    random.uniform(-0.01, 0.01),
                    random.uniform(-0.01, 0.01));
            SectionBuilder section = road.section(0);
            for (int id : new int[] {-2, -1, 1, 2}) {
                section.lane(id, "driving").width(0, 3.5, 0, 0, 0);
            }
        }
        return builder.build();
    }

    @Benchmark
    public int anywhere() {
        int sum = 0;
        for (int k = 0; k < POINTS; k++) {
            sum += roads.locate(x[k], y[k], -1, found) ? found.lane : 0;
        }
        return sum;
    }

    @Benchmark
    public int whereItWas() {
        int sum = 0;
        for (int k = 0; k < POINTS; k++) {
            sum += roads.locate(x[k], y[k], lane[k], found) ? found.lane : 0;
        }
        return sum;
    }
}
