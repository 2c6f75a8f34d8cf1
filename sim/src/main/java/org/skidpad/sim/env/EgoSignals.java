package org.skidpad.sim.env;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.spec.RssLongitudinal;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.LinesCrossed;
import org.skidpad.sim.world.WorldView;

/**
 * The named signals of {@code spec} for the ego of a live world, one row a decision. {@code min_clearance} is left at infinity:
 * it costs a search over everything near, and rewards have {@code clearance} from the lidar instead.
 */
final class EgoSignals implements Stateful {
    /** Indexed by the constants of {@link Signals}. */
    final double[] row = new double[Signals.COUNT];

    private final Signals.Sample sample;
    private final LinesCrossed lines = new LinesCrossed();
    private boolean collided;

    EgoSignals(double periodS) {
        sample = new Signals.Sample(RssLongitudinal.DEFAULT, periodS);
    }

    void reset(WorldView world) {
        collided = false;
        sample.ranRedLight = false;
        sample.ranStop = false;
        lines.reset();
        lines.note(world, world.ego());
        sample.reset();
        update(world);
    }

    @Override
    public void visitState(StateVisitor v) {
        v.reals(row, row.length);
        sample.visitState(v);
        collided = v.flag(collided);
        lines.visitState(v);
    }

    /**
     * To be told of every tick: contacts last one and are reported until the next episode, lines are crossed in one and reported
     * once.
     */
    void noteTick(WorldView world) {
        collided |= world.touching(world.ego());
        int crossed = lines.note(world, world.ego());
        sample.ranRedLight |= crossed == LinesCrossed.RED_LIGHT;
        sample.ranStop |= crossed == LinesCrossed.STOP_SIGN;
    }

    boolean collided() {
        return collided;
    }

    void update(WorldView world) {
        ActorStates a = world.actors();
        int ego = world.ego();
        int lead = world.lead(ego);
        sample.time = world.time();
        sample.egoSpeed = a.speed[ego];
        sample.egoAcceleration = a.acceleration[ego];
        sample.gap = lead < 0 ? Double.POSITIVE_INFINITY : Math.max(0, world.gap(ego));
        sample.leadSpeed = lead < 0 ? 0 : a.speed[lead];
        sample.leadRelativeHeading = lead < 0 ? 0 : a.heading[lead] - a.heading[ego];
        sample.laneOffset = a.lane[ego] < 0 ? Double.NaN : a.laneOffset[ego];
        sample.offRoad = isOffRoad(world);
        sample.collision = collided;
        sample.distanceToGoal = distanceToGoal(world);
        sample.writeRow(row);
        sample.ranRedLight = false;
        sample.ranStop = false;
    }

    static boolean isOffRoad(WorldView world) {
        return world.roads() != null && world.actors().lane[world.ego()] < 0;
    }

    /** m, {@code +Infinity} where there is no goal. */
    static double distanceToGoal(WorldView world) {
        if (Double.isNaN(world.goalX())) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = world.goalX() - world.actors().x[world.ego()];
        double dy = world.goalY() - world.actors().y[world.ego()];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
