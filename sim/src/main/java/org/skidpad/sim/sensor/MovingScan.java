package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * A scan whose beams are taken one after another: beam k of a scan that ends at time n/rate is taken at {@code (n - 1 + k /
 * beams per turn) / rate}. At each tick the beams that have fallen due are cast from where the carrier was then, on the straight
 * line between its poses at the last tick and at this one; other actors stand where they are now. Beams between which the
 * carrier turned less than 0.01 rad and moved less than 0.02 m are cast together.
 */
final class MovingScan implements Stateful {
    private static final double SAME_HEADING = 0.01;
    private static final double SAME_PLACE = 0.02;

    private final Lidar lidar;
    private final double rateHz;
    private final double beamsPerTurn;
    private final double[] cast;
    private final double[] taken;
    private boolean begun;
    /** Number of the scan that is being taken; it ends at {@code (scan + 1) / rate}. */
    private long scan;

    private int nextBeam;
    private double lastTime;
    private double lastX;
    private double lastY;
    private double lastHeading;

    MovingScan(Lidar lidar, LidarParameters p) {
        this.lidar = lidar;
        rateHz = p.rateHz();
        beamsPerTurn = 2 * Math.PI / ScanSweep.increment(p);
        cast = new double[p.beams()];
        taken = new double[p.beams()];
    }

    void reset() {
        begun = false;
    }

    /**
     * Casts what has fallen due.
     *
     * @param out gets the exact ranges of the scan that ended since the last tick
     * @return whether one did; the first tick of an episode gives a scan taken at once
     */
    boolean tick(WorldView world, double[] out) {
        ActorStates a = world.actors();
        int ego = world.ego();
        boolean ended = false;
        if (!begun) {
            begun = true;
            scan = 0;
            nextBeam = 0;
            lidar.cast(world, ego, a.x[ego], a.y[ego], a.heading[ego], out);
            ended = true;
        } else {
            double progress = world.time() * rateHz + 1e-6;
            if (progress - scan >= 1) {
                castUntil(world, taken.length);
                System.arraycopy(taken, 0, out, 0, taken.length);
                ended = true;
                scan = (long) Math.floor(progress);
                nextBeam = 0;
            }
            int due = (int) Math.floor((progress - scan) * beamsPerTurn) + 1;
            castUntil(world, Math.min(due, taken.length));
        }
        lastTime = world.time();
        lastX = a.x[ego];
        lastY = a.y[ego];
        lastHeading = a.heading[ego];
        return ended;
    }

    private void castUntil(WorldView world, int end) {
        // Compared, not subtracted: a forged state may have its next scan ages away.
        if (end <= nextBeam) {
            return;
        }
        int count = end - nextBeam;
        ActorStates a = world.actors();
        int ego = world.ego();
        double dx = a.x[ego] - lastX;
        double dy = a.y[ego] - lastY;
        double turn = Angles.wrap(a.heading[ego] - lastHeading);
        double elapsed = world.time() - lastTime;
        double share = count / beamsPerTurn / rateHz / elapsed;
        double parts = share * Math.max(Math.abs(turn) / SAME_HEADING, Math.sqrt(dx * dx + dy * dy) / SAME_PLACE);
        int groups = (int) Math.min(count, 1 + Math.floor(parts));
        int first = nextBeam;
        for (int g = 0; g < groups; g++) {
            int from = first + (int) ((long) count * g / groups);
            int to = first + (int) ((long) count * (g + 1) / groups);
            double when = (scan + 0.5 * (from + to - 1) / beamsPerTurn) / rateHz;
            double at = Math.max(0, Math.min(1, (when - lastTime) / elapsed));
            lidar.cast(world, ego, lastX + at * dx, lastY + at * dy, lastHeading + at * turn, cast);
            System.arraycopy(cast, from, taken, from, to - from);
        }
        nextBeam = end;
    }

    @Override
    public void visitState(StateVisitor v) {
        begun = v.flag(begun);
        scan = v.whole(scan);
        nextBeam = v.count(nextBeam, taken.length);
        v.reals(taken, taken.length);
        lastTime = v.real(lastTime);
        lastX = v.real(lastX);
        lastY = v.real(lastY);
        lastHeading = v.real(lastHeading);
    }
}
