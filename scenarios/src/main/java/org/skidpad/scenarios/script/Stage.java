package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.SwitchedLight;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldView;

/** The actors of one episode as the storyboard sees and moves them. One per episode; never shared. */
public final class Stage implements Stateful {
    private static final int MOST_VALUES = 10_000;

    /**
     * Who takes part.
     *
     * @param name unique
     * @param body its bounding box
     * @param hitch where a trailer is coupled to it, m ahead of the reference point; NaN without one
     * @param coupler where it is coupled to a tractor, likewise
     * @param performance what it can do
     */
    public record Cast(String name, WorldBuilder.Body body, double hitch, double coupler, Performance performance) {}

    /** Greatest speed, acceleration and deceleration that actions on speed give an actor, m/s and m/s²; infinite for none. */
    public record Performance(double speed, double acceleration, double deceleration) {
        public static final Performance UNBOUND =
                new Performance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Null in a world without roads. */
    final LaneMap map;

    final Puppet[] puppets;
    /** The actor that the policy may drive, or -1. */
    final int ego;

    /** Parameters and variables that actions may change and conditions read. */
    final Map<String, String> values = new TreeMap<>();

    final Signals signals;
    final Daytime daytime = new Daytime();

    /** What became known while running, for the recording. */
    final List<RunEvent> events = new ArrayList<>();

    /** Vehicles that the scenario makes while it runs, or null. */
    Traffic traffic;

    /** The storyboard's elements, for conditions on their state; null before it starts. */
    Elements elements;

    WorldView world;
    double time;
    long tick;

    /**
     * @param map lanes, or null
     * @param cast in order of actor index
     * @param ego the actor that the policy may drive, or -1
     * @param controllers of traffic signals
     */
    public Stage(LaneMap map, List<Cast> cast, int ego, List<SignalController> controllers) {
        this(map, cast, ego, controllers, Map.of());
    }

    /** @param lights of the episode's world by the names that the scenario may call them */
    public Stage(
            LaneMap map,
            List<Cast> cast,
            int ego,
            List<SignalController> controllers,
            Map<String, List<SwitchedLight>> lights) {
        signals = new Signals(controllers, lights);
        this.map = map;
        this.ego = ego;
        puppets = new Puppet[cast.size()];
        for (int i = 0; i < puppets.length; i++) {
            Cast one = cast.get(i);
            double across = one.body.radius() > 0 ? 2 * one.body.radius() : one.body.width();
            double along = one.body.radius() > 0 ? 2 * one.body.radius() : one.body.length();
            puppets[i] = new Puppet(
                    i, one.name, along, across, one.body.boxOffset(), one.hitch, one.coupler, one.performance);
        }
    }

    /** A parameter or variable that conditions and actions refer to while the scenario runs. */
    public void set(String name, String value) {
        values.put(name, value);
    }

    /** The vehicles that traffic actions make. */
    public void traffic(Traffic made) {
        traffic = made;
    }

    /** Speed of an actor now, m/s. */
    public double speed(int actor) {
        return puppets[actor].speed;
    }

    void note(int actor, String text) {
        events.add(new RunEvent(time, "storyboard", actor, text));
    }

    /** Gives the ego to the policy, or takes it back. */
    public void drive(boolean byPolicy) {
        if (ego >= 0) {
            puppets[ego].driven = byPolicy;
            if (!byPolicy) {
                puppets[ego].straighten();
            }
        }
    }

    /** Puts every actor into the world where it stands now. */
    public void place(WorldBuilder builder) {
        for (Puppet p : puppets) {
            builder.place(p.index, p.spot.x, p.spot.y, p.spot.heading, p.speed);
            if (!p.present) {
                builder.leaveOut(p.index);
            }
        }
    }

    /** Takes over what the world did to the actor that is driven. */
    void observe(WorldView view) {
        world = view;
        time = view.time();
        tick = view.tick();
        signals.advance(time);
        for (Puppet p : puppets) {
            if (p.driven) {
                ActorStates a = view.actors();
                double dx = a.x[p.index] - p.spot.x;
                double dy = a.y[p.index] - p.spot.y;
                p.odometer += Math.sqrt(dx * dx + dy * dy);
                double startX = p.spot.x;
                double startY = p.spot.y;
                p.spot.atPose(map, a.x[p.index], a.y[p.index], a.heading[p.index]);
                p.speed = a.speed[p.index];
                p.acceleration = a.acceleration[p.index];
                p.noteVelocity(startX, startY, view.dt());
                p.standstillS = Math.abs(p.speed) < 1e-3 ? p.standstillS + view.dt() : 0;
                p.offRoadS = map != null && p.spot.lane == null ? p.offRoadS + view.dt() : 0;
                p.endOfRoadS = map != null && p.spot.lane == null ? p.endOfRoadS + view.dt() : 0;
            }
            p.prepare();
        }
    }

    void commit(double dt, ActorCommands out) {
        for (Puppet p : puppets) {
            if (p.tractor == null) {
                commit(p, dt, out);
                for (Puppet towed = p.trailer; towed != null; towed = towed.trailer) {
                    commit(towed, dt, out);
                }
            }
        }
    }

    /** A tractor pulls a trailer from the start on. */
    public void pulls(int tractor, int trailer) {
        couple(tractor, trailer);
    }

    /** Puts every trailer straight behind its tractor. */
    void lineUp() {
        for (Puppet p : puppets) {
            if (p.tractor == null) {
                for (Puppet towed = p.trailer; towed != null; towed = towed.trailer) {
                    towed.align(map);
                }
            }
        }
    }

    private void commit(Puppet p, double dt, ActorCommands out) {

        if (!p.present) {
            out.withdraw(p.index);
            return;
        }
        if (p.driven) {
            if (p.teleported) {
                out.prescribe(p.index, p.spot.x, p.spot.y, p.spot.heading, p.speed);
            }
            override(p, out);
            return;
        }
        if (p.tractor != null) {
            p.towed(map, dt);
        } else {
            p.commit(map, dt);
        }
        out.prescribe(p.index, p.spot.x, p.spot.y, p.spot.heading, p.speed);
        out.overridden[p.index] = true;
    }

    /** Pedals and wheel that a scenario holds, in place of what the policy wants. */
    private void override(Puppet p, ActorCommands out) {
        double throttle = p.controls[Puppet.Control.THROTTLE.ordinal()];
        double brake = p.controls[Puppet.Control.BRAKE.ordinal()];
        double steering = p.controls[Puppet.Control.STEERING.ordinal()];
        if (!Double.isNaN(throttle) || !Double.isNaN(brake)) {
            out.longitudinal[p.index] = (Double.isNaN(throttle) ? 0 : throttle) - (Double.isNaN(brake) ? 0 : brake);
        }
        if (!Double.isNaN(steering)) {
            out.lateral[p.index] = steering;
        }
    }

    /** Couples a trailer to a tractor, or (with -1) uncouples what it pulls. */
    void couple(int tractor, int trailer) {
        Puppet t = puppets[tractor];
        if (t.trailer != null) {
            t.trailer.tractor = null;
            t.trailer = null;
        }
        if (trailer < 0 || trailer == tractor) {
            return;
        }
        Puppet towed = puppets[trailer];
        for (Puppet ahead = t; ahead != null; ahead = ahead.tractor) {
            if (ahead == towed) {
                note(tractor, t.name + " cannot pull " + towed.name + ", which pulls it");
                return;
            }
        }
        if (Double.isNaN(t.hitch) || Double.isNaN(towed.coupler)) {
            note(tractor, t.name + " cannot pull " + towed.name + ": one of them has no coupling");
            return;
        }
        if (towed.tractor != null) {
            towed.tractor.trailer = null;
        }
        t.trailer = towed;
        towed.tractor = t;
    }

    /**
     * The lane that an actor is said to be in: the one that it keeps, however far from its centre, and while something moves it
     * sideways the one that it lies on; null off the road.
     */
    Lane laneOf(Puppet p) {
        return p.lateral == null && !p.driven ? p.spot.lane : currentLane(p.spot);
    }

    /** The lane that a spot really lies on, which is not its own while it changes lanes; null off the road. */
    Lane currentLane(Spot spot) {
        Lane lane = spot.lane;
        if (lane == null) {
            return null;
        }
        for (int guard = 0; guard < 64; guard++) {
            double offset = map.offsetIn(lane, spot.lane, spot.s, spot.offset);
            double half = map.roads.width(lane.index(), Math.max(0, Math.min(lane.length(), spot.s))) / 2;
            Lane next = Math.abs(offset) <= half ? null : map.beside(lane, offset > 0 ? 1 : -1);
            if (next == null || next.forward() != lane.forward()) {
                return lane;
            }
            double nextOffset = map.offsetIn(next, spot.lane, spot.s, spot.offset);
            if (Math.abs(nextOffset) >= Math.abs(offset)) {
                return lane;
            }
            lane = next;
        }
        return lane;
    }

    /** Events not yet handed over are no state: whoever restores has had them. */
    @Override
    public void visitState(StateVisitor v) {
        for (Puppet p : puppets) {
            p.visitState(map, v);
        }
        for (Puppet p : puppets) {
            int tractor = v.index(p.tractor == null ? -1 : p.tractor.index, puppets.length);
            if (v.restoring()) {
                p.tractor = tractor < 0 ? null : puppets[tractor];
            }
        }
        if (v.restoring()) {
            events.clear();
            for (Puppet p : puppets) {
                p.trailer = null;
            }
            for (Puppet p : puppets) {
                if (p.tractor != null) {
                    p.tractor.trailer = p;
                }
            }
        }
        Texts.visit(values, MOST_VALUES, v);
        signals.visitState(v);
        daytime.visitState(v);
        if (traffic != null) {
            traffic.visitState(v);
        }
    }
}
