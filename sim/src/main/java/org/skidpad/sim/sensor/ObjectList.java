package org.skidpad.sim.sensor;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/**
 * Model of {@link ObjectListParameters}. A sample is the number of objects and then six numbers for each, nearest first: x, y,
 * vx, vy, length, width, as in {@link Measurement}, relative to the ego at the moment of the sample.
 *
 * <p>Whether an actor is missed and how wrong its position is come from streams of that actor, so that one actor more changes
 * nothing about the others.
 */
final class ObjectList implements SensorModel {
    /** Numbers for each object. */
    static final int WIDTH = 6;

    private static final double FALSE_LENGTH_MIN = 0.5;
    private static final double FALSE_LENGTH_MAX = 5;
    private static final double FALSE_WIDTH_MIN = 0.5;
    private static final double FALSE_WIDTH_MAX = 2;

    private final ObjectListParameters p;
    private final double cosHalfView;
    private final double noneFalse;
    private final RandomStream falseOnes = new RandomStream(0, "", "objects false");
    private final RandomStream[] missed;
    private final RandomStream[] noise;
    private final double[] square = new double[Measurement.MAX_OBJECTS];
    private final double[] found = new double[WIDTH];

    /** @param capacity the most actors in the world */
    ObjectList(ObjectListParameters p, int capacity) {
        this.p = p;
        missed = new RandomStream[capacity];
        noise = new RandomStream[capacity];
        for (int i = 0; i < capacity; i++) {
            missed[i] = new RandomStream(0, "", "objects missed");
            noise[i] = new RandomStream(0, "", "objects noise");
        }
        cosHalfView = p.fieldOfView() > 2 * Math.PI - 1e-9 ? -1 : Trigonometry.cos(0.5 * p.fieldOfView());
        noneFalse = StrictMath.exp(-p.falseObjects());
    }

    @Override
    public int size() {
        return 1 + WIDTH * Measurement.MAX_OBJECTS;
    }

    @Override
    public void reset(long seed, WorldView world) {
        ActorStates a = world.actors();
        falseOnes.reseed(seed, a.name[world.ego()], "objects false");
        for (int i = 0; i < missed.length; i++) {
            String name = i < a.count ? a.name[i] : "";
            missed[i].reseed(seed, name, "objects missed");
            noise[i].reseed(seed, name, "objects noise");
        }
    }

    @Override
    public void sample(WorldView world, double elapsed, double[] out, int at) {
        ActorStates a = world.actors();
        int ego = world.ego();
        double c = Trigonometry.cos(a.heading[ego]);
        double s = Trigonometry.sin(a.heading[ego]);
        // What an older sample left here must not be taken for state.
        Arrays.fill(out, at, at + size(), 0);
        for (int i = 0; i < a.count; i++) {
            if (i != ego && a.present[i]) {
                detect(world, ego, c, s, i, out, at);
            }
        }
        for (int k = poisson(); k > 0; k--) {
            invent(a, ego, out, at);
        }
    }

    private void detect(WorldView world, int ego, double c, double s, int i, double[] out, int at) {
        ActorStates a = world.actors();
        ExactObjects.relative(a, ego, c, s, i, found, 0);
        if (!isInView(found[0], found[1]) || p.occlusion() && !Sight.sees(world, ego, a.x[ego], a.y[ego], i)) {
            return;
        }
        boolean overlooked = missed[i].nextDouble() < p.missed();
        found[0] += p.positionSigma() * noise[i].nextGaussian();
        found[1] += p.positionSigma() * noise[i].nextGaussian();
        found[2] += p.speedSigma() * noise[i].nextGaussian();
        found[3] += p.speedSigma() * noise[i].nextGaussian();
        if (!overlooked) {
            insert(out, at);
        }
    }

    private boolean isInView(double x, double y) {
        double distance = Math.sqrt(x * x + y * y);
        return distance <= p.range() && x >= cosHalfView * distance;
    }

    /** An object that stands somewhere in range and view, evenly over the area. */
    private void invent(ActorStates a, int ego, double[] out, int at) {
        double distance = p.range() * Math.sqrt(falseOnes.nextDouble());
        double bearing = p.fieldOfView() * (falseOnes.nextDouble() - 0.5);
        found[0] = distance * Trigonometry.cos(bearing);
        found[1] = distance * Trigonometry.sin(bearing);
        found[2] = -a.speed[ego];
        found[3] = -a.lateralSpeed[ego];
        found[4] = falseOnes.uniform(FALSE_LENGTH_MIN, FALSE_LENGTH_MAX);
        found[5] = falseOnes.uniform(FALSE_WIDTH_MIN, FALSE_WIDTH_MAX);
        insert(out, at);
    }

    /** Knuth, "The Art of Computer Programming", vol. 2, 3.4.1: multiplies uniform numbers until they are below e^-mean. */
    private int poisson() {
        int count = 0;
        for (double left = falseOnes.nextDouble(); left > noneFalse; left *= falseOnes.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Sorts {@link #found} into the sample, the nearest first; the farthest falls out where it is full. */
    private void insert(double[] out, int at) {
        double mine = found[0] * found[0] + found[1] * found[1];
        int count = (int) out[at];
        if (count == square.length) {
            if (mine >= square[count - 1]) {
                return;
            }
            count--;
        }
        int k = count;
        while (k > 0 && square[k - 1] > mine) {
            square[k] = square[k - 1];
            System.arraycopy(out, at + 1 + (k - 1) * WIDTH, out, at + 1 + k * WIDTH, WIDTH);
            k--;
        }
        square[k] = mine;
        System.arraycopy(found, 0, out, at + 1 + k * WIDTH, WIDTH);
        out[at] = count + 1;
    }

    @Override
    public void visitState(StateVisitor v) {
        v.random(falseOnes);
        for (int i = 0; i < missed.length; i++) {
            v.random(missed[i]);
            v.random(noise[i]);
        }
    }
}
