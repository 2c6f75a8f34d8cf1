package org.skidpad.evaluation.bench;

import java.util.Arrays;
import java.util.Locale;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.RungeKutta4;
import org.skidpad.sim.dynamics.SingleTrack;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.sensor.Lidar;
import org.skidpad.sim.sensor.LidarParameters;

/**
 * One F1TENTH car on {@link RaceTrack}: 0.01 s of the dynamic single-track model by the fourth-order Runge-Kutta method, 1080
 * noisy beams over 4.7 rad, 30 m, σ 0.01 m, and the test of every beam for a collision within 0.005 s, as in f1tenth_gym. A
 * pure pursuit of the centre line at 5 m/s drives.
 */
final class F1Tenth implements Workload {
    private static final double DT = 0.01;
    private static final SingleTrackParameters CAR = SingleTrackParameters.F1TENTH;
    private static final double CAR_LENGTH = 0.58;
    private static final double CAR_WIDTH = 0.31;
    private static final double LIDAR_AHEAD = 0.275;
    private static final int BEAMS = 1080;
    private static final double SIGMA = 0.01;
    private static final LidarParameters SCANNER =
            new LidarParameters(BEAMS, -2.35, 4.7, 0, 30, 1 / DT, SIGMA, LIDAR_AHEAD, 0);

    /** A touch is near when a beam would be used up in less, s: f1tenth_gym's iTTC threshold. */
    private static final double COLLISION_S = 0.005;

    private static final double SPEED = 5;
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
        private final ActorStates actors = new ActorStates(1);
        private final StillView view = new StillView(actors, track.walls);
        private final Lidar lidar = new Lidar(SCANNER);
        private final RungeKutta4<SingleTrackParameters> integrator =
                new RungeKutta4<>(SingleTrack::dynamic, SingleTrack.DYNAMIC_SIZE);
        private final double[] car = new double[SingleTrack.DYNAMIC_SIZE];
        private final float[] ranges = new float[BEAMS];
        /** Along each beam, from the lidar to the outline of the car, m. */
        private final float[] outline = new float[BEAMS];
        /** Share of the speed that is along each beam. */
        private final float[] along = new float[BEAMS];
        /** Point of the centre line that was passed last; counts on over laps. */
        private int passed;

        private boolean collided;

        Race() {
            actors.count = 1;
            actors.present[0] = true;
            actors.type[0] = ActorType.CAR;
            actors.motion[0] = MotionModel.PRESCRIBED;
            actors.length[0] = CAR_LENGTH;
            actors.width[0] = CAR_WIDTH;
            for (int k = 0; k < BEAMS; k++) {
                double angle = beam(k);
                along[k] = (float) StrictMath.cos(angle);
                double ahead = (Math.copySign(0.5 * CAR_LENGTH, along[k]) - LIDAR_AHEAD) / along[k];
                outline[k] = (float) Math.min(ahead, 0.5 * CAR_WIDTH / Math.abs(StrictMath.sin(angle)));
            }
            start();
        }

        private static double beam(int k) {
            return SCANNER.angleMin() + k * SCANNER.fieldOfView() / (BEAMS - 1);
        }

        private void start() {
            Arrays.fill(car, 0);
            car[SingleTrack.X] = track.x[0];
            car[SingleTrack.Y] = track.y[0];
            car[SingleTrack.HEADING] = track.startHeading;
            car[SingleTrack.SPEED] = SPEED;
            passed = 0;
            collided = false;
            lidar.reset(SEED, 0);
        }

        @Override
        public long chunk() {
            for (int n = 0; n < STEPS; n++) {
                step();
                if (collided) {
                    start();
                }
            }
            return STEPS;
        }

        private void step() {
            double steering = pursue();
            double rate = (steering - car[SingleTrack.STEERING]) / DT;
            double acceleration = 10 * CAR.accelerationMax() / CAR.speedMax() * (SPEED - car[SingleTrack.SPEED]);
            integrator.advance(CAR, car, rate, acceleration, DT, 1);
            actors.x[0] = car[SingleTrack.X];
            actors.y[0] = car[SingleTrack.Y];
            actors.heading[0] = Angles.wrap(car[SingleTrack.HEADING]);
            lidar.scan(view, 0, ranges);
            float reach = (float) (car[SingleTrack.SPEED] * COLLISION_S);
            for (int k = 0; k < BEAMS; k++) {
                if (ranges[k] - outline[k] < reach * along[k]) {
                    collided = true;
                }
            }
        }

        /** Steering angle towards the point of the centre line that is a lookahead away (R. C. Coulter, CMU-RI-TR-92-01, 1992). */
        private double pursue() {
            int target = passed;
            double square;
            double dx;
            double dy;
            do {
                target++;
                dx = track.x[target % RaceTrack.POINTS] - car[SingleTrack.X];
                dy = track.y[target % RaceTrack.POINTS] - car[SingleTrack.Y];
                square = dx * dx + dy * dy;
            } while (square < LOOKAHEAD * LOOKAHEAD);
            passed = target - 1;
            double h = actors.heading[0];
            double left = dy * Trigonometry.cos(h) - dx * Trigonometry.sin(h);
            return 2 * CAR.wheelbase() * left / square;
        }

        /** Three laps: never a touch, every exact range that of a ray cast alone, and noise as specified. */
        @Override
        public Answer answer() {
            start();
            Lidar exact = new Lidar(new LidarParameters(BEAMS, -2.35, 4.7, 0, 30, 1 / DT, 0, LIDAR_AHEAD, 0));
            float[] truth = new float[BEAMS];
            double worst = 0;
            double sum = 0;
            double squares = 0;
            long beams = 0;
            int steps = 0;
            while (passed < 3 * RaceTrack.POINTS && !collided && steps < 10_000) {
                step();
                if (steps++ % 20 == 0) {
                    exact.scan(view, 0, truth);
                    for (int k = 0; k < BEAMS; k++) {
                        worst = Math.max(worst, Math.abs(truth[k] - cast(beam(k))));
                        sum += ranges[k] - truth[k];
                        squares += (double) (ranges[k] - truth[k]) * (ranges[k] - truth[k]);
                    }
                    beams += BEAMS;
                }
            }
            double lap = steps * DT / 3;
            double mean = sum / beams;
            double sigma = Math.sqrt(squares / beams - mean * mean);
            boolean right = !collided
                    && Math.abs(lap - track.length / SPEED) < 0.05 * lap
                    && worst < 1e-4
                    && Math.abs(mean) < 1e-4
                    && Math.abs(sigma - SIGMA) < 1e-4;
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
            double ox = actors.x[0] + LIDAR_AHEAD * Math.cos(h);
            double oy = actors.y[0] + LIDAR_AHEAD * Math.sin(h);
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
