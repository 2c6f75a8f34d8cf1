package org.skidpad.scenarios;

import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.world.WorldBuilder;

/**
 * An actor as written.
 *
 * @param location where it is written, for a start that turns out impossible
 * @param does null for the ego
 * @param actuator of the ego, null for others
 */
record ActorSpec(
        SourceLocation location,
        String name,
        ActorModel model,
        WorldBuilder.Body body,
        Start start,
        Behaviour does,
        ActuatorParameters actuator) {}
