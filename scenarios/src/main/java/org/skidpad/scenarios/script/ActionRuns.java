package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * One action while it runs, on each of its actors: begun, stepped, ended and saved. An actor's longitudinal and lateral motion
 * belong to one run each, and who begins takes them from whoever had them.
 */
final class ActionRuns implements Stateful {
    private final Stage stage;
    private final Action action;
    private final List<ActionRun> runs = new ArrayList<>();
    private final List<Integer> actors = new ArrayList<>();

    ActionRuns(Stage stage, Action action) {
        this.stage = stage;
        this.action = action;
    }

    /** @param actor -1 where the action is done once for all */
    void begin(int actor) {
        runs.add(begin(stage, action, actor));
        actors.add(actor);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /**
     * Steps every run; those that are done are gone.
     *
     * @return whether another action took over from one of them
     */
    boolean step(double dt) {
        boolean overridden = false;
        for (int k = runs.size() - 1; k >= 0; k--) {
            ActionRun run = runs.get(k);
            boolean done = run.overridden || run.step(stage, dt);
            overridden |= run.overridden && !run.doneAtOnce;
            if (done) {
                release(stage, actors.get(k), run);
                runs.remove(k);
                actors.remove(k);
            }
        }
        return overridden;
    }

    void end() {
        for (int k = 0; k < runs.size(); k++) {
            release(stage, actors.get(k), runs.get(k));
        }
        runs.clear();
        actors.clear();
    }

    @Override
    public void visitState(StateVisitor v) {
        int size = v.count(runs.size(), stage.puppets.length);
        if (v.restoring()) {
            runs.clear();
            actors.clear();
            runs.addAll(Collections.nCopies(size, null));
            actors.addAll(Collections.nCopies(size, -1));
        }
        for (int k = 0; k < size; k++) {
            actors.set(k, v.index(actors.get(k), stage.puppets.length));
            runs.set(k, visited(stage, v, runs.get(k), action, actors.get(k)));
        }
    }

    /** Begins an action on an actor and takes its domains from whoever has them. */
    static ActionRun begin(Stage stage, Action action, int actor) {
        boolean alongside = action.domain == Action.Domain.LONGITUDINAL || action.domain == Action.Domain.BOTH;
        if (alongside && actor >= 0 && stage.puppets[actor].longitudinal != null) {
            stage.puppets[actor].longitudinal.makeRoom(stage);
        }
        ActionRun run = action.begin(stage, actor);
        if (actor >= 0) {
            Puppet p = stage.puppets[actor];
            if (p.driven && action.domain != Action.Domain.NONE && action.initOrder < 9) {
                stage.note(actor, "an action on " + p.name + " has no effect while the policy drives it");
            }
            if (alongside) {
                Puppet.release(p.longitudinal);
                p.longitudinal = run;
            }
            if (action.domain == Action.Domain.LATERAL || action.domain == Action.Domain.BOTH) {
                Puppet.release(p.lateral);
                p.lateral = run;
            }
        }
        return run;
    }

    /** Gives back what of an actor's motion a run has. */
    static void release(Stage stage, int actor, ActionRun run) {
        if (actor < 0) {
            return;
        }
        Puppet p = stage.puppets[actor];
        if (p.longitudinal == run) {
            p.longitudinal = null;
        }
        if (p.lateral == run) {
            p.lateral = null;
        }
    }

    /** A run of an action on an actor, with the domains that it has; when restoring, a new one. */
    static ActionRun visited(Stage stage, StateVisitor v, ActionRun now, Action action, int actor) {
        boolean nothing = v.flag(now instanceof Actions.Nothing) || actor < 0;
        ActionRun run = !v.restoring() ? now : nothing ? new Actions.Nothing() : action.resume(stage, actor);
        run.overridden = v.flag(run.overridden);
        run.visitState(v);
        if (actor >= 0) {
            Puppet p = stage.puppets[actor];
            p.longitudinal = v.flag(p.longitudinal == run) ? run : p.longitudinal;
            p.lateral = v.flag(p.lateral == run) ? run : p.lateral;
        }
        return run;
    }
}
