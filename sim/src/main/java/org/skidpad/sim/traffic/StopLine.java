package org.skidpad.sim.traffic;

import java.util.List;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldView;

/** A place on a lane where a driver may have to wait. */
sealed interface StopLine {
    /** How far upstream traffic that has priority is looked for, m. */
    double SIGHT = 200;

    int lane();

    double s();

    /**
     * Whether a driver should stop, as the world is now.
     *
     * @param distance from the driver's front to the line, m, positive
     * @param stood whether the driver has stood at this line
     * @param criticalGapS of the driver, s
     */
    boolean isClosed(WorldView world, int actor, double distance, boolean stood, double criticalGapS);

    /** The hardest braking with which a driver still obeys; who would have to brake harder goes on, m/s². */
    double hardestBraking(WorldView world);

    /** Red: closed; amber: closed for who can stop in comfort (Gazis, Herman and Maradudin, Operations Research 8, 1960). */
    record AtSignal(int lane, double s, TrafficLight signal) implements StopLine {
        @Override
        public boolean isClosed(WorldView world, int actor, double distance, boolean stood, double criticalGapS) {
            Signal.Light light = signal.at(world.tick(), world.dt());
            return light == Signal.Light.RED || light == Signal.Light.AMBER;
        }

        @Override
        public double hardestBraking(WorldView world) {
            return signal.at(world.tick(), world.dt()) == Signal.Light.AMBER ? 3 : 8;
        }
    }

    /**
     * Closed until every vehicle with priority is further than the critical gap away, in time; whoever has priority and stands is
     * taken to set off at {@value #SETTING_OFF} m/s².
     */
    record AtGiveWay(int lane, double s, boolean stop, List<GiveWay.Conflict> conflicts, double[] x, double[] y)
            implements StopLine {
        private static final double SETTING_OFF = 1;

        /** Who is nearer than this to the point of conflict is in the way, m. */
        private static final double BLOCKED = 3;

        static AtGiveWay of(GiveWay line, RoadNetwork roads) {
            int n = line.conflicts().size();
            double[] x = new double[n];
            double[] y = new double[n];
            PoseHolder pose = new PoseHolder();
            for (int i = 0; i < n; i++) {
                GiveWay.Conflict c = line.conflicts().get(i);
                roads.toMap(c.lane(), c.s(), 0, pose);
                x[i] = pose.x;
                y[i] = pose.y;
            }
            return new AtGiveWay(line.lane(), line.s(), line.stop(), line.conflicts(), x, y);
        }

        @Override
        public boolean isClosed(WorldView world, int actor, double distance, boolean stood, double criticalGapS) {
            if (stop && !stood) {
                return true;
            }
            ActorStates a = world.actors();
            double needed = criticalGapS + distance / Math.max(3, a.speed[actor]);
            for (int i = 0; i < a.count; i++) {
                if (i == actor || !a.present[i] || a.lane[i] < 0) {
                    continue;
                }
                double front = a.boxOffset[i] + a.length[i] / 2;
                for (int k = 0; k < conflicts.size(); k++) {
                    GiveWay.Conflict c = conflicts.get(k);
                    double d = world.rules().distanceTo(a.lane[i], a.laneS[i], c.lane(), c.s(), SIGHT);
                    if (d < SIGHT && arrival(d - front, a.speed[i]) < needed) {
                        return true;
                    }
                    double dx = a.x[i] + a.boxOffset[i] * Trigonometry.cos(a.heading[i]) - x[k];
                    double dy = a.y[i] + a.boxOffset[i] * Trigonometry.sin(a.heading[i]) - y[k];
                    double reach = a.length[i] / 2 + BLOCKED;
                    if (a.lane[i] != lane && dx * dx + dy * dy < reach * reach) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Seconds to cover a distance at a speed, or faster by setting off. */
        static double arrival(double distance, double speed) {
            if (distance <= 0) {
                return 0;
            }
            double setOff = Math.max(0, 3 - speed) / 3 * SETTING_OFF;
            return setOff == 0 ? distance / speed : (Math.sqrt(speed * speed + 2 * setOff * distance) - speed) / setOff;
        }

        @Override
        public double hardestBraking(WorldView world) {
            return 5;
        }
    }

    /** Closed while somebody on foot is in the lane's part of the crosswalk, walks towards it, or waits at the kerb to cross. */
    record AtCrosswalk(int lane, double s, Crosswalk crosswalk, double from, double to) implements StopLine {
        private static final double MARGIN = 0.8;
        private static final double KERB = 1.5;

        @Override
        public boolean isClosed(WorldView world, int actor, double distance, boolean stood, double criticalGapS) {
            ActorStates a = world.actors();
            double length = crosswalk.length();
            boolean mayWait =
                    crosswalk.signal() == null || crosswalk.signal().at(world.tick(), world.dt()) == Signal.Light.RED;
            for (int i = 0; i < a.count; i++) {
                if (!a.present[i] || a.type[i] != ActorType.PEDESTRIAN) {
                    continue;
                }
                double across = crosswalk.across(a.x[i], a.y[i]);
                double along = crosswalk.along(a.x[i], a.y[i]);
                if (Math.abs(across) > crosswalk.width() / 2 + MARGIN || along < -KERB || along > length + KERB) {
                    continue;
                }
                if (along > from - MARGIN && along < to + MARGIN) {
                    return true;
                }
                double facing = (Trigonometry.cos(a.heading[i]) * (crosswalk.x1() - crosswalk.x0())
                                + Trigonometry.sin(a.heading[i]) * (crosswalk.y1() - crosswalk.y0()))
                        / length;
                boolean towards = along < from ? facing > 0.5 : facing < -0.5;
                boolean onIt = along > 0 && along < length;
                if (towards && (onIt || mayWait)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public double hardestBraking(WorldView world) {
            return 8;
        }
    }
}
