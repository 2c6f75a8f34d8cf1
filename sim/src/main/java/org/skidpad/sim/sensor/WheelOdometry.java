package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/** Model of {@link OdometryParameters}. The pose it reckons starts where the ego truly is: frames odom and map agree there. */
final class WheelOdometry implements SensorModel {
    static final int X = 0;
    static final int Y = 1;
    static final int HEADING = 2;
    static final int SPEED = 3;
    static final int YAW_RATE = 4;

    /** Below this a motion has no direction, m: it is a turn on the spot. */
    private static final double STANDING = 1e-9;

    private final OdometryParameters p;
    private final RandomStream noise = new RandomStream(0, "", "odometry");
    private double trueX;
    private double trueY;
    private double trueHeading;
    private double x;
    private double y;
    private double heading;

    WheelOdometry(OdometryParameters p) {
        this.p = p;
    }

    @Override
    public int size() {
        return 5;
    }

    @Override
    public void reset(long seed, WorldView world) {
        noise.reseed(seed, world.actors().name[world.ego()], "odometry");
    }

    private void remember(ActorStates a, int ego) {
        trueX = a.x[ego];
        trueY = a.y[ego];
        trueHeading = a.heading[ego];
    }

    @Override
    public void sample(WorldView world, double elapsed, double[] out, int at) {
        ActorStates a = world.actors();
        int ego = world.ego();
        if (elapsed > 0) {
            move(a, ego, elapsed, out, at);
        } else {
            x = a.x[ego];
            y = a.y[ego];
            heading = a.heading[ego];
            out[at + SPEED] = a.speed[ego] * p.distanceScale();
            out[at + YAW_RATE] = a.yawRate[ego] * p.turnScale();
        }
        remember(a, ego);
        out[at + X] = x;
        out[at + Y] = y;
        out[at + HEADING] = heading;
    }

    private void move(ActorStates a, int ego, double elapsed, double[] out, int at) {
        double dx = a.x[ego] - trueX;
        double dy = a.y[ego] - trueY;
        double turn = Angles.wrap(a.heading[ego] - trueHeading);
        double distance = Math.sqrt(dx * dx + dy * dy);
        double first = 0.5 * turn;
        if (distance > STANDING) {
            first = Angles.wrap(StrictMath.atan2(dy, dx) - trueHeading);
            if (Math.abs(first) > 0.5 * Math.PI) {
                // Backwards is a distance below zero, not half a turn before and after it.
                first = Angles.wrap(first + Math.PI);
                distance = -distance;
            }
        }
        double second = Angles.wrap(turn - first);
        double perTurn = p.alpha4() * (first * first + second * second);
        double square = distance * distance;
        double firstMeasured = p.turnScale() * first + noise(p.alpha1() * first * first + p.alpha2() * square);
        double travelled = p.distanceScale() * distance + noise(p.alpha3() * square + perTurn);
        double secondMeasured = p.turnScale() * second + noise(p.alpha1() * second * second + p.alpha2() * square);
        x += travelled * Trigonometry.cos(heading + firstMeasured);
        y += travelled * Trigonometry.sin(heading + firstMeasured);
        heading = Angles.wrap(heading + firstMeasured + secondMeasured);
        out[at + SPEED] = travelled / elapsed;
        out[at + YAW_RATE] = (firstMeasured + secondMeasured) / elapsed;
    }

    private double noise(double variance) {
        return Math.sqrt(variance) * noise.nextGaussian();
    }

    @Override
    public void visitState(StateVisitor v) {
        v.random(noise);
        trueX = v.real(trueX);
        trueY = v.real(trueY);
        trueHeading = v.real(trueHeading);
        x = v.real(x);
        y = v.real(y);
        heading = v.real(heading);
    }
}
