package org.skidpad.evaluation.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.env.VectorEnvironment;
import org.skidpad.sim.sensor.Lidar;
import org.skidpad.sim.sensor.LidarParameters;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.World;

/** The workloads by name. Each runs for about the given time after a warm-up, and says in its detail what it computed. */
public final class Benchmarks {
    private static final int BEAMS = 64;

    /** Worlds of a workload with many. */
    private static final int WORLDS = 256;

    private static final double GENTLE = 0.1;

    private Benchmarks() {}

    /** Names that {@link #run} knows. */
    public static List<String> names() {
        return List.of("lidar64", "ring1000", "ring1000_lanechange", "cut-in-env", "room-goal-env");
    }

    /**
     * Runs a workload: those of many worlds on as many threads as are given, the others on the calling thread.
     *
     * @param seconds to measure: of processor time on one thread, of wall-clock time on several
     * @throws IllegalArgumentException for a name that is not in {@link #names}
     */
    public static BenchResult run(String name, int threads, double seconds) {
        return switch (name) {
            case "lidar64" -> lidar64(seconds);
            case "ring1000" -> ring(new RingScene(false), seconds);
            case "ring1000_lanechange" -> ring(new RingScene(true), seconds);
            case "cut-in-env", "room-goal-env" ->
                environment(
                        name,
                        ScenarioLoader.load(name.substring(0, name.length() - "-env".length()), new ArrayList<>()),
                        WORLDS,
                        threads,
                        seconds);
            default -> throw new IllegalArgumentException("unknown workload '" + name + "'; known: " + names());
        };
    }

    /**
     * Steps many worlds of a scenario with the same gentle action, 0.1 in SI units where the bounds allow it: what a training
     * run could collect at most.
     *
     * @param name of the workload
     * @param worlds agents
     * @param threads that share them
     * @param seconds of wall-clock time to measure
     */
    public static BenchResult environment(String name, Scenario scenario, int worlds, int threads, double seconds) {
        try (VectorEnvironment environment = new VectorEnvironment(scenario, worlds, threads)) {
            Actions actions = new Actions(worlds, environment.contract().actionSize());
            int at = 0;
            while (at < actions.values.length) {
                for (Channel c : environment.contract().action()) {
                    Arrays.fill(
                            actions.values, at, at + c.size(), (float) Math.max(c.low(), Math.min(c.high(), GENTLE)));
                    at += c.size();
                }
            }
            Transitions out = new Transitions(worlds, environment.contract().observationSize());
            environment.reset(1, out);
            long warm = System.nanoTime();
            while (System.nanoTime() - warm < seconds * 0.5e9) {
                environment.step(actions, out);
            }
            long steps = 0;
            long start = System.nanoTime();
            long elapsed;
            do {
                environment.step(actions, out);
                steps += worlds;
                elapsed = System.nanoTime() - start;
            } while (elapsed < seconds * 1e9);
            String detail = String.format(
                    Locale.ROOT,
                    "%d worlds, %d threads, %d numbers observed, wall-clock, no policy",
                    worlds,
                    threads,
                    environment.contract().observationSize());
            return new BenchResult(name, "agent_steps", steps * 1e9 / elapsed, "steps/s", detail);
        }
    }

    private static BenchResult lidar64(double seconds) {
        PeerScenes scene = new PeerScenes();
        StillView view = new StillView(scene.actors, scene.walls);
        Lidar lidar = new Lidar(new LidarParameters(BEAMS, 0, 2 * Math.PI, 0, 50, 10, 0, 0, 0));
        float[] ranges = new float[BEAMS];
        double sum = 0;
        long hits = 0;
        for (int p = 0; p < PeerScenes.POSES; p++) {
            scan(scene, view, lidar, p, ranges);
            for (float range : ranges) {
                sum += Math.min(50, range);
                hits += range < 50 ? 1 : 0;
            }
        }
        double rays = (double) PeerScenes.POSES * BEAMS;
        for (int r = 0; r < 5; r++) {
            scanAll(scene, view, lidar, ranges);
        }
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        long rounds = 0;
        long used;
        do {
            scanAll(scene, view, lidar, ranges);
            rounds++;
            used = clock.getCurrentThreadCpuTime() - start;
        } while (used < seconds * 1e9);
        double rate = rounds * rays * 1e9 / used;
        String detail = String.format(
                Locale.ROOT,
                "mean_range=%.4f hit=%.3f us/scan=%.2f, one thread, CPU time",
                sum / rays,
                hits / rays,
                BEAMS * 1e6 / rate);
        return new BenchResult("lidar64", "rays", rate, "rays/s", detail);
    }

    private static void scanAll(PeerScenes scene, StillView view, Lidar lidar, float[] ranges) {
        for (int p = 0; p < PeerScenes.POSES; p++) {
            scan(scene, view, lidar, p, ranges);
        }
    }

    private static void scan(PeerScenes scene, StillView view, Lidar lidar, int pose, float[] ranges) {
        scene.actors.x[0] = scene.poseX[pose];
        scene.actors.y[0] = scene.poseY[pose];
        scene.actors.heading[0] = scene.poseHeading[pose];
        lidar.scan(view, 0, ranges);
    }

    private static BenchResult ring(RingScene scene, double seconds) {
        World world = new World(scene);
        world.reset(1);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int k = 0; k < 2000; k++) {
            world.tick();
        }
        long start = clock.getCurrentThreadCpuTime();
        long ticks = 0;
        long used;
        do {
            for (int k = 0; k < 100; k++) {
                world.tick();
            }
            ticks += 100;
            used = clock.getCurrentThreadCpuTime() - start;
        } while (used < seconds * 1e9);
        ActorStates a = world.view().actors();
        double speed = Arrays.stream(a.speed, 0, a.count).average().orElse(Double.NaN);
        int touching = 0;
        for (int i = 0; i < a.count; i++) {
            touching += world.view().touching(i) ? 1 : 0;
        }
        String detail = String.format(
                Locale.ROOT,
                "us/step=%.1f mean_speed=%.2f touching=%d, contacts looked for, one thread, CPU time",
                used * 1e-3 / ticks,
                speed,
                touching);
        return new BenchResult(
                scene.name(), "vehicle_updates", ticks * 1e9 * RingScene.VEHICLES / used, "updates/s", detail);
    }
}
