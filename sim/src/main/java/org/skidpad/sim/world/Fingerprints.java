package org.skidpad.sim.world;

import java.util.Map;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.Actuators;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.state.StateHash;

/** What a state is a state of, as hashes: a snapshot is given back to a world with equal ones only. */
final class Fingerprints {
    private Fingerprints() {}

    static long of(Populator populator) {
        StateHash hash = new StateHash();
        hash.text(populator.name());
        hash.text(populator.config().toString());
        hash.text(populator.source());
        return hash.value();
    }

    /** Of what populating brought and no tick changes. */
    static long of(
            ActorStates actors, Actuators actuators, Map<String, Double> parameters, LaneGraph lanes, Walls walls) {
        StateHash hash = new StateHash();
        int n = actors.count;
        hash.whole(n);
        for (int i = 0; i < n; i++) {
            hash.text(actors.name[i]);
            hash.choice(actors.type[i], ActorType.values());
            hash.choice(actors.motion[i], MotionModel.values());
        }
        hash.reals(actors.length, n);
        hash.reals(actors.width, n);
        hash.reals(actors.boxOffset, n);
        hash.reals(actors.radius, n);
        hash.reals(actors.wheelbase, n);
        hash.reals(actors.mass, n);
        hash.reals(actuators.speedMin, n);
        hash.reals(actuators.speedMax, n);
        parameters.forEach((name, value) -> {
            hash.text(name);
            hash.real(value);
        });
        hash.whole(lanes == null ? 0 : lanes.count);
        if (lanes != null) {
            hash.reals(lanes.centreLength, lanes.count);
        }
        hash.whole(walls.count);
        hash.reals(walls.x0, walls.count);
        hash.reals(walls.y0, walls.count);
        hash.reals(walls.x1, walls.count);
        hash.reals(walls.y1, walls.count);
        return hash.value();
    }
}
