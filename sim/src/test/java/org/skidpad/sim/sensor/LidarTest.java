package org.skidpad.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;

class LidarTest {
    private static final LidarParameters EXACT = new LidarParameters(360, 0, 2 * Math.PI, 0, 8, 10, 0, -0.1, 0.05);
    private static final LidarParameters NARROW = new LidarParameters(271, -2.35, 4.7, 0, 8, 10, 0, 0.2, 0);

    @Test
    void everyBeamMeasuresWhatARayCastAloneMeasures() {
        for (LidarParameters p : new LidarParameters[] {EXACT, NARROW}) {
            for (int seed = 0; seed < 60; seed++) {
                World world = clutter(seed);
                float[] ranges = new float[p.beams()];
                new Lidar(p).scan(world.view(), 0, ranges);
                double increment = p.fieldOfView() / (p == EXACT ? 360 : 270);
                for (int k = 0; k < p.beams(); k++) {
                    double expected = cast(world, p, p.angleMin() + k * increment);
                    String where = "seed " + seed + ", beam " + k;
                    if (expected > p.rangeMax()) {
                        assertEquals(Float.POSITIVE_INFINITY, ranges[k], where);
                    } else {
                        assertEquals(expected, ranges[k], 1e-5, where);
                    }
                }
            }
        }
    }

    @Test
    void wallsAlongTheAxesAndThroughTheSeamAreSeenOnce() {
        double[] firstAngles = {0, -Math.PI, 0.5 * Math.PI, 1e-9, -2.35};
        for (double angleMin : firstAngles) {
            for (double turn = 0; turn < 6.3; turn += Math.PI / 4) {
                double heading = turn;
                World world = Scene.world(0.1, DETECT, (s, w) -> {
                    w.walls(lattice());
                    int ego = w.addActor(
                            "ego", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
                    w.place(ego, 0, 0, Angles.wrap(heading), 0);
                });
                for (int beams : new int[] {1, 7, 64, 360, 1080}) {
                    LidarParameters p = new LidarParameters(beams, angleMin, 2 * Math.PI, 0, 50, 10, 0, 0, 0);
                    float[] ranges = new float[beams];
                    new Lidar(p).scan(world.view(), 0, ranges);
                    for (int k = 0; k < beams; k++) {
                        double angle = angleMin + k * 2 * Math.PI / beams;
                        // Next to an end point a beam may pass on either side: it measures what one of its sides
                        // measures.
                        double before = cast(world, p, angle - 1e-7);
                        double after = cast(world, p, angle + 1e-7);
                        String where = angleMin + ", " + heading + ", " + beams + " beams, beam " + k;
                        double nearest = Math.min(Math.abs(before - ranges[k]), Math.abs(after - ranges[k]));
                        assertTrue(
                                before > 50 && Float.isInfinite(ranges[k]) || nearest < 1e-4,
                                () -> where + ": " + before + " or " + after);
                    }
                }
            }
        }
    }

    /** Crosses of walls at whole metres: end points on the axes, walls seen end on, more of them than are held at first. */
    private static Walls lattice() {
        int n = 13 * 13 * 2;
        double[][] c = new double[4][n];
        int at = 0;
        for (int i = -6; i <= 6; i++) {
            for (int j = -6; j <= 6; j++) {
                for (int k = 0; k < 2; k++, at++) {
                    boolean middle = i == 0 && j == 0;
                    c[0][at] = middle ? 8 : i - 0.25 * k;
                    c[1][at] = middle ? 8 : j - 0.25 * (1 - k);
                    c[2][at] = middle ? 9 : i + 0.25 * k;
                    c[3][at] = middle ? 9 : j + 0.25 * (1 - k);
                }
            }
        }
        return new Walls(c[0], c[1], c[2], c[3]);
    }

    @Test
    void noiseHasTheStatedSpreadAndDependsOnTheSeedAlone() {
        Walls ring = box(2, 2);
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            w.walls(ring);
            w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
        });
        LidarParameters noisy = new LidarParameters(360, 0, 2 * Math.PI, 0, 8, 10, 0.01, 0, 0);
        LidarParameters exact = new LidarParameters(360, 0, 2 * Math.PI, 0, 8, 10, 0, 0, 0);
        float[] truth = new float[360];
        new Lidar(exact).scan(world.view(), 0, truth);
        Lidar lidar = new Lidar(noisy);
        lidar.reset(5, "ego");
        float[] first = new float[360];
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < 200; n++) {
            lidar.scan(world.view(), 0, first);
            for (int k = 0; k < 360; k++) {
                double error = first[k] - truth[k];
                sum += error;
                squares += error * error;
            }
        }
        assertEquals(0, sum / 72000, 2e-4);
        assertEquals(0.01, Math.sqrt(squares / 72000), 2e-4);
        float[] again = new float[360];
        lidar.reset(5, "ego");
        lidar.scan(world.view(), 0, first);
        lidar.reset(5, "ego");
        lidar.scan(world.view(), 0, again);
        assertArrayEquals(first, again);
        lidar.reset(6, "ego");
        lidar.scan(world.view(), 0, again);
        assertNotEquals(first[0], again[0]);
    }

    @Test
    void tabledNoiseIsNormal() {
        RandomStream stream = new RandomStream(3, 0, "test");
        int within = 0;
        int beyondTwo = 0;
        for (int i = 0; i < 200_000; i++) {
            double x = Math.abs(stream.nextTabledGaussian());
            within += x < 1 ? 1 : 0;
            beyondTwo += x > 2 ? 1 : 0;
            assertTrue(x < 4);
        }
        assertEquals(0.6827, within / 200_000.0, 0.004);
        assertEquals(0.0455, beyondTwo / 200_000.0, 0.002);
    }

    @Test
    void aScanIsHeldUntilTheNextFallsDue() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.walls(box(3, 3));
            w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
            w.goal(1, 1);
        });
        world.commands().longitudinal[0] = 0.2;
        world.commands().lateral[0] = 0.5;
        LidarParameters five = new LidarParameters(360, 0, 2 * Math.PI, 0.12, 3.5, 5, 0.01, 0, 0);
        EgoSensors sensors = new EgoSensors(five, SensorSet.EXACT, 8, Double.NaN);
        sensors.reset(1, world.view());
        Measurement m = new Measurement(360, 2);
        for (int k = 0; k < 50; k++) {
            sensors.measure(world.view(), m);
            assertEquals(k / 4 * 4 * 0.05, m.scanTime, 1e-12);
            assertEquals(k * 0.05, m.time, 1e-12);
            double distance = Math.hypot(1 - m.x, 1 - m.y);
            assertEquals(distance, Math.hypot(m.goalX, m.goalY), 1e-12);
            assertEquals(Math.atan2(1 - m.y, 1 - m.x) - m.heading, Math.atan2(m.goalY, m.goalX), 1e-9);
            world.tick();
        }
    }

    private static Walls box(double halfX, double halfY) {
        return new Walls(
                new double[] {-halfX, halfX, halfX, -halfX},
                new double[] {-halfY, -halfY, halfY, halfY},
                new double[] {halfX, halfX, -halfX, -halfX},
                new double[] {-halfY, halfY, halfY, -halfY});
    }

    private static World clutter(long seed) {
        Random random = new Random(seed);
        int n = 40;
        double[][] c = new double[4][n];
        for (int k = 0; k < n; k++) {
            c[0][k] = random.nextDouble() * 16 - 8;
            c[1][k] = random.nextDouble() * 16 - 8;
            double size = k % 3 == 0 ? 0.01 : 2;
            c[2][k] = c[0][k] + (random.nextDouble() - 0.5) * size;
            c[3][k] = c[1][k] + (random.nextDouble() - 0.5) * size;
        }
        return Scene.world(0.1, DETECT, (s, w) -> {
            w.walls(new Walls(c[0], c[1], c[2], c[3]));
            int ego = w.addActor("ego", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
            w.place(ego, 0.3, -0.2, random.nextDouble() * 6 - 3, 0);
            for (int k = 0; k < 6; k++) {
                WorldBuilder.Body body = k % 2 == 0
                        ? new WorldBuilder.Body(0.8, 0.5, 0.2, 0, 0, 1)
                        : new WorldBuilder.Body(0.6, 0.6, 0, 0.3, 0, 1);
                int i = w.addActor("thing", ActorType.OBSTACLE, MotionModel.FIXED, body);
                double angle = random.nextDouble() * 6;
                double distance = 1.6 + random.nextDouble() * 6;
                w.place(i, distance * Math.cos(angle), distance * Math.sin(angle), random.nextDouble() * 6, 0);
            }
        });
    }

    /** The independent judge: each beam against every edge and circle, in the map frame. */
    private static double cast(World world, LidarParameters p, double beam) {
        ActorStates a = world.view().actors();
        double h = a.heading[0];
        double ox = a.x[0] + p.mountX() * Math.cos(h) - p.mountY() * Math.sin(h);
        double oy = a.y[0] + p.mountX() * Math.sin(h) + p.mountY() * Math.cos(h);
        double dx = Math.cos(h + beam);
        double dy = Math.sin(h + beam);
        double nearest = Double.POSITIVE_INFINITY;
        Walls walls = world.view().walls();
        for (int w = 0; w < walls.count; w++) {
            nearest = Math.min(nearest, ray(ox, oy, dx, dy, walls.x0[w], walls.y0[w], walls.x1[w], walls.y1[w]));
        }
        for (int i = 1; i < a.count; i++) {
            double c = Math.cos(a.heading[i]);
            double s = Math.sin(a.heading[i]);
            double cx = a.x[i] + a.boxOffset[i] * c;
            double cy = a.y[i] + a.boxOffset[i] * s;
            if (a.radius[i] > 0) {
                double b = (cx - ox) * dx + (cy - oy) * dy;
                double q = (cx - ox) * (cx - ox) + (cy - oy) * (cy - oy) - a.radius[i] * a.radius[i];
                if (b > 0 && b * b >= q) {
                    nearest = Math.min(nearest, b - Math.sqrt(b * b - q));
                }
                continue;
            }
            double[] x = new double[4];
            double[] y = new double[4];
            for (int k = 0; k < 4; k++) {
                double u = (k == 0 || k == 3 ? 0.5 : -0.5) * a.length[i];
                double v = (k < 2 ? 0.5 : -0.5) * a.width[i];
                x[k] = cx + u * c - v * s;
                y[k] = cy + u * s + v * c;
            }
            for (int k = 0; k < 4; k++) {
                nearest = Math.min(nearest, ray(ox, oy, dx, dy, x[k], y[k], x[(k + 1) % 4], y[(k + 1) % 4]));
            }
        }
        return nearest;
    }

    private static double ray(double ox, double oy, double dx, double dy, double x0, double y0, double x1, double y1) {
        double ex = x1 - x0;
        double ey = y1 - y0;
        double det = dx * ey - dy * ex;
        double t = ((x0 - ox) * ey - (y0 - oy) * ex) / det;
        double u = ((x0 - ox) * dy - (y0 - oy) * dx) / det;
        return t > 0 && u >= 0 && u <= 1 ? t : Double.POSITIVE_INFINITY;
    }
}
