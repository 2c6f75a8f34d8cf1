package org.skidpad.sim.traffic;

/**
 * The forces that move a pedestrian, per unit of mass: m/s², map frame. Helbing and Molnár, "Social force model for pedestrian
 * dynamics", Physical Review E 51 (1995), with its parameters: the drive (equation 2), the elliptical repulsion by people
 * (equations 3 and 4) and the weaker effect of what lies behind (equation 8). Bodies and walls that are nearly touched repel by
 * the exponential terms of Helbing, Farkas and Vicsek, Nature 407 (2000), equations 2 and 3, at 80 kg: the wall potential of
 * 1995 would bar a door of 1 m.
 *
 * <p>One deviation: others are taken to be {@value #SIDE} m further to the left than they are, so that two who meet exactly
 * head-on both step to the right instead of stopping; the paper leaves that to fluctuations. An object sums the forces of one
 * decision and is used again for the next.
 */
final class SocialForce {
    /** τ, s. */
    static final double RELAXATION = 0.5;

    /** The fastest walk over the desired speed. */
    static final double FASTEST = 1.3;

    private static final double V0 = 2.1;
    private static final double SIGMA = 0.3;
    private static final double STEP_S = 2;
    private static final double COS_SIGHT = -0.17364817766693033; // 100°
    private static final double BEHIND = 0.5;
    private static final double BODY = 2000.0 / 80;
    private static final double BODY_RANGE = 0.08;
    private static final double SIDE = 0.05;

    /** The ellipse's short half axis is taken for at least this, m: on the other's path it would be zero. */
    private static final double LEAST_AXIS = 0.05;

    double x;
    double y;

    private double directionX;
    private double directionY;

    /** Starts anew with the drive towards a direction (unit vector) at a speed, m/s, from the present velocity. */
    void drive(double toX, double toY, double speed, double velocityX, double velocityY) {
        directionX = toX;
        directionY = toY;
        x = (speed * toX - velocityX) / RELAXATION;
        y = (speed * toY - velocityY) / RELAXATION;
    }

    /**
     * Adds the repulsion by somebody.
     *
     * @param dx own position minus the other's (or the nearest point of its outline), m
     * @param speed of the other, m/s
     * @param headingX of the other, unit vector
     * @param bodies distance at which the two touch, m
     */
    void somebody(double dx, double dy, double speed, double headingX, double headingY, double bodies) {
        double rx = dx + SIDE * directionY;
        double ry = dy - SIDE * directionX;
        double distance = Math.sqrt(rx * rx + ry * ry);
        if (distance < 1e-9) {
            return;
        }
        double step = speed * STEP_S;
        double qx = rx - step * headingX;
        double qy = ry - step * headingY;
        double other = Math.sqrt(qx * qx + qy * qy);
        double sum = distance + other;
        double b = Math.max(LEAST_AXIS, Math.sqrt(Math.max(0, sum * sum - step * step)) / 2);
        double factor = V0 / SIGMA * StrictMath.exp(-b / SIGMA) * sum / (4 * b);
        double fx = factor * (rx / distance + (other > 1e-9 ? qx / other : 0));
        double fy = factor * (ry / distance + (other > 1e-9 ? qy / other : 0));
        double body = BODY * StrictMath.exp((bodies - distance) / BODY_RANGE);
        fx += body * rx / distance;
        fy += body * ry / distance;
        double size = Math.sqrt(fx * fx + fy * fy);
        boolean seen = -(directionX * fx + directionY * fy) >= size * COS_SIGHT;
        double weight = seen ? 1 : BEHIND;
        x += weight * fx;
        y += weight * fy;
    }

    /** Adds the repulsion by a wall; {@code dx, dy} is the own position minus the wall's nearest point, m. */
    void wall(double dx, double dy, double radius) {
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance > 1e-9) {
            double size = BODY * StrictMath.exp((radius - distance) / BODY_RANGE) / distance;
            x += size * dx;
            y += size * dy;
        }
    }
}
