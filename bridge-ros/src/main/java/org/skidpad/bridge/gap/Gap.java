package org.skidpad.bridge.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/**
 * Replays pieces of a recording. For each, the scenario's ego gets the recorded commands from two seconds before the piece, so that
 * what was under way in its motors is under way in simulation too; then the two poses are laid on one another, and what parts them
 * from there on is the error. Every piece is another seed, so that a scenario with distributions is judged as a whole.
 */
public final class Gap {
    private static final double WARM_UP_S = 2;
    private static final double SAMPLE_S = 0.25;
    private static final int MAX_PIECES = 500;
    /** Of a commanded speed where the robot's file states none, m/s². */
    private static final double FASTEST_CHANGE = 10;

    private final RobotLog log;
    private final RobotDescription robot;
    private final double[][] seen;
    private final double[] horizons;

    /** @param horizonS how long simulation is left alone, s */
    public Gap(RobotLog log, RobotDescription robot, double horizonS) {
        if (!(horizonS >= SAMPLE_S)) {
            throw new IllegalArgumentException("horizon must be at least " + SAMPLE_S + " s, is " + horizonS);
        }
        this.log = log;
        this.robot = robot;
        seen = log.truth().length > 2 ? log.truth() : log.odometry();
        horizons = new double[(int) Math.round(horizonS / SAMPLE_S) + 1];
        for (int i = 0; i < horizons.length; i++) {
            horizons[i] = i * SAMPLE_S;
        }
    }

    /**
     * The errors of a scenario.
     *
     * @param scanned whether its walls are those that the robot saw, in the frame of the independent measurement
     * @throws BadInputException where the recording is shorter than the horizon
     */
    public List<GapCurve> of(Scenario scenario, boolean scanned) {
        double horizon = horizons[horizons.length - 1];
        double first = Math.max(log.commands()[0][0], seen[0][0]) + WARM_UP_S;
        double last = Math.min(log.commands()[log.commands().length - 1][0], seen[seen.length - 1][0]) - horizon;
        int pieces = (int) Math.min(MAX_PIECES, Math.floor((last - first) / Math.max(0.5, horizon / 4)) + 1);
        if (pieces < 1) {
            throw new BadInputException(
                    SourceLocation.wholeFile("recording"),
                    "is shorter than " + (horizon + WARM_UP_S)
                            + " s of commands and poses: choose a shorter --horizon");
        }
        double[][][] errors = new double[4][pieces][horizons.length];
        World world = new World(scenario);
        for (int p = 0; p < pieces; p++) {
            double start = pieces == 1 ? first : first + p * (last - first) / (pieces - 1);
            piece(world, p + 1L, start, scanned, errors, p);
        }
        List<GapCurve> out = new ArrayList<>();
        out.add(GapCurve.of("position", "m", horizons, errors[0]));
        out.add(GapCurve.of("heading", "rad", horizons, errors[1]));
        out.add(GapCurve.of("speed", "m/s", horizons, errors[2]));
        if (scanned) {
            out.add(GapCurve.of("scan", "m", horizons, errors[3]));
        }
        return out;
    }

    private void piece(World world, long seed, double start, boolean scanned, double[][][] errors, int p) {
        world.reset(seed);
        WorldView view = world.view();
        ActorStates a = view.actors();
        int ego = view.ego();
        boolean differential = a.motion[ego] == MotionModel.DIFFERENTIAL_DRIVE;
        double most = Math.min(robot.limits().speed().rate(), FASTEST_CHANGE);
        double rise = Math.min(most, world.longitudinalMost(ego)) * view.dt();
        double fall = Math.min(most, -world.longitudinalLeast(ego)) * view.dt();
        double reached = 0;
        double[] recordedStart = pose(start);
        double[] simulatedStart = null;
        int next = 0;
        for (long tick = 0; next < horizons.length; tick++) {
            double t = start - WARM_UP_S + tick * view.dt();
            if (t >= start + horizons[next] - view.dt() / 2) {
                double[] now = {a.x[ego], a.y[ego], a.heading[ego]};
                simulatedStart = simulatedStart == null ? now : simulatedStart;
                double[] there = laidOn(now, simulatedStart, recordedStart);
                double[] truly = pose(t);
                errors[0][p][next] = Math.hypot(there[0] - truly[0], there[1] - truly[1]);
                errors[1][p][next] = Math.abs(Angles.wrap(there[2] - truly[2]));
                errors[2][p][next] = Math.abs(a.speed[ego] - truly[3]);
                errors[3][p][next] = scanned ? scanError(view.walls(), there, t) : Double.NaN;
                next++;
            }
            double[] command = command(t);
            ActorCommands out = world.commands();
            out.overridden[ego] = true;
            // A car of the simulator takes accelerations: those that bring it to the speed that was commanded, as fast
            // as its robot and the scenario let it.
            double change = Math.max(-fall, Math.min(rise, command[1] - reached));
            reached += change;
            out.longitudinal[ego] = differential ? command[1] : change / view.dt();
            out.lateral[ego] = command[2];
            world.tick();
        }
    }

    /** The pose that stands to {@code onto} as {@code now} stands to {@code from}. */
    private static double[] laidOn(double[] now, double[] from, double[] onto) {
        double turn = onto[2] - from[2];
        double c = Math.cos(turn);
        double s = Math.sin(turn);
        double dx = now[0] - from[0];
        double dy = now[1] - from[1];
        return new double[] {onto[0] + c * dx - s * dy, onto[1] + s * dx + c * dy, now[2] + turn};
    }

    private static int before(double[][] rows, double t) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle][0] <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    private double[] command(double t) {
        return log.commands()[before(log.commands(), t)];
    }

    /** Recorded x, y, heading, speed at a time. */
    private double[] pose(double t) {
        int i = Math.min(before(seen, t), seen.length - 2);
        double[] a = seen[i];
        double[] b = seen[i + 1];
        double share = Math.max(0, Math.min(1, (t - a[0]) / (b[0] - a[0])));
        return new double[] {
            a[1] + share * (b[1] - a[1]),
            a[2] + share * (b[2] - a[2]),
            a[3] + share * Angles.wrap(b[3] - a[3]),
            a[4] + share * (b[4] - a[4])
        };
    }

    /** Median difference between the scan recorded about this time and what the walls would show from a pose, m. */
    private double scanError(Walls walls, double[] pose, double t) {
        RobotLog.Scan nearest = null;
        for (RobotLog.Scan scan : log.scans()) {
            if (Math.abs(scan.time() - t) <= SAMPLE_S / 2
                    && (nearest == null || Math.abs(scan.time() - t) < Math.abs(nearest.time() - t))) {
                nearest = scan;
            }
        }
        if (nearest == null || !robot.hasScan()) {
            return Double.NaN;
        }
        // The scan was taken a little before or after: what the robot moved meanwhile is the same for both.
        double[] then = pose(nearest.time());
        double[] at = pose(t);
        double[] from = laidOn(then, at, pose);
        float[] ranges = nearest.ranges();
        double[] errors = new double[ranges.length];
        int count = 0;
        var lidar = robot.scan().lidar();
        double x = from[0] + Math.cos(from[2]) * lidar.mountX() - Math.sin(from[2]) * lidar.mountY();
        double y = from[1] + Math.sin(from[2]) * lidar.mountX() + Math.cos(from[2]) * lidar.mountY();
        boolean around = lidar.fieldOfView() > 2 * Math.PI - 1e-6;
        double step = lidar.fieldOfView() / (around ? ranges.length : Math.max(1, ranges.length - 1));
        for (int k = 0; k < ranges.length; k += Math.max(1, ranges.length / 90)) {
            double angle = from[2] + robot.scan().yaw() + lidar.angleMin() + k * step;
            double expected = nearest(walls, x, y, Math.cos(angle), Math.sin(angle));
            if (Float.isFinite(ranges[k]) && expected <= lidar.rangeMax()) {
                errors[count++] = Math.abs(ranges[k] - expected);
            }
        }
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[count / 2];
    }

    /** Distance along a ray to the first wall. */
    private static double nearest(Walls walls, double x, double y, double dx, double dy) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < walls.count; i++) {
            double ex = walls.x1[i] - walls.x0[i];
            double ey = walls.y1[i] - walls.y0[i];
            double cross = dx * ey - dy * ex;
            double ox = walls.x0[i] - x;
            double oy = walls.y0[i] - y;
            double along = (ox * ey - oy * ex) / cross;
            double share = (ox * dy - oy * dx) / cross;
            if (along > 0 && share >= 0 && share <= 1) {
                best = Math.min(best, along);
            }
        }
        return best;
    }
}
