package org.skidpad.sim.sensor;

import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/** Model of {@link GnssParameters}. */
final class Gnss implements SensorModel {
    static final int X = 0;
    static final int Y = 1;

    private final GnssParameters p;
    private final RandomStream lasting = new RandomStream(0, "", "gnss");
    private final RandomStream fresh = new RandomStream(0, "", "gnss");
    private double errorX;
    private double errorY;

    Gnss(GnssParameters p) {
        this.p = p;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public void reset(long seed, WorldView world) {
        String ego = world.actors().name[world.ego()];
        lasting.reseed(seed, ego, "gnss error");
        fresh.reseed(seed, ego, "gnss noise");
        errorX = p.correlatedSigma() * lasting.nextGaussian();
        errorY = p.correlatedSigma() * lasting.nextGaussian();
    }

    @Override
    public void sample(WorldView world, double elapsed, double[] out, int at) {
        if (elapsed > 0) {
            double kept = StrictMath.exp(-elapsed / p.correlationS());
            double added = p.correlatedSigma() * Math.sqrt(1 - kept * kept);
            errorX = kept * errorX + added * lasting.nextGaussian();
            errorY = kept * errorY + added * lasting.nextGaussian();
        }
        int ego = world.ego();
        out[at + X] = world.actors().x[ego] + errorX + p.noiseSigma() * fresh.nextGaussian();
        out[at + Y] = world.actors().y[ego] + errorY + p.noiseSigma() * fresh.nextGaussian();
    }

    @Override
    public void visitState(StateVisitor v) {
        v.random(lasting);
        v.random(fresh);
        errorX = v.real(errorX);
        errorY = v.real(errorY);
    }
}
