package org.skidpad.scenarios.script;

import java.util.function.UnaryOperator;
import org.skidpad.scenarios.script.Action.Domain;

/**
 * What a storyboard does to the scenario as a whole (OpenSCENARIO XML, class {@code GlobalAction}). All act at the moment at
 * which they begin, so that whoever asks later in the same tick sees it, like in the reference player.
 */
public final class GlobalActions {
    private GlobalActions() {}

    /** Changes a parameter or variable of the running scenario; its old value may be null. */
    public static Action set(String name, UnaryOperator<String> change) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> {
            String changed = change.apply(stage.values.get(name));
            if (changed != null) {
                stage.values.put(name, changed);
            }
        });
    }

    /** What a traffic signal shows from now on, until its controller switches it. */
    public static Action signal(String name, String state) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> {
            stage.signals.set(name, state);
            stage.note(-1, "signal " + name + " " + state);
        });
    }

    /** Starts a phase of a controller of traffic signals. */
    public static Action signalPhase(String controller, String phase) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> stage.signals.startPhase(controller, phase, stage.time));
    }

    /** Starts one of the scenario's traffic plans, by its index. */
    public static Action startTraffic(int plan) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> {
            if (stage.traffic != null) {
                stage.traffic.start(plan, stage.time);
            }
        });
    }

    /** Stops the traffic of a name, or all with an empty one. */
    public static Action stopTraffic(String name) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> {
            if (stage.traffic != null) {
                stage.traffic.stop(name);
            }
        });
    }

    /**
     * The time of day.
     *
     * @param epochS seconds since 1970-01-01T00:00 UTC
     * @param passes goes on with the time of the simulation
     */
    public static Action daytime(double epochS, boolean passes) {
        return Actions.at(Domain.NONE, 0, (stage, actor) -> stage.daytime.set(epochS, passes, stage.time));
    }
}
