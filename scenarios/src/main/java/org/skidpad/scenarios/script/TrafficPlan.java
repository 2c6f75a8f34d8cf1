package org.skidpad.scenarios.script;

import java.util.List;
import java.util.Set;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.world.WorldBuilder;

/** What a traffic action of a storyboard makes or takes away; immutable. Speeds in m/s, lengths in m. */
public sealed interface TrafficPlan {
    /** Of the traffic, by which it can be stopped; may be empty. */
    String name();

    /** How many vehicles it has at most at a time. */
    int most();

    /** What its vehicles are; null where it makes none. */
    Fleet fleet();

    /** What the vehicles of a plan are. Limits of the speed that each drives at and aims for. */
    record Fleet(double slowest, double fastest, List<Share> shares) {
        public Fleet {
            shares = List.copyOf(shares);
        }
    }

    /** One kind of vehicle and how often it is drawn. */
    record Share(ActorType type, WorldBuilder.Body body, double weight) {}

    /**
     * Vehicles around an actor: in an ellipse along its heading and outside of a circle.
     *
     * @param central actor
     * @param along semi-major axis
     * @param across semi-minor axis
     * @param inner radius of the circle
     * @param offset of the ellipse ahead of the actor
     */
    record Swarm(
            String name, int central, double along, double across, double inner, double offset, int most, Fleet fleet)
            implements TrafficPlan {}

    /** @param rate vehicles a second */
    record Source(String name, Position position, double radius, double rate, int most, Fleet fleet)
            implements TrafficPlan {}

    /**
     * Part of a road.
     *
     * @param road index
     * @param from,to stations of the road, ascending
     * @param lanes of OpenDRIVE; empty for all
     */
    record Stretch(int road, double from, double to, Set<Integer> lanes) {
        public Stretch {
            lanes = Set.copyOf(lanes);
        }
    }

    /**
     * Vehicles in an area.
     *
     * @param corners of a polygon; empty where the area is made of stretches
     * @param continuous who leaves is replaced
     */
    record Area(String name, List<Position> corners, List<Stretch> stretches, int most, boolean continuous, Fleet fleet)
            implements TrafficPlan {
        public Area {
            corners = List.copyOf(corners);
            stretches = List.copyOf(stretches);
        }
    }

    /** @param rate vehicles a second at most; infinite for all */
    record Sink(String name, Position position, double radius, double rate) implements TrafficPlan {
        @Override
        public int most() {
            return 0;
        }

        @Override
        public Fleet fleet() {
            return null;
        }
    }
}
