package org.skidpad.sim.sensor;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.world.WorldView;

/**
 * A planar lidar that sees walls, boxes and circles, and not the actor it is mounted on, nor a box that it
 * is inside of. A whole scan is taken at one moment;
 * Gaussian noise is added to every hit. One instance belongs to one episode of one world.
 */
public final class Lidar {
    private final LidarParameters parameters;
    private final ScanSweep sweep;
    private final RandomStream noise = new RandomStream(0, 0, "lidar");
    /** Headings last seen, with their cosines and sines: most things keep theirs from scan to scan. */
    private double[] knownHeading = new double[0];

    private double[] knownCos = new double[0];
    private double[] knownSin = new double[0];

    public Lidar(LidarParameters parameters) {
        this.parameters = parameters;
        sweep = new ScanSweep(parameters);
    }

    /** Starts the noise anew: stream (seed, actor, "lidar"). */
    public void reset(long seed, int actor) {
        noise.reseed(seed, actor, "lidar");
    }

    /**
     * Takes a scan from where the actor stands now.
     *
     * @param ranges one a beam, m, counter-clockwise; {@code +Infinity} where nothing is within range, 0 where something is
     *     nearer than the least range
     */
    public void scan(WorldView world, int actor, float[] ranges) {
        ActorStates a = world.actors();
        double heading = a.heading[actor];
        double c = Trigonometry.cos(heading);
        double s = Trigonometry.sin(heading);
        double x = a.x[actor] + parameters.mountX() * c - parameters.mountY() * s;
        double y = a.y[actor] + parameters.mountX() * s + parameters.mountY() * c;
        if (knownHeading.length < a.capacity) {
            knownHeading = new double[a.capacity];
            knownCos = new double[a.capacity];
            knownSin = new double[a.capacity];
            Arrays.fill(knownCos, 1);
        }
        sweep.clear();
        walls(world.walls(), x, y, c, s);
        for (int i = 0; i < a.count; i++) {
            if (a.present[i] && i != actor) {
                actor(a, i, x, y, c, s);
            }
        }
        float least = (float) parameters.rangeMin();
        float most = (float) parameters.rangeMax();
        double sigma = parameters.noiseSigma();
        for (int k = 0; k < ranges.length; k++) {
            double measured = sweep.range(k) + (sigma == 0 ? 0 : sigma * noise.nextTabledGaussian());
            float range = (float) measured;
            ranges[k] = range > most ? Float.POSITIVE_INFINITY : range < least ? 0 : range;
        }
    }

    private void walls(Walls walls, double x, double y, double c, double s) {
        double reach = parameters.rangeMax();
        for (int w = 0; w < walls.count; w++) {
            double ax = walls.x0[w] - x;
            double ay = walls.y0[w] - y;
            double bx = walls.x1[w] - x;
            double by = walls.y1[w] - y;
            if (Math.min(ax, bx) > reach
                    || Math.max(ax, bx) < -reach
                    || Math.min(ay, by) > reach
                    || Math.max(ay, by) < -reach) {
                continue;
            }
            sweep.segment(ax * c + ay * s, ay * c - ax * s, bx * c + by * s, by * c - bx * s);
        }
    }

    private void actor(ActorStates a, int i, double x, double y, double c, double s) {
        double dx = a.x[i] - x;
        double dy = a.y[i] - y;
        double reach = parameters.rangeMax() + Math.abs(a.boxOffset[i]) + a.length[i] + a.width[i] + a.radius[i];
        if (dx * dx + dy * dy > reach * reach) {
            return;
        }
        if (a.heading[i] != knownHeading[i]) {
            knownHeading[i] = a.heading[i];
            knownCos[i] = Trigonometry.cos(a.heading[i]);
            knownSin[i] = Trigonometry.sin(a.heading[i]);
        }
        double hc = knownCos[i] * c + knownSin[i] * s;
        double hs = knownSin[i] * c - knownCos[i] * s;
        double cx = dx * c + dy * s + a.boxOffset[i] * hc;
        double cy = dy * c - dx * s + a.boxOffset[i] * hs;
        if (a.radius[i] > 0) {
            sweep.circle(cx, cy, a.radius[i]);
            return;
        }
        double lx = hc * a.length[i] * 0.5;
        double ly = hs * a.length[i] * 0.5;
        double wx = -hs * a.width[i] * 0.5;
        double wy = hc * a.width[i] * 0.5;
        side(cx + lx + wx, cy + ly + wy, cx - lx + wx, cy - ly + wy);
        side(cx - lx + wx, cy - ly + wy, cx - lx - wx, cy - ly - wy);
        side(cx - lx - wx, cy - ly - wy, cx + lx - wx, cy + ly - wy);
        side(cx + lx - wx, cy + ly - wy, cx + lx + wx, cy + ly + wy);
    }

    /** One side of a box, corners counter-clockwise about the box: only the sides that face the sensor can be seen. */
    private void side(double x0, double y0, double x1, double y1) {
        if (x0 * y1 - y0 * x1 < 0) {
            sweep.segment(x0, y0, x1, y1);
        }
    }
}
