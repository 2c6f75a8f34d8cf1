package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.WorldView;

/**
 * A pedestrian's decision to step onto a crosswalk. With a signal: while the drivers have red for long enough. Without: where each
 * vehicle is further away, in time, than the critical gap L / v + t of the Highway Capacity Manual 2010, equation 19-69, with L
 * the way to the far side of the vehicle's lane; or stands; or brakes such that it will stand before the crosswalk.
 */
final class CrosswalkGate {
    /** From the end of the crosswalk to where pedestrians wait, and to where they are out of the way, m. */
    static final double WAITING = 0.5;

    static final double BEYOND = 2.5;

    private static final double SIGHT = 120;
    private static final double STANDING = 0.3;

    private final Crosswalk crosswalk;
    private final boolean fromFirst;
    private final double speed;
    private final double marginS;

    CrosswalkGate(Crosswalk crosswalk, boolean fromFirst, double speed, double marginS) {
        this.crosswalk = crosswalk;
        this.fromFirst = fromFirst;
        this.speed = speed;
        this.marginS = marginS;
    }

    boolean isOpen(WorldView world) {
        if (crosswalk.signal() != null) {
            return crosswalk.signal().at(world.tick(), world.dt()) == Signal.Light.RED
                    && crosswalk.signal().remaining(world.tick(), world.dt()) >= crosswalk.length() / speed;
        }
        ActorStates a = world.actors();
        RoadRules rules = world.rules();
        for (int k = 0; k < rules.lineCount(); k++) {
            if (!(rules.line(k) instanceof StopLine.AtCrosswalk line) || line.crosswalk() != crosswalk) {
                continue;
            }
            double way = fromFirst ? line.to() : crosswalk.length() - line.from();
            double needed = (way + WAITING) / speed + marginS;
            for (int i = 0; i < a.count; i++) {
                if (!a.present[i] || a.lane[i] < 0 || !Walker.isTraffic(a.type[i])) {
                    continue;
                }
                double front = a.boxOffset[i] + a.length[i] / 2;
                double distance = rules.distanceTo(a.lane[i], a.laneS[i], line.lane(), line.s(), SIGHT) - front;
                if (distance < SIGHT && !letsPass(distance, a.speed[i], a.acceleration[i], needed)) {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean letsPass(double distance, double speed, double acceleration, double neededS) {
        if (distance <= 0) {
            return false;
        }
        boolean stops = speed < STANDING || speed * speed < -2 * acceleration * distance;
        return stops || distance > speed * neededS;
    }

    double[] wayX() {
        double ux = (crosswalk.x1() - crosswalk.x0()) / crosswalk.length();
        return fromFirst
                ? new double[] {crosswalk.x0() - WAITING * ux, crosswalk.x1() + BEYOND * ux}
                : new double[] {crosswalk.x1() + WAITING * ux, crosswalk.x0() - BEYOND * ux};
    }

    double[] wayY() {
        double uy = (crosswalk.y1() - crosswalk.y0()) / crosswalk.length();
        return fromFirst
                ? new double[] {crosswalk.y0() - WAITING * uy, crosswalk.y1() + BEYOND * uy}
                : new double[] {crosswalk.y1() + WAITING * uy, crosswalk.y0() - BEYOND * uy};
    }
}
