package org.skidpad.scenarios.populate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.WheelParameters;
import org.skidpad.sim.world.WorldBuilder;

/** The named bodies of docs/scenario-format.md with what their drives can do. */
public enum ActorModel {
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
    BOX(ActorType.OBSTACLE, new WorldBuilder.Body(1, 1, 0, 0, 0, 50), null),
    /** CommonRoad vehicle 1, on its tyres; its box is centred on the centre of gravity, as in all four of these. */
    FORD_ESCORT(4.298, 1.674, SingleTrackParameters.FORD_ESCORT),
    /** CommonRoad vehicle 2. */
    BMW_320I(4.508, 1.610, SingleTrackParameters.BMW_320I),
    /** CommonRoad vehicle 3. */
    VW_VANAGON(4.569, 1.844, SingleTrackParameters.VW_VANAGON),
    /** Race car of 1:10, as in f1tenth_gym. */
    F1TENTH(0.58, 0.31, SingleTrackParameters.F1TENTH),
    /**
     * Mecanum base of a KUKA youBot: 580 × 380 mm, 20 kg, 0.8 m/s (data sheet); wheels 0.47 m and 0.30 m apart (youbot_driver),
     * so that 0.8 m/s at the rims turns it at 0.8 / 0.385 rad/s. It reaches its speed within a second.
     */
    YOUBOT(
            ActorType.ROBOT,
            new WorldBuilder.Body(0.58, 0.38, 0, 0, 0, 20),
            new ActuatorParameters(
                    0,
                    new ActuatorParameters.Axis(0.05, 0, -0.8, 0.8, 0.8),
                    new ActuatorParameters.Axis(0.05, 0, -0.8, 0.8, 0.8),
                    new ActuatorParameters.Axis(0.05, 0, -2.08, 2.08, 2.08),
                    -0.8,
                    0.8));

    final ActorType type;
    public final WorldBuilder.Body body;
    /** Of the ego, or null where the model cannot be an ego. */
    public final ActuatorParameters actuator;
    /** As an ego. */
    public final MotionModel motion;
    /** Tyres and engine, or null where nothing is known of them. */
    public final SingleTrackParameters car;
    /** Of a robot, or null. */
    public final WheelParameters wheels;

    ActorModel(ActorType type, WorldBuilder.Body body, ActuatorParameters actuator) {
        this.type = type;
        this.body = body;
        this.actuator = actuator;
        boolean robot = type == ActorType.ROBOT;
        boolean differential = robot && actuator.turn().equals(ActuatorParameters.Axis.IDEAL);
        motion = differential
                ? MotionModel.DIFFERENTIAL_DRIVE
                : robot ? MotionModel.OMNIDIRECTIONAL : MotionModel.KINEMATIC_BICYCLE;
        // The model car is a BMW 320i; the Burger's wheels are 0.160 m apart (e-manual). Rubber on a smooth floor: 0.7.
        car = type == ActorType.CAR ? SingleTrackParameters.BMW_320I : null;
        wheels = robot ? new WheelParameters(0.160, 0, 0, 0.7) : null;
    }

    /** A car on its tyres, which drives forwards and is limited as its parameters say. */
    ActorModel(double length, double width, SingleTrackParameters car) {
        type = ActorType.CAR;
        body = new WorldBuilder.Body(length, width, car.rearAxle(), 0, car.wheelbase(), car.mass());
        actuator = new ActuatorParameters(
                0,
                0,
                0,
                -car.accelerationMax(),
                car.accelerationMax(),
                Double.POSITIVE_INFINITY,
                car.steeringMax(),
                car.steeringRateMax(),
                0,
                car.speedMax());
        motion = MotionModel.DYNAMIC_SINGLE_TRACK;
        this.car = car.withFrictionCircle(true);
        wheels = null;
    }

    private static ActuatorParameters vehicle(double lag, double braking, double drive, double steer, double speed) {
        // Steering rate: 0.4 rad/s, CommonRoad vehicle parameters.
        return new ActuatorParameters(0, lag, 0.05, braking, drive, Double.POSITIVE_INFINITY, steer, 0.4, 0, speed);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isRobot() {
        return type == ActorType.ROBOT;
    }

    public boolean isVehicle() {
        return actuator != null && !isRobot();
    }

    /** A vehicle that drives where there are no lanes too. */
    public boolean isSmall() {
        return this == F1TENTH;
    }

    /** What any vehicle on a lane can do as a point: m/s², m/s across the lane, m/s. */
    static ActuatorParameters lanePoint() {
        return new ActuatorParameters(0, 0, 0, -9, 4, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY, 0, 70);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ActorModel::word).toList();
    }

    public static ActorModel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
