package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/**
 * Follows its lane by {@link Idm}; changes lanes once where scripted ({@link LaneChange}), or of its own accord by
 * {@link Mobil}, and then turns back where somebody enters the same gap from the other side. Drives lane points (lateral speed)
 * and, with {@link LaneKeeping}, single tracks. While it changes lanes it heeds the leads of both.
 */
public final class IdmDriver implements TrafficModel {
    /** The hardest braking commanded, m/s²: the fullest braking of the RSS defaults. */
    static final double HARDEST_BRAKING = 8;

    /** A MOBIL change takes 3 s, and the next is considered 2 s after it at the earliest. */
    private static final double FREE_CHANGE_S = 3;

    private static final double REST_S = 2;

    private final IdmParameters idm;
    private final LaneChange scripted;
    private final MobilParameters mobil;
    private final LaneChangePath change = new LaneChangePath();

    /** δ is 4, so that {@link Idm} needs no power; what it needs instead is taken beforehand. */
    private final boolean isPlain;

    private final double inverseDesiredSpeed;
    private final double inverseBraking;

    private long restUntil;
    private boolean scriptDone;

    /** Within a decision: acceleration of the follower that a change would leave behind, now and then; NaN until asked. */
    private double oldNow;

    private double oldAfter;

    /** Keeps its lane. */
    public IdmDriver(IdmParameters idm) {
        this(idm, null, null);
    }

    /**
     * @param scripted a lane change to make once, or null
     * @param mobil parameters of free lane changes, or null for none
     */
    public IdmDriver(IdmParameters idm, LaneChange scripted, MobilParameters mobil) {
        this.idm = idm;
        this.scripted = scripted;
        this.mobil = mobil;
        isPlain = idm.exponent() == 4;
        inverseDesiredSpeed = 1 / idm.desiredSpeed();
        inverseBraking = Idm.inverseBraking(idm);
    }

    IdmParameters parameters() {
        return idm;
    }

    boolean keepsLane() {
        return scripted == null && mobil == null;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        ActorStates a = world.actors();
        double v = a.speed[actor];
        double acceleration = following(v, world.gap(actor), world.lead(actor), a);
        considerChange(world, actor, acceleration);
        double lateralSpeed = 0;
        if (change.isUnderWay()) {
            int slot = change.otherLeadSlot(a.laneOffset[actor]);
            acceleration = Math.min(
                    acceleration, following(v, world.neighbourGap(actor, slot), world.neighbour(actor, slot), a));
            if (mobil != null && change.canTurnBack(a.laneOffset[actor]) && isUnsafe(world, actor, slot)) {
                change.turnBack(world);
            }
            lateralSpeed = change.advance(world);
            if (!change.isUnderWay()) {
                restUntil = world.tick() + (long) Math.ceil(REST_S / world.dt());
            }
        }
        out.longitudinal[actor] = Math.max(-HARDEST_BRAKING, acceleration);
        if (a.motion[actor].isSteered()) {
            out.lateral[actor] = change.steering(world, actor, lateralSpeed, 0);
        } else {
            out.lateral[actor] = lateralSpeed;
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        scriptDone = v.flag(scriptDone);
        restUntil = v.whole(restUntil);
        change.visitState(v);
    }

    private double following(double speed, double gap, int lead, ActorStates a) {
        double approachRate = lead < 0 ? 0 : speed - a.speed[lead];
        return isPlain
                ? Idm.acceleration(
                        speed,
                        gap,
                        approachRate,
                        inverseDesiredSpeed,
                        idm.timeHeadway(),
                        idm.minimumGap(),
                        idm.acceleration(),
                        inverseBraking)
                : Idm.acceleration(speed, gap, approachRate, idm);
    }

    private void considerChange(WorldView world, int actor, double accelerationNow) {
        if (change.isUnderWay() || world.roads() == null || world.actors().lane[actor] < 0) {
            return;
        }
        if (scripted != null && !scriptDone) {
            if (scripted.start().isMet(world, actor)) {
                scriptDone = true;
                change.begin(world, actor, scripted.toLeft(), scripted.durationS());
            }
        } else if (mobil != null && world.tick() >= restUntil) {
            oldNow = Double.NaN;
            double left = advantage(world, actor, true, accelerationNow);
            double right = advantage(world, actor, false, accelerationNow);
            if (Math.max(left, right) > 0) {
                change.begin(world, actor, left >= right, FREE_CHANGE_S);
            }
        }
    }

    /** Whether MOBIL's safety has gone in the lane on a side: somebody came in from that lane's other side. */
    private boolean isUnsafe(WorldView world, int actor, int slot) {
        ActorStates a = world.actors();
        int follower = world.neighbour(actor, slot + 1);
        double behind = world.neighbourGap(actor, slot + 1);
        int lead = world.neighbour(actor, slot);
        return !Mobil.isSafe(following(a.speed[actor], world.neighbourGap(actor, slot), lead, a), mobil)
                || follower >= 0 && !Mobil.isSafe(following(a.speed[follower], behind, actor, a), mobil);
    }

    /** MOBIL's incentive for a side, or negative infinity where a change is impossible or unsafe. */
    private double advantage(WorldView world, int actor, boolean left, double ownNow) {
        ActorStates a = world.actors();
        RoadNetwork roads = world.roads();
        int target = left ? roads.left(a.lane[actor]) : roads.right(a.lane[actor]);
        if (target < 0 || !roads.isDriving(target)) {
            return Double.NEGATIVE_INFINITY;
        }
        int slot = left ? 2 : 4;
        int lead = world.neighbour(actor, slot);
        double leadGap = world.neighbourGap(actor, slot);
        if (leadGap < mobil.minimumGap()) {
            return Double.NEGATIVE_INFINITY;
        }
        int follower = world.neighbour(actor, slot + 1);
        double followerGap = world.neighbourGap(actor, slot + 1);
        if (followerGap < mobil.minimumGap()) {
            return Double.NEGATIVE_INFINITY;
        }
        double ownAfter = following(a.speed[actor], leadGap, lead, a);
        double newAfter = follower < 0 ? 0 : following(a.speed[follower], followerGap, actor, a);
        if (!Mobil.isSafe(newAfter, mobil)) {
            return Double.NEGATIVE_INFINITY;
        }
        double newNow = follower < 0 ? 0 : following(a.speed[follower], world.gap(follower), world.lead(follower), a);
        if (Double.isNaN(oldNow)) {
            askOldFollower(world, actor);
        }
        return Mobil.incentive(ownNow, ownAfter, newNow, newAfter, oldNow, oldAfter, mobil);
    }

    /** The same whichever side it is that the actor leaves for. */
    private void askOldFollower(WorldView world, int actor) {
        ActorStates a = world.actors();
        int old = world.neighbour(actor, 1);
        oldNow = 0;
        oldAfter = 0;
        if (old >= 0) {
            double gap = world.neighbourGap(actor, 1);
            oldNow = following(a.speed[old], gap, actor, a);
            double gapAfter = gap + a.length[actor] + world.gap(actor);
            oldAfter = following(a.speed[old], gapAfter, world.lead(actor), a);
        }
    }
}
