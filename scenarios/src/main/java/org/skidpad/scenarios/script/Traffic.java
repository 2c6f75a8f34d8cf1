package org.skidpad.scenarios.script;

import java.util.List;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.traffic.CarFollowing;
import org.skidpad.sim.traffic.Driver;
import org.skidpad.sim.traffic.DriverParameters;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldView;

/**
 * The vehicles of a scenario's swarms and sources (OpenSCENARIO XML, class {@code TrafficAction}). They are in the world from the
 * start, away, and are put on lanes and taken off again. They follow their lanes by IDM and heed signals and each other; where
 * the standard leaves it open, they appear where nobody is within {@value #CLEAR_S} s and {@value #CLEAR} m, and disappear at the
 * end of the road or of their area. Everything random comes from one stream per plan and one per vehicle. One per episode.
 */
public final class Traffic implements Stateful {
    /** Free road needed to appear, m and s of own speed. */
    private static final double CLEAR = 10;

    private static final double CLEAR_S = 1;

    /** Places tried in a tick for one vehicle. */
    private static final int TRIES = 8;

    /** A vehicle so near to the end of the last lane has left, m. */
    private static final double GONE = 5;

    /** An area is filled anew from its border inwards to this share of its axes. */
    private static final double BORDER = 0.85;

    /** Somebody missing is looked for a place for so often, s. */
    private static final double AGAIN = 0.1;

    private final List<TrafficPlan> plans;
    private final LanePoints points;
    /** Scratch: indices of points in the area. */
    private final int[] candidates;

    /** Scratch: corners of an area, m. */
    private final double[] cornerX;

    private final double[] cornerY;

    private final RoadNetwork roads;
    private final LaneMap map;

    /** Actors of plan k are first[k] … first[k + 1] - 1. */
    private final int[] first;

    private final boolean[] active;
    /** The area of a swarm was filled once. */
    private final boolean[] filled;
    /** When a source makes its next vehicle, or a sink may take one, s. */
    private final double[] due;

    private final RandomStream[] random;
    /** Speed that each vehicle aims for, m/s, by actor from {@link #first}[0] on. */
    private double[] speed;

    private final Spot spot = new Spot();
    private final PoseHolder pose = new PoseHolder();
    private final LanePosition found = new LanePosition();

    private Traffic(List<TrafficPlan> plans, LaneMap map, LanePoints points, int firstActor, long seed) {
        this.points = points;
        candidates = new int[points.count];
        int corners = plans.stream()
                .mapToInt(
                        p -> p instanceof TrafficPlan.Area area ? area.corners().size() : 0)
                .max()
                .orElse(0);
        cornerX = new double[corners];
        cornerY = new double[corners];
        this.plans = List.copyOf(plans);
        this.map = map;
        roads = map == null ? null : map.roads;
        first = new int[plans.size() + 1];
        active = new boolean[plans.size()];
        filled = new boolean[plans.size()];
        due = new double[plans.size()];
        random = new RandomStream[plans.size()];
        first[0] = firstActor;
        for (int k = 0; k < random.length; k++) {
            first[k + 1] = first[k] + plans.get(k).most();
            random[k] = new RandomStream(seed, "traffic-" + (k + 1), "places");
        }
    }

    /** How many actors the plans need. */
    public static int most(List<TrafficPlan> plans) {
        return plans.stream().mapToInt(TrafficPlan::most).sum();
    }

    /**
     * Adds the vehicles of all plans to a world, away; the actors that were added before come first.
     *
     * @param firstActor index of the next actor to be added
     * @param map null in a world without roads, where no traffic appears
     * @param points of that map
     */
    public static Traffic populate(
            List<TrafficPlan> plans,
            LaneMap map,
            LanePoints points,
            int firstActor,
            long seed,
            double dt,
            WorldBuilder world) {
        Traffic traffic = new Traffic(plans, map, points, firstActor, seed);
        traffic.speed = new double[most(plans)];
        for (int k = 0; k < plans.size(); k++) {
            for (int i = traffic.first[k]; i < traffic.first[k + 1]; i++) {
                traffic.add(k, i, seed, dt, world);
            }
        }
        return traffic;
    }

    private void add(int plan, int expected, long seed, double dt, WorldBuilder world) {
        String name = "traffic-" + (plan + 1) + "-" + (expected - first[plan] + 1);
        RandomStream own = new RandomStream(seed, name, "driver");
        TrafficPlan.Fleet fleet = plans.get(plan).fleet();
        double aim = own.uniform(fleet.slowest(), fleet.fastest());
        TrafficPlan.Share kind = draw(fleet.shares(), own);
        int actor = world.addActor(name, kind.type(), MotionModel.LANE_POINT, kind.body());
        speed[actor - first[0]] = aim;
        world.actuator(
                actor,
                new ActuatorParameters(0, 0, 0, -9, 4, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY, 0, 70));
        IdmParameters idm = IdmParameters.TREIBER.withDesiredSpeed(Math.max(0.1, aim));
        world.drive(actor, new Driver(DriverParameters.of(CarFollowing.idm(idm)), dt, own));
        world.leaveOut(actor);
    }

    private static TrafficPlan.Share draw(List<TrafficPlan.Share> shares, RandomStream from) {
        double left = from.nextDouble()
                * shares.stream().mapToDouble(TrafficPlan.Share::weight).sum();
        for (TrafficPlan.Share share : shares) {
            left -= share.weight();
            if (left < 0) {
                return share;
            }
        }
        return shares.get(shares.size() - 1);
    }

    void start(int plan, double now) {
        active[plan] = true;
        filled[plan] = false;
        due[plan] = now;
    }

    /** Ends the traffic of a name, or all with an empty one; vehicles that are there drive on. */
    void stop(String name) {
        for (int k = 0; k < active.length; k++) {
            active[k] &= !name.isEmpty() && !plans.get(k).name().equals(name);
        }
    }

    void tick(Stage stage, WorldView world, ActorCommands out) {
        for (int k = 0; k < plans.size() && roads != null; k++) {
            leaveAtTheEnd(k, world, out);
            if (!active[k]) {
                continue;
            }
            if (plans.get(k) instanceof TrafficPlan.Swarm swarm) {
                swarm(k, swarm, world, out);
            } else if (plans.get(k) instanceof TrafficPlan.Source source) {
                source(k, source, stage, world, out);
            } else if (plans.get(k) instanceof TrafficPlan.Sink sink) {
                sink(k, sink, stage, world, out);
            } else if (plans.get(k) instanceof TrafficPlan.Area area) {
                area(k, area, stage, world, out);
            }
        }
    }

    private void leaveAtTheEnd(int plan, WorldView world, ActorCommands out) {
        ActorStates a = world.actors();
        for (int i = first[plan]; i < first[plan + 1]; i++) {
            if (a.present[i]) {
                Lane lane = a.lane[i] < 0 ? null : roads.lane(a.lane[i]);
                if (lane == null || lane.successors().isEmpty() && a.laneS[i] > lane.length() - GONE) {
                    out.withdraw(i);
                }
            }
        }
    }

    private void swarm(int plan, TrafficPlan.Swarm swarm, WorldView world, ActorCommands out) {
        ActorStates a = world.actors();
        double heading = a.heading[swarm.central()];
        double cos = Trigonometry.cos(heading);
        double sin = Trigonometry.sin(heading);
        double x = a.x[swarm.central()] + swarm.offset() * cos;
        double y = a.y[swarm.central()] + swarm.offset() * sin;
        for (int i = first[plan]; i < first[plan + 1]; i++) {
            double along = ((a.x[i] - x) * cos + (a.y[i] - y) * sin) / swarm.along();
            double across = ((a.y[i] - y) * cos - (a.x[i] - x) * sin) / swarm.across();
            if (a.present[i] && along * along + across * across > 1) {
                out.withdraw(i);
            }
        }
        if (world.time() < due[plan] - 1e-9 || free(plan, a, out) < 0) {
            return;
        }
        // The first time all of it is filled; later, who has left comes back at the border, where it is seen least.
        double least = filled[plan] ? BORDER * BORDER : 0;
        int inside = 0;
        for (int p = 0; p < points.count; p++) {
            double dx = points.x[p] - x;
            double dy = points.y[p] - y;
            double along = (dx * cos + dy * sin) / swarm.along();
            double across = (dy * cos - dx * sin) / swarm.across();
            double share = along * along + across * across;
            dx = points.x[p] - a.x[swarm.central()];
            dy = points.y[p] - a.y[swarm.central()];
            if (share >= least && share <= 1 && dx * dx + dy * dy > swarm.inner() * swarm.inner()) {
                candidates[inside++] = p;
            }
        }
        fill(plan, inside, world, out);
    }

    /** Puts who is missing on some of the first candidates: the first time everybody, later one in a while. */
    private void fill(int plan, int inside, WorldView world, ActorCommands out) {
        int tries =
                inside == 0 ? 0 : filled[plan] ? TRIES : TRIES * plans.get(plan).most();
        for (int t = 0; t < tries; t++) {
            int free = free(plan, world.actors(), out);
            if (free < 0) {
                break;
            }
            int p = candidates[random[plan].nextInt(inside)];
            appear(free, points.x[p], points.y[p], world, out);
        }
        filled[plan] = true;
        due[plan] = world.time() + AGAIN;
    }

    private void source(int plan, TrafficPlan.Source source, Stage stage, WorldView world, ActorCommands out) {
        int free = free(plan, world.actors(), out);
        if (world.time() < due[plan] - 1e-9 || free < 0 || !source.position().resolve(stage, spot)) {
            return;
        }
        for (int t = 0; t < TRIES && !out.prescribed[free]; t++) {
            double angle = random[plan].uniform(-Math.PI, Math.PI);
            double r = t == 0 ? 0 : source.radius() * Math.sqrt(random[plan].nextDouble());
            appear(free, spot.x + r * Trigonometry.cos(angle), spot.y + r * Trigonometry.sin(angle), world, out);
        }
        if (out.prescribed[free]) {
            due[plan] += 1 / source.rate();
        }
    }

    private void area(int plan, TrafficPlan.Area area, Stage stage, WorldView world, ActorCommands out) {
        int n = area.corners().size();
        for (int k = 0; k < n; k++) {
            if (!area.corners().get(k).resolve(stage, spot)) {
                return;
            }
            cornerX[k] = spot.x;
            cornerY[k] = spot.y;
        }
        ActorStates a = world.actors();
        for (int i = first[plan]; area.continuous() && i < first[plan + 1]; i++) {
            if (a.present[i] && !(n > 0 ? isInside(n, a.x[i], a.y[i]) : isOn(area, a.lane[i], a.laneS[i]))) {
                out.withdraw(i);
            }
        }
        boolean done = filled[plan] && !area.continuous();
        if (done || world.time() < due[plan] - 1e-9 || free(plan, a, out) < 0) {
            return;
        }
        int inside = 0;
        for (int p = 0; p < points.count; p++) {
            if (n > 0 ? isInside(n, points.x[p], points.y[p]) : isOn(area, points.lane[p], points.s[p])) {
                candidates[inside++] = p;
            }
        }
        fill(plan, inside, world, out);
    }

    private boolean isOn(TrafficPlan.Area area, int index, double s) {
        if (index < 0) {
            return false;
        }
        Lane lane = roads.lane(index);
        double station = roads.roadStation(index, s);
        for (TrafficPlan.Stretch stretch : area.stretches()) {
            if (stretch.road() == lane.road()
                    && station >= stretch.from()
                    && station <= stretch.to()
                    && (stretch.lanes().isEmpty() || stretch.lanes().contains(lane.odrLaneId()))) {
                return true;
            }
        }
        return false;
    }

    /** Even and odd crossings of a ray. */
    private boolean isInside(int corners, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = corners - 1; i < corners; j = i++) {
            double across = (cornerX[j] - cornerX[i]) * (y - cornerY[i]) / (cornerY[j] - cornerY[i]);
            if (cornerY[i] > y != cornerY[j] > y && x < across + cornerX[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Takes traffic away that is within the radius; who the scenario names stays. */
    private void sink(int plan, TrafficPlan.Sink sink, Stage stage, WorldView world, ActorCommands out) {
        ActorStates a = world.actors();
        if (!sink.position().resolve(stage, spot)) {
            return;
        }
        for (int i = first[0]; i < first[plans.size()]; i++) {
            double dx = a.x[i] - spot.x;
            double dy = a.y[i] - spot.y;
            if (a.present[i]
                    && !out.withdrawn[i]
                    && dx * dx + dy * dy <= sink.radius() * sink.radius()
                    && world.time() >= due[plan] - 1e-9) {
                out.withdraw(i);
                due[plan] = sink.rate() == Double.POSITIVE_INFINITY ? due[plan] : world.time() + 1 / sink.rate();
            }
        }
    }

    private int free(int plan, ActorStates a, ActorCommands out) {
        for (int i = first[plan]; i < first[plan + 1]; i++) {
            if (!a.present[i] && !out.prescribed[i] && !out.withdrawn[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Puts a vehicle on the lane at a point, in its middle, where there is one for it and room. */
    private void appear(int actor, double x, double y, WorldView world, ActorCommands out) {
        if (!roads.locate(x, y, -1, found) || !roads.isDriving(found.lane)) {
            return;
        }
        Lane lane = roads.lane(found.lane);
        roads.toMap(found.lane, Math.max(0, Math.min(lane.length(), found.s)), 0, pose);
        double v = speed[actor - first[0]];
        if (isClear(actor, v, world, out)) {
            out.prescribe(actor, pose.x, pose.y, pose.heading, v);
        }
    }

    private boolean isClear(int actor, double v, WorldView world, ActorCommands out) {
        ActorStates a = world.actors();
        for (int i = 0; i < a.count; i++) {
            boolean coming = out.prescribed[i] && i >= first[0];
            if (i == actor || !a.present[i] && !coming) {
                continue;
            }
            double needed = CLEAR + (a.length[i] + a.length[actor]) / 2 + CLEAR_S * Math.max(v, a.speed[i]);
            double dx = (coming ? out.prescribedX[i] : a.x[i]) - pose.x;
            double dy = (coming ? out.prescribedY[i] : a.y[i]) - pose.y;
            double along = dx * Trigonometry.cos(pose.heading) + dy * Trigonometry.sin(pose.heading);
            double across = dy * Trigonometry.cos(pose.heading) - dx * Trigonometry.sin(pose.heading);
            if (Math.abs(along) < needed && Math.abs(across) < (a.width[i] + a.width[actor]) / 2 + 0.5) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void visitState(StateVisitor v) {
        v.flags(active, active.length);
        v.flags(filled, filled.length);
        v.reals(due, due.length);
        spot.visitState(map, v);
        for (RandomStream stream : random) {
            v.random(stream);
        }
    }
}
