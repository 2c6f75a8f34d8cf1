package org.skidpad.bridge.control;

import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.Measurement;

/**
 * Lets through only as much of a command as the robot can take back before it touches what the scan shows: along the arc of the
 * command it must be able to stand, after its reaction time and braking, with a margin to every hit. The command is scaled as a
 * whole, so that its curvature stays; a motion that does not bring the robot nearer to anything within the margin is always
 * allowed, so that it can get away. Hits are taken to stand still.
 *
 * <p>Source of the idea: braking distance v·t + v²/2a as in RSS (Shalev-Shwartz et al. 2017) against fixed obstacles, and the
 * footprint swept along an arc as in the dynamic window approach (Fox, Burgard, Thrun 1997). Allocates nothing per tick.
 */
public final class StoppingShield {
    /** Scales that are tried, the greatest first. */
    private static final double[] SCALES = {1, 0.75, 0.5, 0.25};

    private static final int STEPS = 6;
    /** Nearer by less than this is not nearer: rounding, and the noise of a beam beside the nearest, m. */
    private static final double NOT_NEARER = 0.005;

    private final RobotDescription.Footprint footprint;
    private final RobotDescription.Shield shield;
    private final boolean steered;
    private final double wheelbase;
    private final double reactionS;
    private double[] x = new double[0];
    private double[] y = new double[0];
    private int hits;

    /** @param periodS time between two decisions, s */
    public StoppingShield(RobotDescription robot, double periodS) {
        footprint = robot.footprint();
        shield = robot.shield();
        steered = robot.drive().kinematics() == Kinematics.ACKERMANN;
        wheelbase = robot.drive().wheelbase();
        double scanDelay = robot.hasScan() ? robot.scan().delay() : 0;
        reactionS =
                scanDelay + periodS + robot.delays().command() + robot.delays().speedLag();
    }

    /**
     * Scales a command in place.
     *
     * @return true where it was changed
     */
    public boolean restrict(Measurement m, float[] command) {
        double speed = command[CommandMap.SPEED];
        double turn = command[CommandMap.TURN];
        if (speed == 0 && (steered || turn == 0) || m.ranges.length == 0) {
            return false;
        }
        double scanAge = Math.max(0, m.time - m.scanTime);
        collect(m, Math.abs(speed) * (scanAge + horizon(speed)) + reach());
        double now = nearest(0, 0, 0);
        for (double scale : SCALES) {
            if (isClear(speed * scale, steered ? turn : turn * scale, scanAge, now)) {
                command[CommandMap.SPEED] = (float) (speed * scale);
                command[CommandMap.TURN] = (float) (steered ? turn : turn * scale);
                return scale < 1;
            }
        }
        command[CommandMap.SPEED] = 0;
        if (!steered && !isClear(0, turn, 0, now)) {
            command[CommandMap.TURN] = 0;
        }
        return true;
    }

    private double horizon(double speed) {
        return reactionS + Math.abs(speed) / shield.deceleration();
    }

    private double reach() {
        return footprint.length() + footprint.width() + Math.abs(footprint.centreX()) + shield.margin();
    }

    /** Keeps the hits that any scale of the command could come near to, in base_link. */
    private void collect(Measurement m, double within) {
        if (x.length < m.ranges.length) {
            x = new double[m.ranges.length];
            y = new double[m.ranges.length];
        }
        hits = 0;
        for (int i = 0; i < m.ranges.length; i++) {
            float range = m.ranges[i];
            if (range <= within + Math.abs(m.scanMountX)) {
                double angle = m.scanAngleMin + i * m.scanAngleIncrement;
                x[hits] = m.scanMountX + range * Math.cos(angle);
                y[hits] = m.scanMountY + range * Math.sin(angle);
                hits++;
            }
        }
    }

    private boolean isClear(double speed, double turn, double scanAge, double now) {
        double yawRate = steered ? speed * Math.tan(turn) / wheelbase : turn;
        // Uniformly braked from the end of the reaction on: the way of half the speed.
        double seconds = scanAge + reactionS + Math.abs(speed) / shield.deceleration() / 2;
        double needed = Math.min(shield.margin(), now - NOT_NEARER);
        for (int step = 1; step <= STEPS; step++) {
            double t = seconds * step / STEPS;
            double heading = yawRate * t;
            double px;
            double py;
            if (Math.abs(yawRate) < 1e-6) {
                px = speed * t;
                py = 0;
            } else {
                px = speed / yawRate * Math.sin(heading);
                py = speed / yawRate * (1 - Math.cos(heading));
            }
            if (nearest(px, py, heading) < needed) {
                return false;
            }
        }
        return true;
    }

    /** From the outline of a robot at a pose to the nearest hit, m. */
    private double nearest(double px, double py, double heading) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < hits; i++) {
            double dx = x[i] - px;
            double dy = y[i] - py;
            least = Math.min(least, footprint.distance(cos * dx + sin * dy, -sin * dx + cos * dy));
        }
        return least;
    }
}
