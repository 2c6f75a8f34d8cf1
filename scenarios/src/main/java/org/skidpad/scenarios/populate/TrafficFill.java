package org.skidpad.scenarios.populate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.skidpad.scenarios.lanes.LaneWalk;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldBuilder;

/**
 * Puts traffic on lanes, and the vehicles nearest the ego stay. Each lane is strung with drawn headways from behind to ahead; or,
 * with a spacing, one chain of vehicles leads forwards from the ego, each in a lane of its own drawing.
 */
public final class TrafficFill {
    /** Added to a headway times speed, m: what remains between standing vehicles. */
    private static final double STANDSTILL_GAP = 2;

    /** Vehicles whose centres are less than this apart across the road are in one lane, m. */
    private static final double SAME_LANE = 2;

    private final TrafficSpec spec;
    private final Draws draws;
    private final WorldBuilder world;
    private final RoadNetwork roads;
    private final List<Population.Placed> declared;
    private final PoseHolder holder = new PoseHolder();

    /**
     * @param stream whose streams its driver is drawn from
     * @param station from the ego, m
     */
    private record Candidate(String stream, double station, int lane, double s, double speed, ActorModel model) {}

    TrafficFill(
            TrafficSpec spec, Draws draws, WorldBuilder world, RoadNetwork roads, List<Population.Placed> declared) {
        this.spec = spec;
        this.draws = draws;
        this.world = world;
        this.roads = roads;
        this.declared = declared;
    }

    void run(LanePosition ego) {
        int count = (int) draws.of(spec.count(), Draws.NOBODY, "traffic.count", "traffic.count");
        List<Candidate> candidates = new ArrayList<>();
        if (spec.spacing() != null) {
            chain(ego.s, candidates);
        } else {
            for (int lane : spec.lanes()) {
                string(lane, ego.s, candidates);
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Candidate c) -> Math.abs(c.station)).thenComparingInt(Candidate::lane));
        int n = Math.min(count, candidates.size());
        for (int i = 0; i < n; i++) {
            Candidate c = candidates.get(i);
            String name = "traffic-" + (i + 1);
            int actor = world.addActor(name, c.model.type, MotionModel.LANE_POINT, c.model.body);
            world.placeOnLane(actor, c.lane, c.s, 0, c.speed);
            world.actuator(actor, ActorModel.lanePoint());
            world.drive(actor, spec.driver().drawWith(draws, c.stream, name, c.speed));
        }
    }

    private void string(int lane, double egoS, List<Candidate> out) {
        RandomStream random = draws.stream(Draws.NOBODY, "traffic." + lane);
        double station = -spec.behind();
        int number = 0;
        while (station < spec.ahead()) {
            double speed = draws.from(random, spec.speed());
            double headway = draws.from(random, spec.headway());
            ActorModel model = random.nextDouble() < spec.trucks() ? ActorModel.TRUCK : ActorModel.CAR;
            double length = model.body.length();
            put(stream(lane, number), lane, egoS, station + length / 2 - model.body.boxOffset(), speed, model, out);
            number++;
            station += length + STANDSTILL_GAP + headway * speed;
        }
    }

    private void chain(double egoS, List<Candidate> out) {
        RandomStream random = draws.stream(Draws.NOBODY, "traffic");
        double station = draws.from(random, spec.spacing());
        int number = 0;
        while (station < spec.ahead()) {
            int lane = spec.lanes().get(random.nextInt(spec.lanes().size()));
            double speed = draws.from(random, spec.speed());
            ActorModel model = random.nextDouble() < spec.trucks() ? ActorModel.TRUCK : ActorModel.CAR;
            put(stream(0, number), lane, egoS, station, speed, model, out);
            number++;
            station += draws.from(random, spec.spacing());
        }
    }

    /** A candidate so many metres ahead of the ego, if there is road and room. */
    private void put(
            String stream, int lane, double egoS, double station, double speed, ActorModel model, List<Candidate> out) {
        LanePosition position = new LanePosition();
        position.lane = lane;
        position.s = egoS;
        if (LaneWalk.along(roads, position, station) && isClear(position, model)) {
            out.add(new Candidate(stream, station, position.lane, position.s, speed, model));
        }
    }

    /**
     * A vehicle goes by its number in the string it was drawn in, not by its name, which counts those that found room: who else is
     * in the scenario does not change its draws.
     */
    private static String stream(int lane, int number) {
        return "traffic." + lane + "." + number;
    }

    private boolean isClear(LanePosition position, ActorModel model) {
        roads.toMap(position.lane, position.s, 0, holder);
        double cos = Trigonometry.cos(holder.heading);
        double sin = Trigonometry.sin(holder.heading);
        double x = holder.x + model.body.boxOffset() * cos;
        double y = holder.y + model.body.boxOffset() * sin;
        for (Population.Placed p : declared) {
            double along = Math.abs(cos * (p.x() - x) + sin * (p.y() - y));
            double across = Math.abs(cos * (p.y() - y) - sin * (p.x() - x));
            if (across < SAME_LANE && along - p.half() - model.body.length() / 2 < spec.keepClear()) {
                return false;
            }
        }
        return true;
    }
}
