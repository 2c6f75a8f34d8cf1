package org.skidpad.sim.actor;

import java.util.Arrays;
import java.util.StringJoiner;
import org.skidpad.sim.state.StateVisitor;

/**
 * What each actor is asked to do in the next tick. Scripts, traffic models and policies write it; {@code World.tick}
 * applies it. The meaning of the numbers depends on the actor's {@link MotionModel}. A command stays until it is
 * overwritten; a prescription holds for one tick.
 */
public final class ActorCommands {
    private static final int BLOCK = 64;

    public final double[] longitudinal;
    public final double[] lateral;
    /** For models with a third command. */
    public final double[] turn;

    /** True where {@link #prescribe} was called for this tick. */
    public final boolean[] prescribed;

    public final double[] prescribedX;
    public final double[] prescribedY;
    public final double[] prescribedHeading;
    public final double[] prescribedSpeed;

    /** True where {@link #withdraw} was called for this tick. */
    public final boolean[] withdrawn;

    /** True where the actor's own traffic model must not write its command: a script or a policy drives it. */
    public final boolean[] overridden;

    /** Whether anybody is prescribed or withdrawn in this tick: mostly nobody is, and nobody need be asked. */
    private boolean placing;

    /** Differences of a block of commands with themselves. */
    private final double[] differences = new double[BLOCK];

    public ActorCommands(int capacity) {
        longitudinal = new double[capacity];
        lateral = new double[capacity];
        turn = new double[capacity];
        prescribed = new boolean[capacity];
        prescribedX = new double[capacity];
        prescribedY = new double[capacity];
        prescribedHeading = new double[capacity];
        prescribedSpeed = new double[capacity];
        withdrawn = new boolean[capacity];
        overridden = new boolean[capacity];
    }

    /**
     * Puts the actor at a pose at the end of the coming tick, whatever its motion model: map frame, m, rad, m/s. An actor that
     * was not present is from then on.
     */
    public void prescribe(int actor, double x, double y, double heading, double speed) {
        placing = true;
        prescribed[actor] = true;
        prescribedX[actor] = x;
        prescribedY[actor] = y;
        prescribedHeading[actor] = heading;
        prescribedSpeed[actor] = speed;
    }

    /**
     * Takes the actor out of the world in the coming tick: nobody sees or touches it until it is prescribed again. For scripts,
     * in {@code beforeTick}.
     */
    public void withdraw(int actor) {
        placing = true;
        withdrawn[actor] = true;
    }

    /** False where nobody is {@link #prescribed} or {@link #withdrawn} for this tick. */
    public boolean isPlacing() {
        return placing;
    }

    /** The first of {@code count} actors with a command or prescription that is no finite number, or -1. */
    public int firstWild(int count) {
        // x - x is 0 for a finite number and NaN for any other: one sum over all finds whether it is worth looking.
        double sum = wildness(longitudinal, count) + wildness(lateral, count) + wildness(turn, count);
        for (int i = 0; placing && i < count; i++) {
            if (prescribed[i]) {
                double all = prescribedX[i] + prescribedY[i] + prescribedHeading[i] + prescribedSpeed[i];
                sum += all - all;
            }
        }
        return sum == 0 ? -1 : lookForWild(count);
    }

    /** 0 where all are finite, else NaN; added up in columns, since each addition to one sum would wait for the last. */
    private double wildness(double[] values, int count) {
        double[] columns = differences;
        Arrays.fill(columns, 0);
        int from = 0;
        for (; from + BLOCK <= count; from += BLOCK) {
            addDifferences(values, from, columns);
        }
        double sum = 0;
        for (int i = from; i < count; i++) {
            sum += values[i] - values[i];
        }
        for (int k = 0; k < BLOCK && from > 0; k++) {
            sum += columns[k];
        }
        return sum;
    }

    /** Calls nothing and branches nowhere, so that the compiler can use vector instructions. */
    private static void addDifferences(double[] values, int from, double[] columns) {
        for (int k = 0; k < BLOCK; k++) {
            columns[k] += values[from + k] - values[from + k];
        }
    }

    private int lookForWild(int count) {
        for (int i = 0; i < count; i++) {
            if (!wild(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Names an actor's commands and prescriptions that are no finite numbers: {@code longitudinal NaN}. */
    public String wild(int actor) {
        StringJoiner out = new StringJoiner(", ");
        name(out, "longitudinal", longitudinal[actor]);
        name(out, "lateral", lateral[actor]);
        name(out, "turn", turn[actor]);
        if (prescribed[actor]) {
            name(out, "x", prescribedX[actor]);
            name(out, "y", prescribedY[actor]);
            name(out, "heading", prescribedHeading[actor]);
            name(out, "speed", prescribedSpeed[actor]);
        }
        return out.toString();
    }

    private static void name(StringJoiner out, String what, double value) {
        if (!Double.isFinite(value)) {
            out.add(what + " " + value);
        }
    }

    /** Forgets what holds for one tick only. */
    public void endTick(int count) {
        if (placing) {
            Arrays.fill(prescribed, 0, count, false);
            Arrays.fill(withdrawn, 0, count, false);
            placing = false;
        }
    }

    /** The commands of the first {@code count} actors; scripts withdraw within a tick only, so that between ticks nobody is. */
    public void visitState(StateVisitor v, int count) {
        v.reals(longitudinal, count);
        v.reals(lateral, count);
        v.flags(overridden, count);
        v.flags(prescribed, count);
        for (int i = 0; i < count; i++) {
            if (prescribed[i]) {
                placing = true;
                prescribedX[i] = v.real(prescribedX[i]);
                prescribedY[i] = v.real(prescribedY[i]);
                prescribedHeading[i] = v.real(prescribedHeading[i]);
                prescribedSpeed[i] = v.real(prescribedSpeed[i]);
            }
        }
    }

    public void clear() {
        Arrays.fill(longitudinal, 0);
        Arrays.fill(lateral, 0);
        Arrays.fill(turn, 0);
        Arrays.fill(prescribed, false);
        Arrays.fill(withdrawn, false);
        Arrays.fill(overridden, false);
        placing = false;
    }
}
