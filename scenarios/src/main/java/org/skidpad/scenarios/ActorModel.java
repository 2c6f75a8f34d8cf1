package org.skidpad.scenarios;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.world.WorldBuilder;

/** The named bodies of docs/scenario-format.md with what their drives can do. */
enum ActorModel {
    /** BMW 320i: CommonRoad vehicle 2 (vehiclemodels, parameters_vehicle2.yaml): 4.508 × 1.610 m, axles 1.156 + 1.423 m. */
    CAR(ActorType.CAR, new WorldBuilder.Body(4.508, 1.610, 1.2895, 0, 2.5789, 1093.3), vehicle(0.2, -8, 3, 0.5, 50)),
    /** Rigid three-axle lorry of the largest width and length that Directive 96/53/EC allows. */
    TRUCK(ActorType.TRUCK, new WorldBuilder.Body(12, 2.55, 3.6, 0, 6.2, 18000), vehicle(0.4, -6, 1.2, 0.6, 25)),
    BUS(ActorType.BUS, new WorldBuilder.Body(12, 2.55, 3, 0, 6, 15000), vehicle(0.4, -6, 1.5, 0.6, 28)),
    MOTORCYCLE(ActorType.MOTORCYCLE, new WorldBuilder.Body(2.2, 0.8, 0.7, 0, 1.45, 250), vehicle(0.1, -8, 5, 0.5, 55)),
    BICYCLE(ActorType.BICYCLE, new WorldBuilder.Body(1.8, 0.6, 0.52, 0, 1.05, 85), vehicle(0.2, -4, 1, 0.6, 10)),
    PEDESTRIAN(ActorType.PEDESTRIAN, new WorldBuilder.Body(0.6, 0.6, 0, 0.3, 0, 75), null),
    /**
     * ROBOTIS e-manual: 0.22 m/s, 2.84 rad/s, 138 × 178 mm, 1 kg; acceleration limit 1.0 m/s² of its Gazebo model. Its outline
     * is the circle of radius 0.105 m that Nav2 uses, 0.032 m behind the wheel axis.
     */
    TURTLEBOT3_BURGER(
            ActorType.ROBOT,
            new WorldBuilder.Body(0.21, 0.21, -0.032, 0.105, 0, 1),
            new ActuatorParameters(0, 0.05, 0.05, -0.22, 0.22, 1.0, 2.84, 12, -0.22, 0.22)),
    BOX(ActorType.OBSTACLE, new WorldBuilder.Body(1, 1, 0, 0, 0, 50), null);

    final ActorType type;
    final WorldBuilder.Body body;
    /** Of the ego, or null where the model cannot be an ego. */
    final ActuatorParameters actuator;

    ActorModel(ActorType type, WorldBuilder.Body body, ActuatorParameters actuator) {
        this.type = type;
        this.body = body;
        this.actuator = actuator;
    }

    private static ActuatorParameters vehicle(double lag, double braking, double drive, double steer, double speed) {
        // Steering rate: 0.4 rad/s, CommonRoad vehicle parameters.
        return new ActuatorParameters(0, lag, 0.05, braking, drive, Double.POSITIVE_INFINITY, steer, 0.4, 0, speed);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRobot() {
        return type == ActorType.ROBOT;
    }

    boolean isVehicle() {
        return actuator != null && !isRobot();
    }

    /** What any vehicle on a lane can do as a point: m/s², m/s across the lane, m/s. */
    static ActuatorParameters lanePoint() {
        return new ActuatorParameters(0, 0, 0, -9, 4, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY, 0, 70);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ActorModel::word).toList();
    }

    static ActorModel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
