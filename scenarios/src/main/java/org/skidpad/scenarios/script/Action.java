package org.skidpad.scenarios.script;

/**
 * Something a storyboard does to one actor (or to the scenario as a whole, where the actor is -1). Immutable; {@link #begin}
 * makes what runs. Made by {@link Actions}.
 */
public abstract class Action {
    enum Domain {
        NONE,
        LONGITUDINAL,
        LATERAL,
        BOTH
    }

    final Domain domain;
    /** Among the actions of the initialisation, lower ones go first: what others refer to before what refers to it. */
    final int initOrder;

    Action(Domain domain, int initOrder) {
        this.domain = domain;
        this.initOrder = initOrder;
    }

    /** True where it puts its actor somewhere, whatever the actor does: a teleport or a trajectory. */
    public boolean places() {
        return false;
    }

    /** The actor on whom its effect depends: it comes after what is done to that one in the initialisation; or -1. */
    int reference() {
        return -1;
    }

    abstract ActionRun begin(Stage stage, int actor);

    /**
     * Makes a run of this action whose state is about to be restored: of the same class as {@link #begin} makes where it
     * succeeds, and without any effect on the stage. Right as it is where {@code begin} has no effect.
     */
    ActionRun resume(Stage stage, int actor) {
        return begin(stage, actor);
    }
}
