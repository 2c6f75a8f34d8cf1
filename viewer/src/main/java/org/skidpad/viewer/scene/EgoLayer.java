package org.skidpad.viewer.scene;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.Primitive.Anchor;
import org.skidpad.viewer.scene.Primitive.Dots;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;
import org.skidpad.viewer.scene.Primitive.Segments;

/** What belongs to the ego alone: its lidar, where it drove and where it would go. */
final class EgoLayer {
    /** How far ahead the ego's path is predicted, s. */
    static final double PREDICTED_SECONDS = 3;

    private static final int PREDICTED_POINTS = 31;
    private static final double PATH_PIXELS = 1.5;
    /** In a narrower picture the predicted path goes without its name, which would cover actors, px. */
    private static final double ROOM_FOR_NAME = 600;

    private final Recording run;
    private final int ego;

    EgoLayer(Recording run) {
        this.run = run;
        ego = run.header().ego();
    }

    /** Hits of the newest scan, placed from where the ego was when it was taken, and rays to them. */
    void lidar(Camera camera, Theme theme, Moment moment, List<Primitive> out) {
        Recording.Scan scan = run.scan(moment.sample());
        if (scan == null || !Scene.hasEgo(run, moment.sample())) {
            return;
        }
        Moment taken = Moment.at(run, scan.time());
        double heading = taken.heading(run, ego);
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        double originX = taken.x(run, ego) + scan.x() * cos - scan.y() * sin;
        double originY = taken.y(run, ego) + scan.x() * sin + scan.y() * cos;
        double screenX = camera.screenX(originX);
        double screenY = camera.screenY(originY);
        float[] ranges = scan.ranges();
        double[] hits = new double[2 * ranges.length];
        double[] rays = new double[4 * ranges.length];
        int count = 0;
        for (int beam = 0; beam < ranges.length; beam++) {
            double range = ranges[beam];
            if (!(range > 0 && range < scan.rangeMax())) {
                continue;
            }
            double angle = heading + scan.angleMin() + beam * scan.angleIncrement();
            double hitX = camera.screenX(originX + range * Math.cos(angle));
            double hitY = camera.screenY(originY + range * Math.sin(angle));
            hits[2 * count] = hitX;
            hits[2 * count + 1] = hitY;
            rays[4 * count] = screenX;
            rays[4 * count + 1] = screenY;
            rays[4 * count + 2] = hitX;
            rays[4 * count + 3] = hitY;
            count++;
        }
        if (count > 0) {
            // Many rays are fainter, so that they do not hide what is under them.
            double opacity = Math.max(0.09, 0.2 * Math.min(1, 90.0 / count));
            int ray = Theme.withOpacity(theme.lidarRay(), opacity);
            out.add(new Segments(Role.LIDAR_RAY, Arrays.copyOf(rays, 4 * count), ray, 1));
            out.add(new Dots(Role.LIDAR_HIT, Arrays.copyOf(hits, 2 * count), 4, theme.lidarHit()));
        }
    }

    void drivenPath(Camera camera, Theme theme, Moment moment, List<Primitive> out) {
        int colour = Theme.withOpacity(theme.drivenPath(), 0.6);
        int last = moment.sample();
        if (ego < 0) {
            return;
        }
        Path.draw(run, ego, 0, last, PATH_PIXELS, camera, Role.DRIVEN_PATH, colour, 2.5, out);
        if (moment.fraction() > 0 && Scene.hasEgo(run, last)) {
            out.add(new Polyline(
                    Role.DRIVEN_PATH,
                    new double[] {camera.screenX(run.x(last, ego)), camera.screenX(moment.x(run, ego))},
                    new double[] {camera.screenY(run.y(last, ego)), camera.screenY(moment.y(run, ego))},
                    colour,
                    2.5));
        }
    }

    /**
     * Recordings hold no plan: what is shown is where constant speed and yaw rate would lead, and it says so. An arc of a
     * circle, for a constant turn rate and velocity.
     */
    void predictedPath(Camera camera, Theme theme, Moment moment, List<Primitive> out) {
        int sample = moment.sample();
        if (!Scene.hasEgo(run, sample) || Math.abs(run.speed(sample, ego)) < 0.02) {
            return;
        }
        double speed = run.speed(sample, ego);
        double yawRate = run.yawRate(sample, ego);
        double startX = moment.x(run, ego);
        double startY = moment.y(run, ego);
        double startHeading = moment.heading(run, ego);
        double[] x = new double[PREDICTED_POINTS];
        double[] y = new double[PREDICTED_POINTS];
        for (int i = 0; i < PREDICTED_POINTS; i++) {
            double t = PREDICTED_SECONDS * i / (PREDICTED_POINTS - 1);
            // The chord of the arc: exact for any yaw rate, and without a division by a small one.
            double half = yawRate * t / 2;
            double chord = speed * t * (Math.abs(half) < 1e-6 ? 1 : Math.sin(half) / half);
            x[i] = camera.screenX(startX + chord * Math.cos(startHeading + half));
            y[i] = camera.screenY(startY + chord * Math.sin(startHeading + half));
        }
        out.add(new Polyline(Role.PREDICTED_PATH, x, y, theme.predictedPath(), 2, new double[] {7, 5}, 0));
        if (camera.viewport().width() >= ROOM_FOR_NAME) {
            predictedName(x, y, camera.viewport(), theme, out);
        }
    }

    /** Beyond the end of the path; where that is off the screen, under the last part of it that can be seen (names are over actors). */
    private static void predictedName(double[] x, double[] y, Area screen, Theme theme, List<Primitive> out) {
        int end = x.length - 1;
        Area inner = screen.inset(70, 20, 70, 20);
        boolean cut = false;
        while (end > 1 && !inner.contains(x[end], y[end])) {
            end--;
            cut = true;
        }
        double dx = x[end] - x[0];
        double dy = y[end] - y[0];
        double length = Math.hypot(dx, dy);
        if (length < 30) {
            return;
        }
        double lastX = x[end] - x[end - 1];
        double lastY = y[end] - y[end - 1];
        double last = Math.max(1e-9, Math.hypot(lastX, lastY));
        Anchor anchor = lastX >= 0 ? Anchor.LEFT : Anchor.RIGHT;
        double labelX = cut ? x[end] : x[end] + 8 * lastX / last;
        double labelY = cut ? y[end] + 14 : y[end] + 12 * lastY / last;
        out.add(new Label(
                Role.PREDICTED_PATH,
                labelX,
                labelY,
                "predicted",
                11,
                false,
                anchor,
                theme.predictedPath(),
                theme.halo()));
    }
}
