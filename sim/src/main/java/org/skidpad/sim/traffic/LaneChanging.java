package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
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

    /** Tick at which the change under way began, or -1. */
    private long startTick = -1;

    private double durationS;
    private boolean toLeft;
    private double spacing;
    private double startOffset;
    private double shift;
    private double done;
    private long restUntil;
    private final PoseHolder pose = new PoseHolder();

    LaneChanging(CarFollowing following, MobilParameters mobil) {
        this.following = following;
        this.mobil = mobil;
    }

    /** The slot of the lead in the other lane that a change under way is in: ahead of it at first, then behind. */
    int otherLeadSlot(double laneOffset) {
        return toLeft == hasCrossed(laneOffset) ? 4 : 2;
    }

    /** Ends a change where it began, in as long as it took to get this far, if the gap was lost before the line was crossed. */
    void turnBackIfUnsafe(WorldView world, int actor) {
        ActorStates a = world.actors();
        if (hasCrossed(a.laneOffset[actor]) || shift * spacing <= 0) {
            return;
        }
        int slot = toLeft ? 2 : 4;
        int follower = world.neighbour(actor, slot + 1);
        double dt = world.dt();
        double own = follow(a, actor, world.neighbourGap(actor, slot), world.neighbour(actor, slot), dt);
        double behind = follower < 0 ? 0 : follow(a, follower, world.neighbourGap(actor, slot + 1), actor, dt);
        if (Math.min(own, behind) < -MERGING.safeDeceleration()) {
            durationS = (world.tick() + 1 - startTick) * dt;
            startTick = world.tick();
            startOffset += done;
            shift = -startOffset;
            done = 0;
        }
    }

    /** Whether the actor counts in the lane that it changes to: its offset is then that from the new lane's centre. */
    private boolean hasCrossed(double offset) {
        double stayed = offset - (startOffset + done);
        return Math.abs(stayed + spacing) < Math.abs(stayed);
    }

    /** Begins a change where there is a reason and a gap. */
    void consider(WorldView world, int actor, double accelerationNow, double toLaneEnd) {
        if (startTick >= 0 || world.roads() == null || world.actors().lane[actor] < 0) {
            return;
        }
        if (toLaneEnd < MERGE_SIGHT) {
            MobilParameters p = MERGING;
            double left = sideGoesOn(world, actor, true) ? advantage(world, actor, 2, accelerationNow, p) : -1;
            double right = sideGoesOn(world, actor, false) ? advantage(world, actor, 4, accelerationNow, p) : -1;
            if (Math.max(left, right) == Double.POSITIVE_INFINITY) {
                begin(world, actor, left == Double.POSITIVE_INFINITY);
            }
        } else if (mobil != null && world.tick() >= restUntil) {
            double left = advantage(world, actor, 2, accelerationNow, mobil);
            double right = advantage(world, actor, 4, accelerationNow, mobil);
            if (Math.max(left, right) > 0) {
                begin(world, actor, left >= right);
            }
        }
    }

    /** Lateral speed of the coming tick, m/s, left positive; 0 without a change under way. */
    double advance(WorldView world) {
        if (startTick < 0) {
            return 0;
        }
        double share = (world.tick() + 1 - startTick) * world.dt() / durationS;
        double reached = shift * LaneChange.progress(share);
        double speed = (reached - done) / world.dt();
        done = reached;
        if (share >= 1) {
            startTick = -1;
            restUntil = world.tick() + (long) Math.ceil(REST_S / world.dt());
        }
        return speed;
    }

    boolean isUnderWay() {
        return startTick >= 0;
    }

    @Override
    public void visitState(StateVisitor v) {
        startTick = v.whole(startTick);
        durationS = v.real(durationS);
        toLeft = v.flag(toLeft);
        spacing = v.real(spacing);
        startOffset = v.real(startOffset);
        shift = v.real(shift);
        done = v.real(done);
        restUntil = v.whole(restUntil);
    }

    /**
     * Steers a single track along its lane, or along the path of the change under way.
     *
     * @param lateralSpeed of the change, m/s
     * @param place in the lane that is kept without a change, left of its centre, m
     * @return front wheel angle, rad
     */
    double steering(WorldView world, int actor, double lateralSpeed, double place) {
        ActorStates a = world.actors();
        int lane = a.lane[actor];
        if (lane < 0) {
            return 0;
        }
        world.roads().toMap(lane, a.laneS[actor], a.laneOffset[actor], pose);
        double heading = Angles.wrap(a.heading[actor] - pose.heading);
        double curvature = world.roads().curvature(lane, a.laneS[actor], a.laneOffset[actor]);
        double offset = a.laneOffset[actor] - place;
        if (startTick >= 0) {
            // The planned position counts from the centre of the lane the change began in.
            offset = a.laneOffset[actor] - startOffset - done;
            offset = hasCrossed(a.laneOffset[actor]) ? offset + spacing : offset;
            heading -= StrictMath.atan2(lateralSpeed, Math.max(1, a.speed[actor]));
        }
        return LaneKeeping.steering(offset, heading, curvature, a.speed[actor], a.wheelbase[actor]);
    }

    private static boolean sideGoesOn(WorldView world, int actor, boolean left) {
        Lane lane = world.roads().lane(world.actors().lane[actor]);
        int side = left ? lane.left() : lane.right();
        return side >= 0 && world.rules().toLaneEnd(side, 0) == Double.POSITIVE_INFINITY;
    }

    private void begin(WorldView world, int actor, boolean left) {
        ActorStates a = world.actors();
        int own = a.lane[actor];
        Lane lane = world.roads().lane(own);
        int target = left ? lane.left() : lane.right();
        double s = a.laneS[actor];
        double between = (world.roads().width(own, s) + world.roads().width(target, s)) * 0.5;
        startTick = world.tick();
        toLeft = left;
        durationS = CHANGE_S;
        spacing = left ? between : -between;
        startOffset = a.laneOffset[actor];
        shift = spacing - startOffset;
        done = 0;
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
