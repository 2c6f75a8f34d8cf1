package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * A planar lidar that sees walls, boxes and circles, and not the actor it is mounted on, nor a box that it
 * is inside of. A whole scan is taken at one moment;
 * Gaussian noise is added to every hit. One instance belongs to one episode of one world.
 */
public final class Lidar implements Stateful {
    /** Bits of the float {@code +Infinity}. */
    private static final int INFINITY = 0x7F800000;

    private final LidarParameters parameters;
    private final double cosFirst;
    private final double sinFirst;
    private final ScanSweep sweep;
    private final NearWalls nearWalls;
    private final NearActors nearActors;
    private final double[] exact;
    private final RandomStream noise = new RandomStream(0, 0, "lidar");

    public Lidar(LidarParameters parameters) {
        this.parameters = parameters;
        cosFirst = Trigonometry.cos(parameters.angleMin());
        sinFirst = Trigonometry.sin(parameters.angleMin());
        sweep = new ScanSweep(parameters);
        nearWalls = new NearWalls(parameters.rangeMax());
        nearActors = new NearActors(parameters.rangeMax());
        exact = new double[parameters.beams()];
    }

    /** Starts the noise anew: stream (seed, actor, "lidar"). */
    public void reset(long seed, int actor) {
        noise.reseed(seed, actor, "lidar");
    }

    @Override
    public void visitState(StateVisitor v) {
        v.random(noise);
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
        double firstC = c * cosFirst - s * sinFirst;
        double firstS = s * cosFirst + c * sinFirst;
        sweep.clear();
        nearWalls.gather(world.walls(), x, y, firstC, firstS, sweep);
        nearActors.gather(a, actor, x, y, firstC, firstS, sweep);
        sweep.ranges(exact);
        double sigma = parameters.noiseSigma();
        if (sigma != 0) {
            for (int k = 0; k < exact.length; k++) {
                exact[k] += sigma * noise.nextTabledGaussian();
            }
        }
        report(exact, (float) parameters.rangeMin(), (float) parameters.rangeMax(), ranges);
    }

    /** Narrows ranges to floats, too far to infinity and too near to 0, without a branch: whether a beam hits is a toss. */
    private static void report(double[] exact, float least, float most, float[] ranges) {
        for (int k = 0; k < ranges.length; k++) {
            float range = (float) exact[k];
            int bits = Float.floatToRawIntBits(range);
            int beyond = Float.floatToRawIntBits(most - range) >> 31;
            int below = Float.floatToRawIntBits(range - least) >> 31;
            ranges[k] = Float.intBitsToFloat((bits | beyond & INFINITY) & (~beyond | INFINITY) & ~below);
        }
    }
}
