package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * A planar lidar that sees walls, boxes and circles, and not the actor it is mounted on, nor a box that it
 * is inside of. A whole scan is taken at one moment;
 * Gaussian noise is added to every hit, and what {@link LidarErrors} says. One instance belongs to one episode of one world.
 */
public final class Lidar implements Stateful {
    /** Bits of the float {@code +Infinity}. */
    private static final int INFINITY = 0x7F800000;
    /** How far apart the ranges of two neighbouring beams lie at least for a beam to hit both at once, m. */
    private static final double EDGE = 0.2;

    private final LidarParameters parameters;
    private final LidarErrors errors;
    private final boolean allRound;
    private final double cosFirst;
    private final double sinFirst;
    private final ScanSweep sweep;
    private final NearWalls nearWalls;
    private final NearActors nearActors;
    private final double[] exact;
    private final RandomStream noise = new RandomStream(0, "", "lidar");
    private final RandomStream dropped = new RandomStream(0, "", "lidar dropout");
    private final RandomStream mixed = new RandomStream(0, "", "lidar mixed pixels");

    public Lidar(LidarParameters parameters) {
        this(parameters, LidarErrors.NONE);
    }

    /** @param errors of which delay and motion are left to whoever takes scans */
    Lidar(LidarParameters parameters, LidarErrors errors) {
        this.parameters = parameters;
        this.errors = errors;
        allRound = ScanSweep.isAllRound(parameters);
        cosFirst = Trigonometry.cos(parameters.angleMin());
        sinFirst = Trigonometry.sin(parameters.angleMin());
        sweep = new ScanSweep(parameters);
        nearWalls = new NearWalls(parameters.rangeMax());
        nearActors = new NearActors(parameters.rangeMax());
        exact = new double[parameters.beams()];
    }

    /**
     * Starts the noise anew: streams (seed, actor, "lidar") and, for each further error, one of its own.
     *
     * @param actor name of the one that carries it
     */
    public void reset(long seed, String actor) {
        noise.reseed(seed, actor, "lidar");
        dropped.reseed(seed, actor, "lidar dropout");
        mixed.reseed(seed, actor, "lidar mixed pixels");
    }

    @Override
    public void visitState(StateVisitor v) {
        v.random(noise);
        v.random(dropped);
        v.random(mixed);
    }

    /**
     * Takes a scan from where the actor stands now.
     *
     * @param ranges one a beam, m, counter-clockwise; {@code +Infinity} where nothing is within range, 0 where something is
     *     nearer than the least range
     */
    public void scan(WorldView world, int actor, float[] ranges) {
        ActorStates a = world.actors();
        cast(world, actor, a.x[actor], a.y[actor], a.heading[actor], exact);
        disturb(exact);
        report(exact, ranges);
    }

    /** Writes the exact range of every beam, m, {@code +Infinity} without a hit, with the carrier in a given pose. */
    void cast(WorldView world, int carrier, double carrierX, double carrierY, double heading, double[] out) {
        double c = Trigonometry.cos(heading);
        double s = Trigonometry.sin(heading);
        double x = carrierX + parameters.mountX() * c - parameters.mountY() * s;
        double y = carrierY + parameters.mountX() * s + parameters.mountY() * c;
        double firstC = c * cosFirst - s * sinFirst;
        double firstS = s * cosFirst + c * sinFirst;
        sweep.clear();
        nearWalls.gather(world.walls(), x, y, firstC, firstS, sweep);
        nearActors.gather(world.actors(), carrier, x, y, firstC, firstS, sweep);
        sweep.ranges(out);
    }

    /** Makes exact ranges what the machine measures, in place. */
    void disturb(double[] ranges) {
        if (errors.mixedPixels() > 0) {
            mixAtEdges(ranges);
        }
        double sigma = parameters.noiseSigma();
        double share = errors.relativeNoise();
        if (share != 0) {
            for (int k = 0; k < ranges.length; k++) {
                double far = Math.min(ranges[k], parameters.rangeMax());
                ranges[k] += Math.sqrt(sigma * sigma + share * share * far * far) * noise.nextTabledGaussian();
            }
        } else if (sigma != 0) {
            for (int k = 0; k < ranges.length; k++) {
                ranges[k] += sigma * noise.nextTabledGaussian();
            }
        }
        double step = errors.resolution();
        if (step > 0) {
            for (int k = 0; k < ranges.length; k++) {
                ranges[k] = step * Math.rint(ranges[k] / step);
            }
        }
        if (errors.dropout() > 0) {
            for (int k = 0; k < ranges.length; k++) {
                if (dropped.nextDouble() < errors.dropout()) {
                    ranges[k] = Double.POSITIVE_INFINITY;
                }
            }
        }
    }

    private void mixAtEdges(double[] ranges) {
        double first = ranges[0];
        int last = ranges.length - 1;
        for (int k = 0; k <= last; k++) {
            double next = k < last ? ranges[k + 1] : allRound ? first : ranges[k];
            boolean isEdge = Math.abs(next - ranges[k]) > EDGE && Math.max(next, ranges[k]) <= parameters.rangeMax();
            if (isEdge && mixed.nextDouble() < errors.mixedPixels()) {
                ranges[k] += (next - ranges[k]) * mixed.nextDouble();
            }
        }
    }

    /** Narrows ranges to floats, too far to infinity and too near to 0, without a branch: whether a beam hits is a toss. */
    void report(double[] measured, float[] ranges) {
        float least = (float) parameters.rangeMin();
        float most = (float) parameters.rangeMax();
        for (int k = 0; k < ranges.length; k++) {
            float range = (float) measured[k];
            int bits = Float.floatToRawIntBits(range);
            int beyond = Float.floatToRawIntBits(most - range) >> 31;
            int below = Float.floatToRawIntBits(range - least) >> 31;
            ranges[k] = Float.intBitsToFloat((bits | beyond & INFINITY) & (~beyond | INFINITY) & ~below);
        }
    }
}
