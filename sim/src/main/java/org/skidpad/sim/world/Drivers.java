package org.skidpad.sim.world;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.IdmFleet;
import org.skidpad.sim.traffic.TrafficModel;

/** The traffic models of a world's actors: those that only follow their lane as one fleet, the others one by one. */
final class Drivers implements Stateful {
    private final ActorStates actors;
    private final TrafficModel[] models;
    private final IdmFleet fleet;
    /** Actors outside the fleet that have a model, in order of index. */
    private final int[] single;

    private int singles;

    Drivers(ActorStates actors) {
        this.actors = actors;
        models = new TrafficModel[actors.capacity];
        fleet = new IdmFleet(actors.capacity);
        single = new int[actors.capacity];
    }

    void clear() {
        Arrays.fill(models, null);
    }

    void set(int actor, TrafficModel model) {
        models[actor] = model;
    }

    /** To be called once all models are set. */
    void muster() {
        fleet.clear();
        singles = 0;
        for (int i = 0; i < actors.count; i++) {
            boolean inFleet = actors.motion[i] == MotionModel.LANE_POINT && fleet.add(i, models[i]);
            if (!inFleet && models[i] != null) {
                single[singles++] = i;
            }
        }
    }

    /** Writes the commands of all who are present and not overridden. */
    void decide(WorldView view, Neighbours neighbours, ActorCommands commands) {
        fleet.decide(actors, neighbours.gap, neighbours.approachRate, commands);
        for (int k = 0; k < singles; k++) {
            int i = single[k];
            if (actors.present[i] && !commands.overridden[i]) {
                models[i].decide(view, i, commands);
            }
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        for (int i = 0; i < actors.count; i++) {
            if (models[i] != null) {
                models[i].visitState(v);
            }
        }
    }
}
