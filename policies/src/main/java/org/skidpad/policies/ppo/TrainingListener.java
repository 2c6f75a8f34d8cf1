package org.skidpad.policies.ppo;

/** Hears of a training run on the thread that runs it. */
public interface TrainingListener {
    /** After each iteration. */
    void iteration(TrainingProgress progress);

    /** Asked after each checkpoint; true ends the run there, to be resumed later. */
    default boolean stopRequested() {
        return false;
    }
}
