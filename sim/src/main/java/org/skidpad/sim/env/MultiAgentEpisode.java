package org.skidpad.sim.env;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.physics.Contacts;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldView;

/** Several agents in one world: act together for one decision period, be rewarded, observe. */
final class MultiAgentEpisode implements Stateful {
    /** Numbers of an action: acceleration and steering. */
    static final int ACTION = 2;

    private final World world;
    private final MultiAgentScenario scenario;
    private final MultiAgentTask task;
    private final SceneObserver observer;
    private final int ticksPerDecision;
    private final double[] goalX;
    private final double[] goalY;
    private final double[] startX;
    private final double[] startY;
    private final double[] startHeading;
    private final double[] startSpeed;
    /** Reached in the last decision: the coming tick leads back to the start. */
    private final boolean[] arrived;

    private final boolean[] restarted;
    private final int[] goals;
    private final int[] touched;
    private int decisions;
    private final String kind;

    MultiAgentEpisode(MultiAgentScenario scenario) {
        this.scenario = scenario;
        task = scenario.agentTask();
        world = new World(scenario);
        double dt = scenario.config().dt();
        ticksPerDecision = (int) Math.round(task.periodS() / dt);
        if (ticksPerDecision < 1 || Math.abs(ticksPerDecision * dt - task.periodS()) > 1e-9) {
            throw new IllegalArgumentException(
                    "the decision period " + task.periodS() + " s is no whole number of ticks of " + dt + " s");
        }
        observer = new SceneObserver(world.view().actors(), task, scenario.map());
        int n = task.agents();
        goalX = new double[n];
        goalY = new double[n];
        startX = new double[n];
        startY = new double[n];
        startHeading = new double[n];
        startSpeed = new double[n];
        arrived = new boolean[n];
        restarted = new boolean[n];
        goals = new int[n];
        touched = new int[n];
        StateHash taskHash = new StateHash();
        taskHash.text(task.toString());
        kind = "agents of task " + Long.toHexString(taskHash.value());
    }

    /** What a snapshot of an episode is called: with its task, on which it depends. */
    String kind() {
        return kind;
    }

    /** The world, and where everybody started, is bound for and stands in its task; the world must hold its population. */
    @Override
    public void visitState(StateVisitor v) {
        int n = task.agents();
        world.visitState(v);
        v.reals(goalX, n);
        v.reals(goalY, n);
        v.reals(startX, n);
        v.reals(startY, n);
        v.reals(startHeading, n);
        v.reals(startSpeed, n);
        v.flags(arrived, n);
        v.flags(restarted, n);
        v.wholes(goals, n, 0, Integer.MAX_VALUE);
        v.wholes(touched, n, Contacts.NOTHING, 1);
        decisions = v.count(decisions, Integer.MAX_VALUE);
        if (v.restoring()) {
            observer.moved();
        }
    }

    World world() {
        return world;
    }

    int decisions() {
        return decisions;
    }

    boolean isOver() {
        return decisions >= task.steps();
    }

    /** Goals that an agent has reached in this episode. */
    int goals(int agent) {
        return goals[agent];
    }

    double goalX(int agent) {
        return goalX[agent];
    }

    double goalY(int agent) {
        return goalY[agent];
    }

    void reset(long seed) {
        world.reset(seed);
        ActorStates a = world.view().actors();
        if (a.count < task.agents()) {
            throw new IllegalStateException(
                    "scenario " + scenario.name() + " has " + a.count + " actors, but " + task.agents() + " agents");
        }
        scenario.goals(seed, goalX, goalY);
        for (int i = 0; i < task.agents(); i++) {
            startX[i] = a.x[i];
            startY[i] = a.y[i];
            startHeading[i] = a.heading[i];
            startSpeed[i] = a.speed[i];
            arrived[i] = false;
            restarted[i] = false;
            goals[i] = 0;
            touched[i] = Contacts.NOTHING;
        }
        decisions = 0;
        observer.moved();
    }

    /** One decision of all agents: agent i's action stands from {@code at + ACTION * i}. */
    void act(float[] actions, int at) {
        WorldView view = world.view();
        for (int i = 0; i < task.agents(); i++) {
            int k = at + ACTION * i;
            world.commands().longitudinal[i] = bounded(actions[k], task.maxAcceleration());
            world.commands().lateral[i] = bounded(actions[k + 1], task.maxSteering());
            if (arrived[i]) {
                world.commands().prescribe(i, startX[i], startY[i], startHeading[i], startSpeed[i]);
                arrived[i] = false;
                restarted[i] = true;
            }
            touched[i] = Contacts.NOTHING;
        }
        for (int tick = 0; tick < ticksPerDecision; tick++) {
            world.tick();
            for (int i = 0; i < task.agents(); i++) {
                touched[i] = Math.max(touched[i], rank(view.touched(i)));
            }
        }
        ActorStates a = view.actors();
        for (int i = 0; i < task.agents(); i++) {
            double dx = goalX[i] - a.x[i];
            double dy = goalY[i] - a.y[i];
            if (dx * dx + dy * dy <= task.goalRadius() * task.goalRadius()) {
                arrived[i] = true;
                goals[i]++;
            }
        }
        decisions++;
        observer.moved();
    }

    /** Nothing, then walls, then actors, so that the greatest of several ticks is the one that counts. */
    private static int rank(int touch) {
        return touch == Contacts.WALL ? 0 : touch >= 0 ? 1 : Contacts.NOTHING;
    }

    /** Of the last decision. */
    double reward(int agent) {
        double touch = touched[agent] < 0 ? 0 : touched[agent] == 0 ? task.edgeReward() : task.collisionReward();
        return touch + (arrived[agent] ? task.goalReward() : 0);
    }

    void observe(int agent, float[] out, int at) {
        observer.observe(agent, goalX[agent], goalY[agent], touched[agent] >= 0, restarted[agent], out, at);
    }

    /** What is no number stays so, and the world refuses it by actor and tick. */
    private static double bounded(float value, double bound) {
        return Math.max(-bound, Math.min(bound, value));
    }
}
