package org.skidpad.scenarios.commonroad;

import java.util.List;
import java.util.function.Consumer;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Goal;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.WorldView;

/** Ends the episode when the ego fulfils one of the goals of a planning problem: place, speed, heading and time at once. */
final class GoalWatch implements Script {
    private final List<Goal> goals;
    private final int ticksPerStep;
    private boolean reached;
    private boolean told;
    private double time;

    GoalWatch(List<Goal> goals, int ticksPerStep) {
        this.goals = goals;
        this.ticksPerStep = ticksPerStep;
    }

    @Override
    public void beforeTick(WorldView world, ActorCommands out) {
        for (Goal goal : goals) {
            if (!reached && holds(goal, world)) {
                reached = true;
                time = world.time();
            }
        }
    }

    private boolean holds(Goal goal, WorldView world) {
        long tick = world.tick();
        if (tick < (long) goal.firstStep() * ticksPerStep || tick > (long) goal.lastStep() * ticksPerStep) {
            return false;
        }
        ActorStates a = world.actors();
        int ego = world.ego();
        return (goal.region() == null || goal.region().contains(a.x[ego], a.y[ego]))
                && !(a.speed[ego] < goal.minSpeed())
                && !(a.speed[ego] > goal.maxSpeed())
                && isBetween(a.heading[ego], goal.minHeading(), goal.maxHeading());
    }

    /** Whether an angle lies on the arc that leads counter-clockwise from {@code min} to {@code max}; NaN bounds allow any. */
    static boolean isBetween(double angle, double min, double max) {
        if (Double.isNaN(min) || max - min >= 2 * Math.PI) {
            return true;
        }
        double half = (max - min) / 2;
        return Math.abs(Angles.wrap(angle - min - half)) <= half;
    }

    @Override
    public boolean finished() {
        return reached;
    }

    @Override
    public void drainEvents(Consumer<RunEvent> to) {
        if (reached && !told) {
            told = true;
            to.accept(new RunEvent(time, "goal", 0, "the planning problem is solved"));
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        reached = v.flag(reached);
        told = v.flag(told);
        time = v.real(time);
    }
}
