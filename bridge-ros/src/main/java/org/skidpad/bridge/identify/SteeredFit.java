package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.robot.RobotDescription;

/**
 * Delay, lag, gain and limits of a steered robot's two commands, and how far its tyres give way to the side. By the independent
 * measurement where there is one: wheels that spin or are held tell odometry another speed than the robot's.
 */
final class SteeredFit {
    /** Steering shows only in a robot that moves, m/s. */
    private static final double MOVING = 0.1;
    /** Below it tyres are taken to roll, as in the simulator's model, m/s. */
    private static final double SLIPPING = 0.5;
    /** Change of speed below which the motor counts as at rest, m/s². */
    private static final double STEADY = 0.3;
    /** Largest compliance, rad per m/s²: tyres of less than a twentieth of those of the simulator's cars. */
    private static final double SOFTEST = 0.3;

    private final RobotDescription robot;
    private final boolean independent;
    private final double[][] seen;
    private final double[] times;
    private final double[] forward;
    private final double[] sideways;
    private final double[] turns;
    private final Response drive;
    private final Response wheels;
    /** Where the motor neither drives nor brakes: a wheel that spins does not hold the car. */
    private final boolean[] rolling;

    private SteeredFit(RobotLog log, RobotDescription robot, double distanceScale) {
        this.robot = robot;
        independent = log.truth().length > 2;
        seen = independent ? log.truth() : log.odometry();
        times = MotionFit.column(seen, 0);
        double end = times[times.length - 1];
        drive = new Response(log.commands(), 1, end);
        wheels = new Response(log.commands(), 2, end);
        int n = times.length;
        forward = new double[n];
        sideways = new double[n];
        turns = new double[n];
        rolling = new boolean[n];
        double scale = independent ? 1 : distanceScale;
        for (int i = 1; i < n; i++) {
            double[] a = seen[i - 1];
            double[] b = seen[i];
            double dt = b[0] - a[0];
            double turned = Angles.wrap(b[3] - a[3]);
            double c = Math.cos(a[3] + turned / 2);
            double s = Math.sin(a[3] + turned / 2);
            forward[i] = (c * (b[1] - a[1]) + s * (b[2] - a[2])) / dt / scale;
            sideways[i] = (c * (b[2] - a[2]) - s * (b[1] - a[1])) / dt / scale;
            turns[i] = turned / dt;
        }
    }

    /** @param distanceScale metres that odometry tells of a metre */
    static List<Finding> of(RobotLog log, RobotDescription robot, double distanceScale) {
        return new SteeredFit(log, robot, distanceScale).findings();
    }

    private List<Finding> findings() {
        String note = independent ? "" : "from the robot's own odometry: its errors are in it";
        LeastSquares.Fit speed = speed();
        roll(speed.parameters());
        Finding delay = MotionFit.finding("actuator.delay", speed, 0, "s");
        // A simulated robot has one delay. The motor's starts are the sharper ones: what the wheels are later is their
        // lag.
        double earliest = delay.isTold() ? Math.max(0, delay.low()) : 0;
        double latest = Math.min(MotionFit.LONGEST_DELAY_S, delay.isTold() ? delay.high() : 1);
        LeastSquares.Fit steering = steering(earliest, latest, SOFTEST);
        if (!(Math.abs(steering.parameters()[5]) > 2 * steering.errors()[5])) {
            // No difference between the axles is seen: looking for one would only blur the gain.
            steering = steering(earliest, latest, 0);
        }
        List<Finding> out = new ArrayList<>();
        out.add(delay.isTold() ? delay : MotionFit.finding("actuator.delay", steering, 4, "s"));
        out.add(MotionFit.finding("actuator.lag", speed, 1, "s"));
        out.add(MotionFit.finding("actuator.speed_gain", speed, 2, "1"));
        out.add(MotionFit.finding("actuator.acceleration", speed, 3, "m/s^2"));
        out.add(MotionFit.finding("actuator.deceleration", speed, 4, "m/s^2"));
        out.add(Finding.untold("vehicle.friction", "1", "a car's wheels slip at one axle before its grip is used up"));
        out.add(MotionFit.finding("actuator.steering_lag", steering, 0, "s").noted(note));
        out.add(Finding.untold("actuator.turn_gain", "1", "is of robots that turn by their wheels' speeds"));
        out.add(MotionFit.finding("actuator.steering_rate", steering, 3, "rad/s"));
        out.add(MotionFit.finding("actuator.steering_gain", steering, 1, "1").noted(note));
        out.add(MotionFit.finding("actuator.steering_offset", steering, 2, "rad")
                .noted(note));
        out.addAll(tyres(steering));
        return out;
    }

    /** Delay, lag, gain, and largest rise and fall. */
    private LeastSquares.Fit speed() {
        Function<double[], double[]> residuals =
                p -> MotionFit.minus(drive.means(p[0], p[2], Response.ramped(p[1], p[3], p[4]), times), forward);
        double rate = Math.min(robot.limits().speed().rate(), MotionFit.NO_RATE / 2);
        List<double[]> starts = new ArrayList<>();
        for (double delay : new double[] {0.01, 0.05, 0.1, 0.2, 0.4}) {
            for (double limit : new double[] {2 * rate, rate, rate / 2}) {
                for (double lag : new double[] {0.02, 0.1}) {
                    starts.add(new double[] {delay, lag, 1, limit, limit});
                }
            }
        }
        return MotionFit.bestOf(residuals, starts, new double[] {0, 0, 0.2, 1e-2, 1e-2}, new double[] {
            MotionFit.LONGEST_DELAY_S, MotionFit.LONGEST_LAG_S, 5, MotionFit.NO_RATE, MotionFit.NO_RATE
        });
    }

    private void roll(double[] p) {
        double[] fitted = drive.means(p[0], p[2], Response.ramped(p[1], p[3], p[4]), times);
        for (int i = 1; i + 1 < rolling.length; i++) {
            rolling[i] = Math.abs(fitted[i + 1] - fitted[i - 1]) < STEADY * (times[i + 1] - times[i - 1]);
        }
    }

    /**
     * Yaw rate v tan(gain δ + offset) / (L + K v²) (Gillespie, "Fundamentals of vehicle dynamics", 1992, chapter 6, K the
     * understeer gradient in rad per m/s²), with the wheels following the command: lag, gain, offset, rate, delay, K.
     */
    private LeastSquares.Fit steering(double earliest, double latest, double softest) {
        double base = robot.drive().wheelbase();
        Function<double[], double[]> residuals = p -> {
            double[] angle = wheels.motion(p[4], p[1], p[2], Response.lagging(p[0], p[3], p[2]), times);
            double[] out = new double[times.length];
            for (int i = 0; i < out.length; i++) {
                double v = seen[i][4];
                out[i] = !rolling[i] || Math.abs(v) < MOVING
                        ? 0
                        : v * Math.tan(angle[i]) / (base + p[5] * v * v) - seen[i][5];
            }
            return out;
        };
        double rate = robot.limits().turn().rate();
        double first = Double.isFinite(rate) ? rate : 5;
        List<double[]> starts = new ArrayList<>();
        for (double d : new double[] {0.01, 0.05, 0.1, 0.2, 0.4}) {
            starts.add(new double[] {0.03, 1, 0, first, Math.max(earliest, Math.min(latest, d)), 0});
        }
        return MotionFit.bestOf(residuals, starts, new double[] {0, 0.3, -0.3, 0.05, earliest, -softest}, new double[] {
            MotionFit.LONGEST_LAG_S, 3, 0.3, MotionFit.NO_RATE, latest, softest
        });
    }

    /**
     * The rear axle goes aside by its compliance times the sideways acceleration, the front axle by K more; the stiffness that the
     * simulator wants is 1 / (friction · g · compliance). Both or neither: one alone would make another car of it.
     */
    private List<Finding> tyres(LeastSquares.Fit steering) {
        String[] names = {"vehicle.cornering_front", "vehicle.cornering_rear"};
        String why = independent
                ? "the tyres do not slip aside in this recording so that it shows"
                : "needs an independent measurement of the pose (--truth TOPIC)";
        LeastSquares.Fit rear = independent ? slip() : null;
        double k = steering.parameters()[5];
        double kError = k == 0 ? 0 : steering.errors()[5];
        double[] compliance = rear == null ? null : new double[] {rear.parameters()[0] + k, rear.parameters()[0]};
        double[] error = rear == null ? null : new double[] {Math.hypot(rear.errors()[0], kError), rear.errors()[0]};
        List<Finding> out = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            double grip = robot.drive().friction() * MotionFit.GRAVITY;
            boolean told = rear != null && tells(compliance[0], error[0]) && tells(compliance[1], error[1]);
            double stiffness = told ? 1 / (grip * compliance[i]) : 0;
            out.add(
                    told
                            ? Finding.of(names[i], stiffness, stiffness * error[i] / compliance[i], "1/rad")
                            : Finding.untold(names[i], "1/rad", why));
        }
        return out;
    }

    private static boolean tells(double compliance, double error) {
        return compliance > 0 && error < compliance / 3;
    }

    /** Compliance of the rear axle and by how much the measurement's heading is off: sideways speed = v (off - c v ω). */
    private LeastSquares.Fit slip() {
        Function<double[], double[]> residuals = p -> {
            double[] out = new double[times.length];
            for (int i = 0; i < out.length; i++) {
                double v = forward[i];
                out[i] = !rolling[i] || Math.abs(v) < SLIPPING ? 0 : v * (p[1] - p[0] * v * turns[i]) - sideways[i];
            }
            return out;
        };
        return LeastSquares.fit(
                residuals, new double[] {0.01, 0}, new double[] {-SOFTEST, -0.2}, new double[] {SOFTEST, 0.2});
    }
}
