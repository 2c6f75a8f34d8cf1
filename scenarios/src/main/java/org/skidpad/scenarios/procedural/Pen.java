package org.skidpad.scenarios.procedural;

import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;

/** Draws the reference line of one road, piece after piece. Metres, radians. */
final class Pen {
    private static final int PANELS = 200;

    final RoadBuilder road;
    final String id;
    private final Pose start;
    private double s;

    Pen(RoadBuilder road, String id, Pose start) {
        this.road = road;
        this.id = id;
        this.start = start;
    }

    double length() {
        return s;
    }

    /** Where it has come to. */
    Pose at() {
        return s == 0 ? start : road.end();
    }

    Pen line(double length) {
        Pose p = at();
        road.line(s, p.x(), p.y(), p.heading(), length);
        s += length;
        return this;
    }

    Pen arc(double length, double curvature) {
        Pose p = at();
        road.arc(s, p.x(), p.y(), p.heading(), length, curvature);
        s += length;
        return this;
    }

    Pen spiral(double length, double from, double to) {
        Pose p = at();
        road.spiral(s, p.x(), p.y(), p.heading(), length, from, to);
        s += length;
        return this;
    }

    /** A cubic Hermite curve to a pose; heading is continuous. */
    Pen blend(Pose to) {
        Pose p = at();
        double c = Trigonometry.cos(p.heading());
        double n = Trigonometry.sin(p.heading());
        double dx = to.x() - p.x();
        double dy = to.y() - p.y();
        double x = dx * c + dy * n;
        double y = dy * c - dx * n;
        double m = Math.sqrt(dx * dx + dy * dy);
        double turned = to.heading() - p.heading();
        double ex = m * Trigonometry.cos(turned);
        double ey = m * Trigonometry.sin(turned);
        double[] u = {0, m, 3 * x - 2 * m - ex, m + ex - 2 * x};
        double[] v = {0, 0, 3 * y - ey, ey - 2 * y};
        double length = 0;
        // Simpson's rule on the speed.
        for (int i = 0; i <= PANELS; i++) {
            double q = (double) i / PANELS;
            double du = u[1] + q * (2 * u[2] + 3 * q * u[3]);
            double dv = v[1] + q * (2 * v[2] + 3 * q * v[3]);
            int weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            length += weight * Math.sqrt(du * du + dv * dv);
        }
        length /= 3.0 * PANELS;
        road.paramPoly3(s, p.x(), p.y(), p.heading(), length, u, v, true);
        s += length;
        return this;
    }

    static Pose move(Pose p, double ahead) {
        return new Pose(
                p.x() + ahead * Trigonometry.cos(p.heading()),
                p.y() + ahead * Trigonometry.sin(p.heading()),
                p.heading());
    }

    /** To the left. */
    static Pose aside(Pose p, double left) {
        return new Pose(
                p.x() - left * Trigonometry.sin(p.heading()),
                p.y() + left * Trigonometry.cos(p.heading()),
                p.heading());
    }

    static Pose turned(Pose p, double angle) {
        return new Pose(p.x(), p.y(), p.heading() + angle);
    }

    /** Where an arc of this curvature and length begins that ends at a pose. */
    static Pose startOfArc(Pose end, double curvature, double length) {
        Pose centre = aside(end, 1 / curvature);
        Pose start = new Pose(centre.x(), centre.y(), end.heading() - curvature * length);
        return aside(start, -1 / curvature);
    }
}
