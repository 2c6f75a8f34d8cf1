package org.skidpad.sim.traffic;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/**
 * A driver with every trait there is: any car-following model, lane changes, a reaction delay, and heed of the world's {@link
 * RoadRules}. Drives lane points and, with {@link LaneKeeping}, single tracks; {@link
 * IdmDriver} is the plain and fast one.
 *
 * <p>With a reaction delay it responds to its own speed, the gap and the lead's speed of that long ago, as in Treiber, Kesting
 * and Helbing, "Delays, inaccuracies and anticipation in microscopic traffic models", Physica A 360 (2006), equation 10, without
 * anticipation. Signals and lines are heeded without delay: they are seen from afar.
 */
public final class Driver implements TrafficModel {
    /** The hardest braking commanded, m/s²: the fullest braking of the RSS defaults. */
    private static final double HARDEST_BRAKING = 8;

    /** Feedback on the place in the lane, 1/s, and the fastest sideways, m/s. */
    private static final double LATERAL_GAIN = 0.5;

    private static final double FASTEST_SIDEWAYS = 0.5;

    /** The end of a lane is not braked for before it takes this, m/s², or is so near, m. */
    private static final double COASTING = 1;

    private static final double NEAR_END = 20;

    private final DriverParameters p;
    private final LaneChanging changing;
    private final LinesAhead lines;
    private final RandomStream random;

    /** What it saw in the last ticks: four numbers each, a ring whose next place follows from the tick. */
    private final double[] seen;

    private final int delayTicks;

    /**
     * @param dt length of a tick, s
     * @param random a stream of the driver's own, used where its model has a random part
     */
    public Driver(DriverParameters p, double dt, RandomStream random) {
        this.p = p;
        this.random = random;
        changing = new LaneChanging(p.following(), p.mobil());
        lines = new LinesAhead(p.criticalGapS());
        delayTicks = (int) Math.round(p.reactionDelayS() / dt);
        seen = new double[4 * delayTicks];
        Arrays.fill(seen, Double.NaN);
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        ActorStates a = world.actors();
        double acceleration = following(world, actor, world.gap(actor), world.lead(actor), true);
        double toEnd = a.lane[actor] < 0
                ? Double.POSITIVE_INFINITY
                : world.rules().toLaneEnd(a.lane[actor], a.laneS[actor]) - a.boxOffset[actor] - a.length[actor] / 2;
        if (!changing.isUnderWay()) {
            changing.consider(world, actor, acceleration, toEnd);
        }
        if (changing.isUnderWay()) {
            int slot = changing.otherLeadSlot(a.laneOffset[actor]);
            acceleration = Math.min(
                    acceleration,
                    following(world, actor, world.neighbourGap(actor, slot), world.neighbour(actor, slot), false));
            changing.turnBackIfUnsafe(world, actor);
        }
        double v = a.speed[actor];
        if (v * v >= 2 * COASTING * toEnd || toEnd < NEAR_END) {
            acceleration = Math.min(acceleration, p.following().acceleration(v, Math.max(toEnd, 0), 0, 0, world.dt()));
        }
        double toLine = lines.toClosedLine(world, actor);
        if (toLine < Double.POSITIVE_INFINITY) {
            // Like a car that stands there.
            acceleration = Math.min(acceleration, p.following().acceleration(v, toLine, 0, 0, world.dt()));
        }
        if (p.following().dawdling() > 0) {
            acceleration -= p.following().dawdling() * random.nextDouble();
        }
        out.longitudinal[actor] = Math.max(-HARDEST_BRAKING, acceleration);
        double lateralSpeed = changing.isUnderWay() ? changing.advance(world) : 0;
        double place = place(world, actor);
        if (a.motion[actor].isSteered()) {
            out.lateral[actor] = changing.steering(world, actor, lateralSpeed, place);
        } else if (lateralSpeed != 0 || Double.isNaN(p.kerbDistance())) {
            out.lateral[actor] = lateralSpeed;
        } else {
            double speed = LATERAL_GAIN * (place - a.laneOffset[actor]);
            out.lateral[actor] = Math.max(-FASTEST_SIDEWAYS, Math.min(FASTEST_SIDEWAYS, speed));
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        changing.visitState(v);
        lines.visitState(v);
        if (p.following().dawdling() > 0) {
            v.random(random);
        }
        v.reals(seen, seen.length);
    }

    private double following(WorldView world, int actor, double gap, int lead, boolean delayed) {
        ActorStates a = world.actors();
        double v = a.speed[actor];
        double space = lead < 0 ? Double.POSITIVE_INFINITY : gap;
        double leadSpeed = lead < 0 ? 0 : a.speed[lead];
        double leadAcceleration = lead < 0 ? 0 : a.acceleration[lead];
        if (delayed && delayTicks > 0) {
            int at = 4 * (int) (world.tick() % delayTicks);
            double oldSpeed = seen[at];
            double oldSpace = seen[at + 1];
            double oldLeadSpeed = seen[at + 2];
            double oldLeadAcceleration = seen[at + 3];
            seen[at] = v;
            seen[at + 1] = space;
            seen[at + 2] = leadSpeed;
            seen[at + 3] = leadAcceleration;
            if (!Double.isNaN(oldSpeed)) {
                return p.following().acceleration(oldSpeed, oldSpace, oldLeadSpeed, oldLeadAcceleration, world.dt());
            }
        }
        return p.following().acceleration(v, space, leadSpeed, leadAcceleration, world.dt());
    }

    /** The driver's place in its lane, left of the centre, m. */
    private double place(WorldView world, int actor) {
        ActorStates a = world.actors();
        if (Double.isNaN(p.kerbDistance()) || a.lane[actor] < 0) {
            return 0;
        }
        double half = world.roads().width(a.lane[actor], a.laneS[actor]) / 2;
        return p.kerbDistance() + a.width[actor] / 2 - half;
    }
}
