package org.skidpad.scenarios.behaviour;

import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.traffic.Acc;
import org.skidpad.sim.traffic.CarFollowing;
import org.skidpad.sim.traffic.Driver;
import org.skidpad.sim.traffic.DriverParameters;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.IdmPlus;
import org.skidpad.sim.traffic.Krauss;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.traffic.TrafficModel;

/**
 * A driver before it is drawn; names and units as in docs/scenario-format.md.
 *
 * @param model of car following
 * @param follow parameters that all models share; {@code exponent} is not for Krauss
 * @param special coolness of ACC, imperfection of Krauss
 * @param laneChange null for a driver who keeps its lane
 * @param reactionDelay s
 * @param criticalGap s
 * @param kerbDistance m, NaN in the middle of the lane
 * @param mix of whom to draw the traits, or null
 * @param dt length of a tick, s
 * @param heedsRules whether the place has rules to heed
 */
public record DriverSpec(
        Model model,
        FollowSpec follow,
        Distribution special,
        LaneChangeSpec laneChange,
        Distribution reactionDelay,
        Distribution criticalGap,
        double kerbDistance,
        DriverMix mix,
        double dt,
        boolean heedsRules) {
    /** The models of car following. */
    public enum Model {
        IDM,
        IDM_PLUS,
        ACC,
        KRAUSS
    }

    /** Parameters of MOBIL before they are drawn. */
    public record LaneChangeSpec(
            Distribution politeness, Distribution safeDeceleration, Distribution threshold, Distribution minGap) {}

    public DriverSpec withMix(DriverMix newMix) {
        return new DriverSpec(
                model, follow, special, laneChange, reactionDelay, criticalGap, kerbDistance, newMix, dt, heedsRules);
    }

    public DriverSpec withLaneChange(LaneChangeSpec newLaneChange) {
        return new DriverSpec(
                model, follow, special, newLaneChange, reactionDelay, criticalGap, kerbDistance, mix, dt, heedsRules);
    }

    TrafficModel draw(Draws draws, String name) {
        return drawWith(draws, name, name, draws.quietly(follow.desiredSpeed(), name, "idm.desired_speed"));
    }

    /**
     * Draws all but the desired speed, m/s.
     *
     * @param actor whose streams to draw from
     * @param name for notes
     */
    public TrafficModel drawWith(Draws draws, String actor, String name, double desiredSpeedMps) {
        if (mix != null) {
            DriverStyle style = mix.draw(draws, actor, name);
            double factor = draws.of(style.speedFactor(), actor, "speed_factor", name + ".speed_factor");
            return styled(style).drawAs(draws, actor, name, factor * desiredSpeedMps);
        }
        if (isPlain()) {
            return follow.drawWith(draws, actor, desiredSpeedMps);
        }
        return drawAs(draws, actor, name, desiredSpeedMps);
    }

    /** Whether the plain and fast driver will do. */
    private boolean isPlain() {
        return model == Model.IDM
                && !heedsRules
                && laneChange == null
                && reactionDelay.isConstant()
                && reactionDelay.high() == 0
                && Double.isNaN(kerbDistance);
    }

    private DriverSpec styled(DriverStyle style) {
        FollowSpec own = new FollowSpec(
                follow.desiredSpeed(),
                style.timeHeadway(),
                style.minGap(),
                style.acceleration(),
                style.deceleration(),
                follow.exponent());
        LaneChangeSpec change = laneChange == null
                ? null
                : new LaneChangeSpec(
                        style.politeness(), laneChange.safeDeceleration(), laneChange.threshold(), laneChange.minGap());
        return new DriverSpec(
                model,
                own,
                special,
                change,
                style.reactionDelay(),
                style.criticalGap(),
                kerbDistance,
                null,
                dt,
                heedsRules);
    }

    private TrafficModel drawAs(Draws draws, String actor, String name, double desiredSpeedMps) {
        IdmParameters idm = new IdmParameters(
                desiredSpeedMps,
                draws.of(follow.timeHeadway(), actor, "idm.time_headway", name + ".time_headway"),
                draws.of(follow.minGap(), actor, "idm.min_gap", name + ".min_gap"),
                draws.of(follow.acceleration(), actor, "idm.acceleration", name + ".acceleration"),
                draws.of(follow.deceleration(), actor, "idm.deceleration", name + ".deceleration"),
                draws.quietly(follow.exponent(), actor, "idm.exponent"));
        MobilParameters mobil = laneChange == null
                ? null
                : new MobilParameters(
                        draws.of(laneChange.politeness(), actor, "politeness", name + ".politeness"),
                        draws.quietly(laneChange.safeDeceleration(), actor, "safe_deceleration"),
                        draws.quietly(laneChange.threshold(), actor, "threshold"),
                        draws.quietly(laneChange.minGap(), actor, "change_gap"));
        double delay = draws.of(reactionDelay, actor, "reaction_delay", name + ".reaction_delay");
        if (model == Model.IDM && !heedsRules && Math.round(delay / dt) == 0 && Double.isNaN(kerbDistance)) {
            return new IdmDriver(idm, null, mobil);
        }
        double gap = draws.of(criticalGap, actor, "critical_gap", name + ".critical_gap");
        DriverParameters p = new DriverParameters(following(idm, draws, actor, name), mobil, delay, gap, kerbDistance);
        return new Driver(p, dt, draws.stream(actor, "driver"));
    }

    private CarFollowing following(IdmParameters idm, Draws draws, String actor, String name) {
        return switch (model) {
            case IDM -> CarFollowing.idm(idm);
            case IDM_PLUS -> new IdmPlus(idm);
            case ACC -> new Acc(idm, draws.of(special, actor, "coolness", name + ".coolness"));
            case KRAUSS ->
                new Krauss(
                        idm.desiredSpeed(),
                        idm.acceleration(),
                        idm.comfortableDeceleration(),
                        Math.max(dt, idm.timeHeadway()),
                        idm.minimumGap(),
                        draws.of(special, actor, "imperfection", name + ".imperfection"));
        };
    }
}
