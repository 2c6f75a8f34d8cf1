package org.skidpad.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;

/**
 * Noise against theory, with fixed seeds. Each tolerance is at least three standard errors of the estimate it bounds: of a
 * variance from n independent normal samples that is √(2/n) of it.
 */
class SensorStatisticsTest {
    @Test
    void whiteNoiseOfAnImuHasItsDensityAndAnAllanVarianceThatFallsWithTime() {
        double density = 0.02;
        double rate = 100;
        MovingView view = new MovingView(1 / rate);
        Imu imu = new Imu(new ImuParameters(rate, 0, density, 0, 0, 0.5 * density, 0, 0));
        imu.reset(1, view);
        int n = 40_000;
        double[] out = new double[3];
        double[] turn = new double[n];
        double squares = 0;
        for (int k = 0; k < n; k++) {
            imu.sample(view, k == 0 ? 0 : 1 / rate, out, 0);
            squares += out[Imu.FORWARDS] * out[Imu.FORWARDS];
            turn[k] = out[Imu.YAW_RATE];
        }
        double variance = density * density * rate;
        assertEquals(variance, squares / n, 3 * variance * Math.sqrt(2.0 / n));
        for (int cluster : new int[] {1, 10, 100}) {
            double expected = 0.25 * density * density * rate / cluster;
            // IEEE Std 952-1997: relative error 1/√(2 (n/m - 1)) of the deviation, twice that of the variance.
            double tolerance = 3 * expected * 2 / Math.sqrt(2 * ((double) n / cluster - 1));
            assertEquals(expected, allanVariance(turn, cluster), tolerance, "clusters of " + cluster);
        }
    }

    private static double allanVariance(double[] samples, int cluster) {
        int clusters = samples.length / cluster;
        double sum = 0;
        double before = 0;
        for (int c = 0; c < clusters; c++) {
            double mean = 0;
            for (int k = 0; k < cluster; k++) {
                mean += samples[c * cluster + k] / cluster;
            }
            sum += c == 0 ? 0 : (mean - before) * (mean - before);
            before = mean;
        }
        return sum / (2 * (clusters - 1));
    }

    @Test
    void theBiasOfAnImuStartsAndWalksWithItsVarianceGrowingInTime() {
        double walk = 0.1;
        double start = 0.5;
        int episodes = 1500;
        double[] at = new double[3];
        for (int seed = 0; seed < episodes; seed++) {
            MovingView view = new MovingView(0.1);
            Imu imu = new Imu(new ImuParameters(10, 0, 0, walk, start, 0, 0, 0));
            imu.reset(seed, view);
            double[] out = new double[3];
            for (int k = 0; k <= 160; k++) {
                imu.sample(view, k == 0 ? 0 : 0.1, out, 0);
                double square = out[Imu.FORWARDS] * out[Imu.FORWARDS] / episodes;
                at[0] += k == 0 ? square : 0;
                at[1] += k == 40 ? square : 0;
                at[2] += k == 160 ? square : 0;
            }
        }
        for (int i = 0; i < 3; i++) {
            double expected = start * start + walk * walk * new double[] {0, 4, 16}[i];
            assertEquals(expected, at[i], 3 * expected * Math.sqrt(2.0 / episodes), "moment " + i);
        }
    }

    @Test
    void theErrorOfSatelliteNavigationIsCorrelatedAsAGaussMarkovProcess() {
        double sigma = 1.5;
        double time = 2;
        double dt = 0.2;
        MovingView view = new MovingView(dt);
        Gnss gnss = new Gnss(new GnssParameters(5, 0, sigma, time, 0));
        gnss.reset(3, view);
        int n = 60_000;
        double[] error = new double[n];
        double[] out = new double[2];
        for (int k = 0; k < n; k++) {
            gnss.sample(view, k == 0 ? 0 : dt, out, 0);
            error[k] = out[Gnss.X];
        }
        // Correlated samples count for fewer: n (1 - ρ²)/(1 + ρ²) for the variance, with ρ one sample's correlation.
        double rho = Math.exp(-dt / time);
        double effective = n * (1 - rho * rho) / (1 + rho * rho);
        for (int lag : new int[] {0, 5, 10, 30}) {
            double sum = 0;
            for (int k = 0; k + lag < n; k++) {
                sum += error[k] * error[k + lag];
            }
            double expected = sigma * sigma * Math.exp(-lag * dt / time);
            assertEquals(expected, sum / (n - lag), 3 * sigma * sigma * Math.sqrt(2 / effective), "lag " + lag);
        }
    }

    @Test
    void theErrorOfSatelliteNavigationIsInItsSteadyStateFromTheStartAndHasAWhitePart() {
        int episodes = 3000;
        double first = 0;
        double difference = 0;
        double[] out = new double[2];
        for (int seed = 0; seed < episodes; seed++) {
            Gnss gnss = new Gnss(new GnssParameters(1, 0, 2, 1e9, 0.5));
            MovingView view = new MovingView(1);
            gnss.reset(seed, view);
            gnss.sample(view, 0, out, 0);
            double before = out[Gnss.Y];
            first += before * before / episodes;
            gnss.sample(view, 1, out, 0);
            difference += (out[Gnss.Y] - before) * (out[Gnss.Y] - before) / episodes;
        }
        assertEquals(4.25, first, 3 * 4.25 * Math.sqrt(2.0 / episodes));
        assertEquals(0.5, difference, 3 * 0.5 * Math.sqrt(2.0 / episodes));
    }

    @Test
    void odometryDriftsAsItsMotionModelSays() {
        int episodes = 2000;
        int steps = 20;
        double stride = 0.05;
        double turn = 0.1;
        OdometryParameters p = new OdometryParameters(10, 0, 0.02, 0.03, 0.04, 0.05, 1, 1);
        double distance = 0;
        double heading = 0;
        double[] out = new double[5];
        for (int seed = 0; seed < episodes; seed++) {
            MovingView straight = new MovingView(0.1);
            WheelOdometry odometry = new WheelOdometry(p);
            odometry.reset(seed, straight);
            odometry.sample(straight, 0, out, 0);
            straight.actors.x[0] = stride;
            odometry.sample(straight, 0.1, out, 0);
            double error = out[WheelOdometry.SPEED] * 0.1 - stride;
            distance += error * error / episodes;
            MovingView spot = new MovingView(0.1);
            odometry.reset(seed, spot);
            odometry.sample(spot, 0, out, 0);
            for (int k = 1; k <= steps; k++) {
                spot.actors.heading[0] = k * turn;
                odometry.sample(spot, 0.1, out, 0);
            }
            double off = out[WheelOdometry.HEADING] - steps * turn;
            heading += off * off / episodes;
        }
        double tolerance = 3 * Math.sqrt(2.0 / episodes);
        assertEquals(0.04 * stride * stride, distance, 0.04 * stride * stride * tolerance);
        // On the spot a turn is two halves, each with its own noise.
        double expected = steps * 2 * 0.02 * (0.5 * turn) * (0.5 * turn);
        assertEquals(expected, heading, expected * tolerance);
    }

    @Test
    void odometryTurnsByWhatItTravels() {
        int episodes = 3000;
        double stride = 0.1;
        double variance = 0;
        double[] out = new double[5];
        for (int seed = 0; seed < episodes; seed++) {
            WheelOdometry odometry = new WheelOdometry(new OdometryParameters(10, 0, 0, 0.03, 0, 0, 1, 1));
            MovingView view = new MovingView(0.1);
            odometry.reset(seed, view);
            odometry.sample(view, 0, out, 0);
            view.actors.x[0] = -stride;
            odometry.sample(view, 0.1, out, 0);
            assertEquals(-stride / 0.1, out[WheelOdometry.SPEED], 1e-12, "backwards");
            variance += out[WheelOdometry.HEADING] * out[WheelOdometry.HEADING] / episodes;
        }
        double expected = 2 * 0.03 * stride * stride;
        assertEquals(expected, variance, 3 * expected * Math.sqrt(2.0 / episodes));
    }

    @Test
    void beamsDropOutAreRoundedAndMixAtTheirRates() {
        int scans = 300;
        int beams = 360;
        LidarParameters p = new LidarParameters(beams, 0, 2 * Math.PI, 0.1, 30, 10, 0, 0, 0);
        Supplier<MovingView> scene = () -> {
            MovingView view = new MovingView(0.1);
            view.walls = new Walls(
                    new double[] {-6, 6, 6, -6},
                    new double[] {-6, -6, 6, 6},
                    new double[] {6, 6, -6, -6},
                    new double[] {-6, 6, 6, -6});
            view.add(3, 0, 1, 1);
            return view;
        };
        float[] truth = new float[beams];
        new Lidar(p).scan(scene.get(), 0, truth);
        float[] ranges = new float[beams];

        int none = 0;
        Lidar dropping = new Lidar(p, new LidarErrors(0, 0, 0.05, 0.07, 0, false));
        dropping.reset(4, "ego");
        for (int n = 0; n < scans; n++) {
            dropping.scan(scene.get(), 0, ranges);
            for (int k = 0; k < beams; k++) {
                none += Float.isInfinite(ranges[k]) ? 1 : 0;
                if (!Float.isInfinite(ranges[k])) {
                    assertEquals(truth[k], ranges[k], 0.025001);
                    assertEquals(Math.rint(ranges[k] / 0.05), ranges[k] / 0.05, 1e-4);
                }
            }
        }
        double tries = scans * beams;
        assertEquals(0.07, none / tries, 3 * Math.sqrt(0.07 * 0.93 / tries));

        int edges = 0;
        int mixed = 0;
        Lidar mixing = new Lidar(p, new LidarErrors(0, 0, 0, 0, 0.4, false));
        mixing.reset(4, "ego");
        for (int n = 0; n < scans; n++) {
            mixing.scan(scene.get(), 0, ranges);
            for (int k = 0; k < beams; k++) {
                double next = truth[(k + 1) % beams];
                boolean edge = Math.abs(next - truth[k]) > 0.2;
                edges += edge ? 1 : 0;
                if (ranges[k] != truth[k]) {
                    mixed++;
                    assertTrue(edge, "beam " + k);
                    assertTrue(
                            ranges[k] >= Math.min(next, truth[k]) && ranges[k] <= Math.max(next, truth[k]),
                            "beam " + k);
                }
            }
        }
        assertEquals(2 * scans, edges, "the two sides of the box");
        assertEquals(0.4, (double) mixed / edges, 3 * Math.sqrt(0.4 * 0.6 / edges));
    }

    @Test
    void relativeNoiseGrowsWithTheRange() {
        MovingView view = new MovingView(0.1);
        view.walls = new Walls(new double[] {4}, new double[] {-50}, new double[] {4}, new double[] {50});
        Lidar lidar = new Lidar(
                new LidarParameters(1, 0, 1, 0, 30, 10, 0.03, 0, 0), new LidarErrors(0, 0.01, 0, 0, 0, false));
        lidar.reset(2, "ego");
        float[] range = new float[1];
        int n = 20_000;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            lidar.scan(view, 0, range);
            squares += (range[0] - 4) * (range[0] - 4);
        }
        double expected = 0.03 * 0.03 + 0.04 * 0.04;
        assertEquals(expected, squares / n, 3 * expected * Math.sqrt(2.0 / n));
    }

    @Test
    void objectsAreMissedAndInventedAtTheirRates() {
        ObjectListParameters p = new ObjectListParameters(10, 0, 60, 2, false, 0.15, 0.8, 0.3, 0.5);
        ObjectList list = new ObjectList(p, 64);
        MovingView view = new MovingView(0.1);
        view.add(30, 5, 4.5, 1.8);
        list.reset(9, view);
        double[] out = new double[list.size()];
        int n = 20_000;
        int seen = 0;
        int invented = 0;
        double squares = 0;
        double speeds = 0;
        for (int k = 0; k < n; k++) {
            list.sample(view, 0.1, out, 0);
            for (int i = 0; i < out[0]; i++) {
                int at = 1 + i * ObjectList.WIDTH;
                if (out[at + 4] == 4.5) {
                    seen++;
                    squares += (out[at] - 30) * (out[at] - 30) + (out[at + 1] - 5) * (out[at + 1] - 5);
                    speeds += out[at + 2] * out[at + 2];
                } else {
                    invented++;
                    assertTrue(Math.abs(Math.atan2(out[at + 1], out[at])) <= 1 + 1e-12);
                    assertTrue(Math.hypot(out[at], out[at + 1]) <= 60 + 1e-9);
                }
            }
        }
        assertEquals(0.85, (double) seen / n, 3 * Math.sqrt(0.15 * 0.85 / n));
        assertEquals(0.8, (double) invented / n, 3 * Math.sqrt(0.8 / n));
        assertEquals(0.09, squares / (2 * seen), 3 * 0.09 * Math.sqrt(1.0 / seen));
        assertEquals(0.25, speeds / seen, 3 * 0.25 * Math.sqrt(2.0 / seen));
    }
}
