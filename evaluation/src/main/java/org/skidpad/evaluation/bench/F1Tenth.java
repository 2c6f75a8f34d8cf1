package org.skidpad.evaluation.bench;

import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.sensor.Lidar;

/**
 * {@link RaceScene}, stepped as any user would: an {@link Episode} of a world, with its sensors, observation, reward and end. A
 * pure pursuit of the centre line at 5 m/s drives; what it touches is found exactly, where f1tenth_gym asks each beam whether
 * it is used up within 0.005 s.
 */
final class F1Tenth implements Workload {
    private static final double LOOKAHEAD = 1.2;
    private static final long SEED = 1;
    private static final int STEPS = 500;

    @Override
    public String name() {
        return "f1tenth";
    }

    @Override
    public String summary() {
        return "one race car, RK4 at 0.01 s, 1080 noisy beams a step";
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("env_steps", "steps");
    }

    @Override
    public Run open(int threads) {
        return new Race();
    }

    private static final class Race implements Run {
        private final RaceTrack track = new RaceTrack();
        private final Episode episode = new Episode(new RaceScene(track));
        private final ActorStates actors = episode.world().view().actors();
        private final float[] action = new float[2];
        private final float[] observation = new float[1 + RaceScene.BEAMS];
        /** Point of the centre line that was passed last; counts on over laps. */
        private int passed;

        Race() {
            start();
        }

        private void start() {
            episode.reset(SEED);
            passed = 0;
        }

        @Override
        public long chunk() {
            for (int n = 0; n < STEPS; n++) {
                step();
                if (episode.end() != EndReason.RUNNING) {
                    start();
                }
            }
            return STEPS;
        }

        private void step() {
            action[1] = (float) pursue();
            action[0] = (float) (10
                    * RaceScene.CAR.accelerationMax()
                    / RaceScene.CAR.speedMax()
                    * (RaceScene.SPEED - actors.speed[0]));
            episode.act(action, 0);
            episode.observe(observation, 0);
        }

        /** Steering angle towards the point of the centre line that is a lookahead away (R. C. Coulter, CMU-RI-TR-92-01, 1992). */
        private double pursue() {
            int target = passed;
            double square;
            double dx;
            double dy;
            do {
                target++;
                dx = track.x[target % RaceTrack.POINTS] - actors.x[0];
                dy = track.y[target % RaceTrack.POINTS] - actors.y[0];
                square = dx * dx + dy * dy;
            } while (square < LOOKAHEAD * LOOKAHEAD);
            passed = target - 1;
            double h = actors.heading[0];
            double left = dy * Trigonometry.cos(h) - dx * Trigonometry.sin(h);
            return 2 * RaceScene.CAR.wheelbase() * left / square;
        }

        /** Three laps: never a touch, every exact range that of a ray cast alone, and noise as specified. */
        @Override
        public Answer answer() {
            start();
            Lidar exact = new Lidar(RaceScene.lidar(0));
            float[] ranges = episode.measurement().ranges;
            float[] truth = new float[RaceScene.BEAMS];
            double worst = 0;
            double sum = 0;
            double squares = 0;
            long beams = 0;
            int steps = 0;
            while (passed < 3 * RaceTrack.POINTS && episode.end() == EndReason.RUNNING && steps < 10_000) {
                step();
                if (steps++ % 20 == 0) {
                    exact.scan(episode.world().view(), 0, truth);
                    for (int k = 0; k < RaceScene.BEAMS; k++) {
                        worst = Math.max(worst, Math.abs(truth[k] - cast(RaceScene.beam(k))));
                        sum += ranges[k] - truth[k];
                        squares += (double) (ranges[k] - truth[k]) * (ranges[k] - truth[k]);
                    }
                    beams += RaceScene.BEAMS;
                }
            }
            double lap = steps * RaceScene.DT / 3;
            double mean = sum / beams;
            double sigma = Math.sqrt(squares / beams - mean * mean);
            boolean collided = episode.end() == EndReason.COLLISION;
            boolean right = !collided
                    && Math.abs(lap - track.length / RaceScene.SPEED) < 0.05 * lap
                    && worst < 1e-4
                    && Math.abs(mean) < 1e-4
                    && Math.abs(sigma - RaceScene.SIGMA) < 1e-4;
            String detail = String.format(
                    Locale.ROOT,
                    "lap_s=%.2f collided=%b range_error=%.6f noise_mean=%.5f noise_sigma=%.4f",
                    lap,
                    collided,
                    worst,
                    mean,
                    sigma);
            return Answer.of(
                    detail, right, "no collision, a lap at 5 m/s, exact ranges to 0.0001 m, noise of 0.01 ± 0.0001 m");
        }

        /** The range of one beam by asking every wall, m. */
        private double cast(double beam) {
            double h = actors.heading[0];
            double ahead = RaceScene.lidar(0).mountX();
            double ox = actors.x[0] + ahead * Math.cos(h);
            double oy = actors.y[0] + ahead * Math.sin(h);
            double dx = Math.cos(h + beam);
            double dy = Math.sin(h + beam);
            Walls w = track.walls;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < w.count; i++) {
                double ex = w.x1[i] - w.x0[i];
                double ey = w.y1[i] - w.y0[i];
                double det = dx * ey - dy * ex;
                double t = ((w.x0[i] - ox) * ey - (w.y0[i] - oy) * ex) / det;
                double u = ((w.x0[i] - ox) * dy - (w.y0[i] - oy) * dx) / det;
                nearest = t > 0 && u >= 0 && u <= 1 ? Math.min(nearest, t) : nearest;
            }
            return nearest;
        }
    }
}
