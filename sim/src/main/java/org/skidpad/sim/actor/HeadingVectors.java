package org.skidpad.sim.actor;

import java.util.Arrays;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Cosine and sine of each actor's heading, computed again only where the heading has changed: on straight roads it rarely
 * does, and one tick asks several times. A cache: it follows from {@link ActorStates#heading} and is no state.
 */
public final class HeadingVectors {
    /** Valid for an actor after {@link #update} of it. */
    public final double[] cos;

    public final double[] sin;

    private final double[] known;
    private final ActorStates actors;

    public HeadingVectors(ActorStates actors) {
        this.actors = actors;
        cos = new double[actors.capacity];
        sin = new double[actors.capacity];
        known = new double[actors.capacity];
        Arrays.fill(cos, 1);
    }

    /** To be called before {@link #cos} and {@link #sin} of an actor are read. */
    public void update(int actor) {
        double heading = actors.heading[actor];
        if (heading != known[actor]) {
            known[actor] = heading;
            cos[actor] = Trigonometry.cos(heading);
            sin[actor] = Trigonometry.sin(heading);
        }
    }
}
