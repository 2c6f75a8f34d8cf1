package org.skidpad.sim.sensor;

import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * A lidar on its carrier: takes scans when they are due and hands them over when they are known. Without delay and motion it
 * waits until somebody asks, since a scan that nobody sees need not be cast.
 */
final class FittedLidar implements Stateful {
    private final LidarParameters parameters;
    private final boolean waits;
    private final Lidar lidar;
    private final SampleClock clock;
    /** Null where a scan is taken at once. */
    private final MovingScan moving;
    /** Scans on their way: the heading when they ended, and the ranges. */
    private final DelayLine line;

    private final double[] exact;
    private final float[] ranges;
    /** Whether a scan has become known that was not handed over. */
    private boolean fresh;

    FittedLidar(LidarParameters parameters, LidarErrors errors) {
        this.parameters = parameters;
        waits = !errors.needsEveryTick();
        lidar = new Lidar(parameters, errors);
        clock = new SampleClock(parameters.rateHz());
        moving = errors.motion() ? new MovingScan(lidar, parameters) : null;
        int beams = parameters.beams();
        line = waits ? null : new DelayLine(errors.delayS(), parameters.rateHz(), 1 + beams);
        exact = new double[beams];
        ranges = new float[beams];
    }

    void reset(long seed, String carrier) {
        lidar.reset(seed, carrier);
        clock.reset();
        if (line != null) {
            line.reset();
        }
        if (moving != null) {
            moving.reset();
        }
        fresh = false;
    }

    /** Whether {@link #tick} has to be called every tick. */
    boolean needsEveryTick() {
        return !waits;
    }

    /** @param heading that the ego reports now, rad */
    void tick(WorldView world, double heading) {
        if (waits) {
            return;
        }
        double before = line.isEmpty() ? Double.NaN : line.stamp();
        line.advance(world.time());
        if (takes(world)) {
            lidar.disturb(exact);
            lidar.report(exact, ranges);
            int at = line.enter(world.time());
            line.rows()[at] = heading;
            for (int k = 0; k < ranges.length; k++) {
                line.rows()[at + 1 + k] = ranges[k];
            }
            line.advance(world.time());
        }
        fresh |= line.stamp() != before;
    }

    private boolean takes(WorldView world) {
        if (moving != null) {
            return moving.tick(world, exact);
        }
        if (!clock.strikes(world)) {
            return false;
        }
        int ego = world.ego();
        lidar.cast(world, ego, world.actors().x[ego], world.actors().y[ego], world.actors().heading[ego], exact);
        return true;
    }

    /** Writes the scan into the measurement where a new one is known. */
    void measure(WorldView world, double heading, Measurement out) {
        if (out.ranges.length != parameters.beams()) {
            throw new IllegalArgumentException("the measurement holds " + out.ranges.length + " ranges, the lidar has "
                    + parameters.beams() + " beams");
        }
        if (waits) {
            if (!clock.strikes(world)) {
                return;
            }
            lidar.scan(world, world.ego(), out.ranges);
            out.scanTime = world.time();
            out.scanHeading = heading;
        } else {
            if (!fresh) {
                return;
            }
            fresh = false;
            double[] rows = line.rows();
            int at = line.known();
            for (int k = 0; k < out.ranges.length; k++) {
                out.ranges[k] = (float) rows[at + 1 + k];
            }
            out.scanTime = line.stamp();
            out.scanHeading = rows[at];
        }
        out.scanAngleMin = parameters.angleMin();
        out.scanAngleIncrement = ScanSweep.increment(parameters);
        out.scanRangeMax = parameters.rangeMax();
        out.scanMountX = parameters.mountX();
        out.scanMountY = parameters.mountY();
    }

    @Override
    public void visitState(StateVisitor v) {
        lidar.visitState(v);
        clock.visitState(v);
        if (moving != null) {
            moving.visitState(v);
        }
        if (line != null) {
            line.visitState(v);
        }
        fresh = v.flag(fresh);
    }
}
