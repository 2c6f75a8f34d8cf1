package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.road.RoadNetwork;

/** What a {@link Populator} may do to an empty world. */
public interface WorldBuilder {
    void roads(RoadNetwork roads);

    /** What drivers on these roads must heed. */
    void rules(org.skidpad.sim.traffic.RoadRules rules);

    void walls(Walls walls);

    /** Friction and restitution of the episode's bodies and walls; without a call {@link ContactParameters#DEFAULT}. */
    void surfaces(ContactParameters surfaces);

    void goal(double x, double y);

    /**
     * Adds an actor at rest at the map origin and returns its index; the first actor added is 0.
     *
     * @throws IllegalStateException when the world's capacity is used up
     */
    int addActor(String name, ActorType type, MotionModel motion, Body body);

    /** Pose of the reference point in the map frame and speed along the heading. */
    void place(int actor, double x, double y, double heading, double speed);

    /** Places on a lane: station and offset in lane coordinates, heading along the lane. */
    void placeOnLane(int actor, int lane, double s, double offset, double speed);

    /** The actor is away until a script prescribes where it is. */
    void leaveOut(int actor);

    void ego(int actor);

    /** Gives an actor a traffic model (car following, lane changes, path walking) that writes its command each tick. */
    void drive(int actor, org.skidpad.sim.traffic.TrafficModel model);

    /** Limits, lag and delay between an actor's command and its motion; without a call the command acts at once. */
    void actuator(int actor, org.skidpad.sim.dynamics.ActuatorParameters actuator);

    /**
     * Gives a single track a car: mass, wheelbase, power and grip, and for a dynamic one tyres. Without a call, a kinematic one
     * has neither limit and a dynamic one is a BMW 320i.
     */
    void vehicle(int actor, org.skidpad.sim.dynamics.SingleTrackParameters car);

    /** kg, in place of the body's. */
    void mass(int actor, double kg);

    /** Gives a robot wheels that slip; without a call they roll as commanded. */
    void wheels(int actor, org.skidpad.sim.dynamics.WheelParameters wheels);

    /**
     * What the ego senses with in this episode; without a call its task says.
     *
     * @param lidar with as many beams as the task's, or null where the task has none
     */
    void sensors(
            org.skidpad.sim.sensor.parameters.LidarParameters lidar,
            org.skidpad.sim.sensor.parameters.SensorSet sensors);

    /** Runs before every tick, in order of addition. */
    void addScript(Script script);

    /** Notes a drawn parameter for the recording's header. */
    void parameter(String name, double value);

    /**
     * Dimensions of an actor.
     *
     * @param length bounding box along the heading, m
     * @param width bounding box across, m
     * @param boxOffset reference point to box centre along the heading, m
     * @param radius round instead of boxed: m, 0 for a box
     * @param wheelbase axle to axle, m, 0 where it has none
     * @param mass kg
     */
    record Body(double length, double width, double boxOffset, double radius, double wheelbase, double mass) {
        public Body {
            if (!(length >= 0 && width >= 0 && radius >= 0 && wheelbase >= 0 && mass >= 0)) {
                throw new IllegalArgumentException("a body's sizes and mass must not be negative: " + length + " x "
                        + width + " m, radius " + radius + " m, wheelbase " + wheelbase + " m, " + mass + " kg");
            }
        }
    }
}
