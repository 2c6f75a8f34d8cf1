package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/** Model of {@link ImuParameters}, at the ego's reference point: forwards, to the left (v · yaw rate) and about the vertical. */
final class Imu implements SensorModel {
    static final int FORWARDS = 0;
    static final int LEFT = 1;
    static final int YAW_RATE = 2;

    private final ImuParameters p;
    /** One stream for each axis and kind, so that a parameter changes the noise it is about and no other. */
    private final RandomStream[] white = streams();

    private final RandomStream[] walk = streams();
    private final double[] bias = new double[3];

    Imu(ImuParameters p) {
        this.p = p;
    }

    private static RandomStream[] streams() {
        return new RandomStream[] {
            new RandomStream(0, "", "imu"), new RandomStream(0, "", "imu"), new RandomStream(0, "", "imu")
        };
    }

    @Override
    public int size() {
        return 3;
    }

    @Override
    public void reset(long seed, WorldView world) {
        String ego = world.actors().name[world.ego()];
        reseed(FORWARDS, seed, ego, "imu forwards noise", "imu forwards bias");
        reseed(LEFT, seed, ego, "imu left noise", "imu left bias");
        reseed(YAW_RATE, seed, ego, "imu turn noise", "imu turn bias");
        bias[FORWARDS] = p.accelerationBias() * walk[FORWARDS].nextGaussian();
        bias[LEFT] = p.accelerationBias() * walk[LEFT].nextGaussian();
        bias[YAW_RATE] = p.turnBias() * walk[YAW_RATE].nextGaussian();
    }

    private void reseed(int axis, long seed, String ego, String whitePurpose, String walkPurpose) {
        white[axis].reseed(seed, ego, whitePurpose);
        walk[axis].reseed(seed, ego, walkPurpose);
    }

    @Override
    public void sample(WorldView world, double elapsed, double[] out, int at) {
        ActorStates a = world.actors();
        int ego = world.ego();
        double root = Math.sqrt(elapsed);
        double bandwidth = Math.sqrt(p.rateHz());
        axis(FORWARDS, a.acceleration[ego], p.accelerationNoise() * bandwidth, p.accelerationWalk() * root, out, at);
        double centripetal = a.speed[ego] * a.yawRate[ego];
        axis(LEFT, centripetal, p.accelerationNoise() * bandwidth, p.accelerationWalk() * root, out, at);
        axis(YAW_RATE, a.yawRate[ego], p.turnNoise() * bandwidth, p.turnWalk() * root, out, at);
    }

    private void axis(int k, double truth, double sigma, double step, double[] out, int at) {
        bias[k] += step * walk[k].nextGaussian();
        out[at + k] = truth + bias[k] + sigma * white[k].nextGaussian();
    }

    @Override
    public void visitState(StateVisitor v) {
        for (int k = 0; k < bias.length; k++) {
            v.random(white[k]);
            v.random(walk[k]);
        }
        v.reals(bias, bias.length);
    }
}
