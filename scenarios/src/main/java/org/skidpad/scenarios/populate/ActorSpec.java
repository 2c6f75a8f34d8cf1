package org.skidpad.scenarios.populate;

import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.world.WorldBuilder;

/**
 * An actor as written.
 *
 * @param location where it is written, for a start that turns out impossible
 * @param does null for the ego
 * @param drive what moves the ego, and others that are no points on their lanes; null otherwise
 */
public record ActorSpec(
        SourceLocation location,
        String name,
        ActorModel model,
        WorldBuilder.Body body,
        Start start,
        Behaviour does,
        DriveSpec drive) {}
