package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * A driver's lane changes: of its own accord by {@link Mobil}, and because its lane ends, where it takes any gap that is safe.
 * Keeps the change under way.
 */
final class LaneChanging implements Stateful {
    private static final double CHANGE_S = 3;
    private static final double REST_S = 2;

    /** From so far before the end of its lane a driver looks for a gap, m. */
    static final double MERGE_SIGHT = 250;

    /** Where the lane ends, p is 0 and any change is worth it that others can bear (b_safe and gap of MOBIL's defaults). */
    private static final MobilParameters MERGING = new MobilParameters(0, 4, Double.NEGATIVE_INFINITY, 1);

    private final CarFollowing following;
    private final MobilParameters mobil;

    private final LaneChangePath change = new LaneChangePath();
    private long restUntil;

    LaneChanging(CarFollowing following, MobilParameters mobil) {
        this.following = following;
        this.mobil = mobil;
    }

    /** The slot of the lead in the other lane that a change under way is in: ahead of it at first, then behind. */
    int otherLeadSlot(double laneOffset) {
        return change.otherLeadSlot(laneOffset);
    }

    /** Ends a change where it began, in as long as it took to get this far, if the gap was lost before the line was crossed. */
    void turnBackIfUnsafe(WorldView world, int actor) {
        ActorStates a = world.actors();
        if (!change.canTurnBack(a.laneOffset[actor])) {
            return;
        }
        int slot = change.otherLeadSlot(a.laneOffset[actor]);
        int follower = world.neighbour(actor, slot + 1);
        double dt = world.dt();
        double own = follow(a, actor, world.neighbourGap(actor, slot), world.neighbour(actor, slot), dt);
        double behind = follower < 0 ? 0 : follow(a, follower, world.neighbourGap(actor, slot + 1), actor, dt);
        if (Math.min(own, behind) < -MERGING.safeDeceleration()) {
            change.turnBack(world);
        }
    }

    /** Begins a change where there is a reason and a gap. */
    void consider(WorldView world, int actor, double accelerationNow, double toLaneEnd) {
        if (change.isUnderWay() || world.roads() == null || world.actors().lane[actor] < 0) {
            return;
        }
        if (toLaneEnd < MERGE_SIGHT) {
            MobilParameters p = MERGING;
            double left = sideGoesOn(world, actor, true) ? advantage(world, actor, 2, accelerationNow, p) : -1;
            double right = sideGoesOn(world, actor, false) ? advantage(world, actor, 4, accelerationNow, p) : -1;
            if (Math.max(left, right) == Double.POSITIVE_INFINITY) {
                change.begin(world, actor, left == Double.POSITIVE_INFINITY, CHANGE_S);
            }
        } else if (mobil != null && world.tick() >= restUntil) {
            double left = advantage(world, actor, 2, accelerationNow, mobil);
            double right = advantage(world, actor, 4, accelerationNow, mobil);
            if (Math.max(left, right) > 0) {
                change.begin(world, actor, left >= right, CHANGE_S);
            }
        }
    }

    /** Lateral speed of the coming tick, m/s, left positive; 0 without a change under way. */
    double advance(WorldView world) {
        if (!change.isUnderWay()) {
            return 0;
        }
        double speed = change.advance(world);
        if (!change.isUnderWay()) {
            restUntil = world.tick() + (long) Math.ceil(REST_S / world.dt());
        }
        return speed;
    }

    boolean isUnderWay() {
        return change.isUnderWay();
    }

    @Override
    public void visitState(StateVisitor v) {
        change.visitState(v);
        restUntil = v.whole(restUntil);
    }

    /** {@link LaneChangePath#steering}. */
    double steering(WorldView world, int actor, double lateralSpeed, double place) {
        return change.steering(world, actor, lateralSpeed, place);
    }

    private static boolean sideGoesOn(WorldView world, int actor, boolean left) {
        Lane lane = world.roads().lane(world.actors().lane[actor]);
        int side = left ? lane.left() : lane.right();
        return side >= 0 && world.rules().toLaneEnd(side, 0) == Double.POSITIVE_INFINITY;
    }

    /** MOBIL's incentive for a side, or negative infinity where a change is impossible or unsafe. */
    private double advantage(WorldView world, int actor, int slot, double ownNow, MobilParameters p) {
        ActorStates a = world.actors();
        Lane lane = world.roads().lane(a.lane[actor]);
        int target = slot == 2 ? lane.left() : lane.right();
        if (target < 0 || !world.roads().lane(target).isDriving()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (p != MERGING && world.rules().toLaneEnd(target, a.laneS[actor]) < MERGE_SIGHT) {
            return Double.NEGATIVE_INFINITY;
        }
        int lead = world.neighbour(actor, slot);
        int follower = world.neighbour(actor, slot + 1);
        double leadGap = world.neighbourGap(actor, slot);
        double followerGap = world.neighbourGap(actor, slot + 1);
        if (leadGap < p.minimumGap() || followerGap < p.minimumGap()) {
            return Double.NEGATIVE_INFINITY;
        }
        double dt = world.dt();
        double ownAfter = follow(a, actor, leadGap, lead, dt);
        double newAfter = follower < 0 ? 0 : follow(a, follower, followerGap, actor, dt);
        if (!Mobil.isSafe(newAfter, p) || ownAfter < -p.safeDeceleration()) {
            return Double.NEGATIVE_INFINITY;
        }
        double newNow = follower < 0 ? 0 : follow(a, follower, world.gap(follower), world.lead(follower), dt);
        int old = world.neighbour(actor, 1);
        double oldNow = 0;
        double oldAfter = 0;
        if (old >= 0) {
            double gap = world.neighbourGap(actor, 1);
            oldNow = follow(a, old, gap, actor, dt);
            oldAfter = follow(a, old, gap + a.length[actor] + world.gap(actor), world.lead(actor), dt);
        }
        return Mobil.incentive(ownNow, ownAfter, newNow, newAfter, oldNow, oldAfter, p);
    }

    private double follow(ActorStates a, int actor, double gap, int lead, double dt) {
        return lead < 0
                ? following.acceleration(a.speed[actor], Double.POSITIVE_INFINITY, 0, 0, dt)
                : following.acceleration(a.speed[actor], gap, a.speed[lead], a.acceleration[lead], dt);
    }
}
