package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.skidpad.scenarios.script.Elements.Element;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.WorldView;

/**
 * Plays a {@link StoryboardPlan}: one per episode. In each tick it looks at the world as it is, asks the stop trigger, walks
 * through the elements from the top (an element that starts is asked on in the same tick), lets the running actions write what
 * they want for the end of the tick, and moves everybody who is not driven by the policy. An action that gets done in a tick
 * ends at the time of its beginning, as in the reference player.
 */
public final class Storyboard implements Script {
    private final StoryboardPlan plan;
    private final Stage stage;
    private final Elements elements = new Elements();
    private final List<StoryRun> stories = new ArrayList<>();
    private final List<InitialRun> initial = new ArrayList<>();
    private final Trigger.Watch stop;
    private boolean finished;
    private boolean started;

    private Storyboard(StoryboardPlan plan, Stage stage) {
        this.plan = plan;
        this.stage = stage;
        stop = new Trigger.Watch(plan.stop());
        stage.elements = elements;
        for (StoryboardPlan.Story story : plan.stories()) {
            stories.add(new StoryRun(story));
        }
    }

    /** Does the initialisation on the stage, which can then be placed in a world, and returns the script that goes on. */
    public static Storyboard prepare(StoryboardPlan plan, Stage stage) {
        Storyboard storyboard = new Storyboard(plan, stage);
        for (StoryboardPlan.Initial one : plan.ordered()) {
            if (one.actor() >= 0) {
                stage.puppets[one.actor()].prepare();
            }
            ActionRun run = ActionRuns.begin(stage, one.action(), one.actor());
            boolean done = run.step(stage, 0);
            if (one.actor() >= 0) {
                Puppet p = stage.puppets[one.actor()];
                p.speed = p.nextSpeed;
                if (p.posed) {
                    p.spot.atPose(stage.map, p.nextX, p.nextY, p.nextHeading);
                    p.nextOffset = p.spot.offset;
                }
                if (p.spot.lane != null && p.nextOffset != p.spot.offset) {
                    p.spot.onLane(stage.map, p.spot.lane, p.spot.s, p.nextOffset, p.spot.relativeHeading);
                }
                if (done) {
                    ActionRuns.release(stage, one.actor(), run);
                }
            }
            if (!done) {
                storyboard.initial.add(new InitialRun(plan.init().indexOf(one), run));
            }
        }
        for (Puppet p : stage.puppets) {
            p.acceleration = 0;
        }
        stage.lineUp();
        return storyboard;
    }

    @Override
    public void beforeTick(WorldView world, ActorCommands out) {
        stage.observe(world);
        if (!finished && stop.fires(stage)) {
            finished = true;
            stories.forEach(StoryRun::stop);
            stage.note(-1, "storyboard stopTransition completeState");
        }
        if (!finished) {
            initial.removeIf(one -> one.run.overridden || one.run.step(stage, world.dt()));
            for (StoryRun story : stories) {
                if (!started) {
                    story.start();
                }
                story.tick(world.dt());
            }
            started = true;
        }
        stage.commit(world.dt(), out);
        if (stage.traffic != null) {
            stage.traffic.tick(stage, world, out);
        }
    }

    @Override
    public boolean finished() {
        return finished;
    }

    @Override
    public void visitState(StateVisitor v) {
        finished = v.flag(finished);
        started = v.flag(started);
        stage.visitState(v);
        elements.visitState(v);
        stop.visitState(v);
        if (v.restoring()) {
            for (Puppet p : stage.puppets) {
                p.longitudinal = null;
                p.lateral = null;
            }
        }
        visitInitial(v);
        for (StoryRun story : stories) {
            for (ActRun act : story.acts) {
                act.visitState(v);
            }
        }
    }

    private void visitInitial(StateVisitor v) {
        int size = v.count(initial.size(), plan.init().size());
        List<InitialRun> before = List.copyOf(initial);
        initial.clear();
        for (int k = 0; k < size; k++) {
            InitialRun one = v.restoring() ? null : before.get(k);
            int of = v.count(one == null ? 0 : one.of, plan.init().size() - 1);
            StoryboardPlan.Initial what = plan.init().get(of);
            initial.add(new InitialRun(
                    of, ActionRuns.visited(stage, v, one == null ? null : one.run, what.action(), what.actor())));
        }
    }

    @Override
    public void drainEvents(Consumer<RunEvent> to) {
        stage.events.forEach(to);
        stage.events.clear();
    }

    /**
     * An action of the initialisation that goes on.
     *
     * @param of index in the plan
     */
    private record InitialRun(int of, ActionRun run) {}

    private final class StoryRun {
        private final Element element;
        private final List<ActRun> acts = new ArrayList<>();

        StoryRun(StoryboardPlan.Story story) {
            element = elements.add(ElementType.STORY, story.name());
            for (StoryboardPlan.Act act : story.acts()) {
                acts.add(new ActRun(act, story.name()));
            }
        }

        void start() {
            elements.move(stage, element, ElementState.START, ElementState.RUNNING);
            acts.forEach(ActRun::standBy);
        }

        void stop() {
            if (element.state == ElementState.RUNNING) {
                acts.forEach(ActRun::stop);
                elements.move(stage, element, ElementState.STOP, ElementState.COMPLETE);
            }
        }

        void tick(double dt) {
            if (element.state != ElementState.RUNNING) {
                return;
            }
            boolean all = true;
            for (ActRun act : acts) {
                act.tick(dt);
                all &= act.element.state == ElementState.COMPLETE;
            }
            if (all) {
                elements.move(stage, element, ElementState.END, ElementState.COMPLETE);
            }
        }
    }

    private final class ActRun implements Stateful {
        private final StoryboardPlan.Act act;
        private final Element element;
        private final List<GroupRun> groups = new ArrayList<>();
        private Trigger.Watch start;
        private Trigger.Watch end;

        ActRun(StoryboardPlan.Act act, String path) {
            this.act = act;
            String own = path + "::" + act.name();
            element = elements.add(ElementType.ACT, own);
            for (StoryboardPlan.ManeuverGroup group : act.groups()) {
                groups.add(new GroupRun(group, own));
            }
        }

        @Override
        public void visitState(StateVisitor v) {
            start = Trigger.Watch.visited(start, act.start(), v);
            end = Trigger.Watch.visited(end, act.stop(), v);
            for (GroupRun group : groups) {
                group.executions = (int) v.whole(group.executions, Integer.MIN_VALUE, Integer.MAX_VALUE);
                for (ManeuverRun maneuver : group.maneuvers) {
                    for (EventRun event : maneuver.events) {
                        event.visitState(v);
                    }
                }
            }
        }

        void standBy() {
            elements.move(stage, element, null, ElementState.STANDBY);
            start = act.start() == null ? null : new Trigger.Watch(act.start());
            end = act.stop() == null ? null : new Trigger.Watch(act.stop());
        }

        void stop() {
            if (element.state == ElementState.RUNNING) {
                groups.forEach(GroupRun::stop);
                elements.move(stage, element, ElementState.STOP, ElementState.COMPLETE);
            }
        }

        void tick(double dt) {
            if (element.state == ElementState.STANDBY && (start == null || start.fires(stage))) {
                elements.move(stage, element, ElementState.START, ElementState.RUNNING);
                groups.forEach(GroupRun::start);
            }
            boolean stopNow = end != null && element.state != ElementState.COMPLETE && end.fires(stage);
            if (element.state != ElementState.RUNNING) {
                return;
            }
            if (stopNow) {
                stop();
                return;
            }
            boolean all = true;
            for (GroupRun group : groups) {
                group.tick(dt);
                all &= group.element.state == ElementState.COMPLETE;
            }
            if (all) {
                elements.move(stage, element, ElementState.END, ElementState.COMPLETE);
            }
        }
    }

    private final class GroupRun {
        private final StoryboardPlan.ManeuverGroup group;
        private final Element element;
        private final List<ManeuverRun> maneuvers = new ArrayList<>();
        private int executions;

        GroupRun(StoryboardPlan.ManeuverGroup group, String path) {
            this.group = group;
            String own = path + "::" + group.name();
            element = elements.add(ElementType.MANEUVER_GROUP, own);
            for (StoryboardPlan.Maneuver maneuver : group.maneuvers()) {
                maneuvers.add(new ManeuverRun(maneuver, group, own));
            }
        }

        void start() {
            if (group.executions() < 1) {
                elements.move(stage, element, ElementState.SKIP, ElementState.COMPLETE);
                return;
            }
            executions++;
            elements.move(stage, element, ElementState.START, ElementState.RUNNING);
            maneuvers.forEach(ManeuverRun::start);
        }

        void stop() {
            if (element.state == ElementState.COMPLETE) {
                return;
            }
            maneuvers.forEach(ManeuverRun::stop);
            elements.move(stage, element, ElementState.STOP, ElementState.COMPLETE);
        }

        void tick(double dt) {
            if (element.state == ElementState.STANDBY) {
                start();
            }
            if (element.state != ElementState.RUNNING) {
                return;
            }
            boolean all = true;
            for (ManeuverRun maneuver : maneuvers) {
                maneuver.tick(dt);
                all &= maneuver.element.state == ElementState.COMPLETE;
            }
            if (!all) {
                return;
            }
            // Without maneuvers every repetition would be over at once.
            if (executions < group.executions() && !maneuvers.isEmpty()) {
                elements.move(stage, element, ElementState.END, ElementState.STANDBY);
            } else {
                elements.move(stage, element, ElementState.END, ElementState.COMPLETE);
            }
        }
    }

    private final class ManeuverRun {
        private final Element element;
        private final List<EventRun> events = new ArrayList<>();

        ManeuverRun(StoryboardPlan.Maneuver maneuver, StoryboardPlan.ManeuverGroup group, String path) {
            String own = path + "::" + maneuver.name();
            element = elements.add(ElementType.MANEUVER, own);
            for (StoryboardPlan.Event event : maneuver.events()) {
                events.add(new EventRun(event, group, this, own));
            }
        }

        void start() {
            elements.move(stage, element, ElementState.START, ElementState.RUNNING);
            for (EventRun event : events) {
                event.executions = 0;
                event.standBy();
            }
        }

        void stop() {
            if (element.state == ElementState.COMPLETE) {
                return;
            }
            events.forEach(EventRun::stop);
            elements.move(stage, element, ElementState.STOP, ElementState.COMPLETE);
        }

        void tick(double dt) {
            if (element.state != ElementState.RUNNING) {
                return;
            }
            for (EventRun event : events) {
                event.ask();
            }
            boolean all = true;
            for (EventRun event : events) {
                event.tick(dt);
                all &= event.element.state == ElementState.COMPLETE;
            }
            if (all) {
                elements.move(stage, element, ElementState.END, ElementState.COMPLETE);
            }
        }
    }

    private final class EventRun implements Stateful {
        private final StoryboardPlan.Event event;
        private final StoryboardPlan.ManeuverGroup group;
        private final ManeuverRun maneuver;
        private final Element element;
        private final List<Element> actionElements = new ArrayList<>();
        private final List<ActionRuns> running = new ArrayList<>();
        private Trigger.Watch start;
        private int executions;

        EventRun(StoryboardPlan.Event event, StoryboardPlan.ManeuverGroup group, ManeuverRun maneuver, String path) {
            this.event = event;
            this.group = group;
            this.maneuver = maneuver;
            String own = path + "::" + event.name();
            element = elements.add(ElementType.EVENT, own);
            for (StoryboardPlan.NamedAction action : event.actions()) {
                actionElements.add(elements.add(ElementType.ACTION, own + "::" + action.name()));
                running.add(new ActionRuns(stage, action.action()));
            }
        }

        @Override
        public void visitState(StateVisitor v) {
            start = Trigger.Watch.visited(start, event.start(), v);
            executions = (int) v.whole(executions, Integer.MIN_VALUE, Integer.MAX_VALUE);
            running.forEach(runs -> runs.visitState(v));
        }

        void standBy() {
            elements.move(stage, element, null, ElementState.STANDBY);
            start = event.start() == null ? null : new Trigger.Watch(event.start());
        }

        void stop() {
            if (element.state == ElementState.COMPLETE) {
                return;
            }
            for (int i = 0; i < running.size(); i++) {
                running.get(i).end();
                if (actionElements.get(i).state == ElementState.RUNNING) {
                    elements.move(stage, actionElements.get(i), ElementState.STOP, ElementState.COMPLETE);
                }
            }
            elements.move(stage, element, ElementState.STOP, ElementState.COMPLETE);
        }

        /** Asks the start trigger. */
        void ask() {
            if (element.state != ElementState.STANDBY || (start != null && !start.fires(stage))) {
                return;
            }
            boolean othersRun = maneuver.events.stream()
                    .anyMatch(other -> other != this && other.element.state == ElementState.RUNNING);
            executions++;
            if (othersRun && event.priority() == StoryboardPlan.Priority.SKIP) {
                elements.move(stage, element, ElementState.SKIP, ElementState.STANDBY);
                if (executions >= event.executions()) {
                    elements.move(stage, element, ElementState.SKIP, ElementState.COMPLETE);
                }
                return;
            }
            if (othersRun && event.priority() == StoryboardPlan.Priority.OVERRIDE) {
                for (EventRun other : maneuver.events) {
                    if (other != this && other.element.state == ElementState.RUNNING) {
                        other.stop();
                    }
                }
            }
            begin();
        }

        private void begin() {
            elements.move(stage, element, ElementState.START, ElementState.RUNNING);
            Set<Integer> actors = new TreeSet<>(group.actors());
            if (group.triggering() && start != null) {
                start.triggering(stage, actors);
            }
            for (int i = 0; i < event.actions().size(); i++) {
                StoryboardPlan.NamedAction action = event.actions().get(i);
                elements.move(stage, actionElements.get(i), ElementState.START, ElementState.RUNNING);
                for (int actor : action.global() ? Set.of(-1) : actors) {
                    running.get(i).begin(actor);
                }
            }
        }

        void tick(double dt) {
            if (element.state != ElementState.RUNNING) {
                return;
            }
            boolean all = true;
            for (int i = 0; i < running.size(); i++) {
                if (actionElements.get(i).state == ElementState.RUNNING) {
                    stepAction(i, dt);
                }
                all &= actionElements.get(i).state == ElementState.COMPLETE;
            }
            if (all) {
                elements.move(stage, element, ElementState.END, ElementState.COMPLETE);
                if (executions < event.executions()) {
                    standBy();
                }
            }
        }

        private void stepAction(int i, double dt) {
            boolean overridden = running.get(i).step(dt);
            if (running.get(i).isEmpty()) {
                elements.move(
                        stage,
                        actionElements.get(i),
                        overridden ? ElementState.STOP : ElementState.END,
                        ElementState.COMPLETE);
            }
        }
    }
}
