package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.world.WorldView;

/**
 * A planar lidar that sees walls, boxes and circles, and not the actor it is mounted on. A whole scan is taken at one moment;
 * Gaussian noise is added to every hit. One instance belongs to one episode of one world.
 */
public final class Lidar {
    private final LidarParameters parameters;
    private final ScanSweep sweep;
    private final RandomStream noise = new RandomStream(0, 0, "lidar");

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
        double c = StrictMath.cos(heading);
        double s = StrictMath.sin(heading);
        double x = a.x[actor] + parameters.mountX() * c - parameters.mountY() * s;
        double y = a.y[actor] + parameters.mountX() * s + parameters.mountY() * c;
        sweep.clear();
        walls(world.walls(), x, y, c, s);
        for (int i = 0; i < a.count; i++) {
            if (a.present[i] && i != actor) {
                actor(a, i, x, y, c, s, heading);
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

    private void actor(ActorStates a, int i, double x, double y, double c, double s, double heading) {
        double dx = a.x[i] - x;
        double dy = a.y[i] - y;
        double reach = parameters.rangeMax() + Math.abs(a.boxOffset[i]) + a.length[i] + a.width[i] + a.radius[i];
        if (dx * dx + dy * dy > reach * reach) {
            return;
        }
        double relative = a.heading[i] - heading;
        double hc = StrictMath.cos(relative);
        double hs = StrictMath.sin(relative);
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
        sweep.segment(cx + lx + wx, cy + ly + wy, cx - lx + wx, cy - ly + wy);
        sweep.segment(cx - lx + wx, cy - ly + wy, cx - lx - wx, cy - ly - wy);
        sweep.segment(cx - lx - wx, cy - ly - wy, cx + lx - wx, cy + ly - wy);
        sweep.segment(cx + lx - wx, cy + ly - wy, cx + lx + wx, cy + ly + wy);
    }
}
