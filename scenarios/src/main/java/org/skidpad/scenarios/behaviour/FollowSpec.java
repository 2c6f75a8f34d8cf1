package org.skidpad.scenarios.behaviour;

import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.TrafficModel;

/**
 * Parameters of the Intelligent Driver Model before they are drawn; names and units as in docs/scenario-format.md.
 */
public record FollowSpec(
        Distribution desiredSpeed,
        Distribution timeHeadway,
        Distribution minGap,
        Distribution acceleration,
        Distribution deceleration,
        Distribution exponent) {
    TrafficModel draw(Draws draws, String actor) {
        return drawWith(draws, actor, draws.quietly(desiredSpeed, actor, "idm.desired_speed"));
    }

    /** Draws all but the desired speed, m/s, of a driver who keeps the lane. */
    public TrafficModel drawWith(Draws draws, String actor, double desiredSpeedMps) {
        IdmParameters parameters = new IdmParameters(
                desiredSpeedMps,
                draws.quietly(timeHeadway, actor, "idm.time_headway"),
                draws.quietly(minGap, actor, "idm.min_gap"),
                draws.quietly(acceleration, actor, "idm.acceleration"),
                draws.quietly(deceleration, actor, "idm.deceleration"),
                draws.quietly(exponent, actor, "idm.exponent"));
        return new IdmDriver(parameters, null, null);
    }
}
