package org.skidpad.scenarios.script;

/** States of a storyboard element, and the transitions between them, which last for one evaluation. */
public enum ElementState {
    STANDBY("standbyState"),
    RUNNING("runningState"),
    COMPLETE("completeState"),
    START("startTransition"),
    END("endTransition"),
    STOP("stopTransition"),
    SKIP("skipTransition");

    /** The standard's word for it. */
    public final String word;

    ElementState(String word) {
        this.word = word;
    }

    boolean isTransition() {
        return ordinal() >= START.ordinal();
    }
}
