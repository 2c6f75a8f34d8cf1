package org.skidpad.sim.env;

/** What a step gave back, one row per agent; all arrays are preallocated and overwritten by each step. */
public final class Transitions {
    public final Observations observations;
    /** Valid only in rows where {@link #end} is not {@code RUNNING}. */
    public final Observations finalObservations;

    public final float[] rewards;
    public final EndReason[] end;
    /** Of the episode that ended in this step: sum of rewards, length in steps, progress (m or fraction, see the task). */
    public final double[] episodeReturn;

    public final int[] episodeLength;
    public final double[] episodeProgress;

    public Transitions(int count, int observationSize) {
        observations = new Observations(count, observationSize);
        finalObservations = new Observations(count, observationSize);
        rewards = new float[count];
        end = new EndReason[count];
        episodeReturn = new double[count];
        episodeLength = new int[count];
        episodeProgress = new double[count];
    }
}
