package org.skidpad.scenarios.populate;

import java.util.Map;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.WheelParameters;
import org.skidpad.sim.world.WorldBuilder;

/**
 * How an actor moves by itself, before it is drawn: {@code vehicle} and {@code actuator} of docs/scenario-format.md.
 *
 * @param car what is not in {@code numbers}, or null where it moves without limits of power and grip
 * @param wheels likewise of a robot, or null where they roll without slip
 * @param actuator likewise
 * @param numbers by their keys: {@code vehicle.mass}, {@code actuator.lag}
 */
public record DriveSpec(
        MotionModel motion,
        SingleTrackParameters car,
        WheelParameters wheels,
        ActuatorParameters actuator,
        Map<String, Distribution> numbers) {
    public DriveSpec {
        numbers = Map.copyOf(numbers);
    }

    /** Draws all numbers of one episode and gives them to the actor. */
    void give(WorldBuilder world, int actor, Draws draws, String name) {
        Numbers n = new Numbers(draws, name);
        if (car != null) {
            world.vehicle(actor, car(n));
        } else if (numbers.containsKey("vehicle.mass")) {
            world.mass(actor, n.of("vehicle.mass", 0));
        }
        if (wheels != null) {
            world.wheels(
                    actor,
                    new WheelParameters(
                            n.of("vehicle.wheel_separation", wheels.separation()),
                            n.of("vehicle.slip_left", wheels.slipLeft()),
                            n.of("vehicle.slip_right", wheels.slipRight()),
                            n.of("vehicle.friction", wheels.friction())));
        }
        world.actuator(actor, motion.isSteered() ? steered(n) : robot(n));
    }

    private SingleTrackParameters car(Numbers n) {
        return new SingleTrackParameters(
                n.of("vehicle.mass", car.mass()),
                n.of("vehicle.yaw_inertia", car.yawInertia()),
                n.of("vehicle.front_axle", car.frontAxle()),
                n.of("vehicle.rear_axle", car.rearAxle()),
                n.of("vehicle.gravity_height", car.gravityHeight()),
                n.of("vehicle.cornering_front", car.corneringFront()),
                n.of("vehicle.cornering_rear", car.corneringRear()),
                n.of("vehicle.friction", car.friction()),
                car.steeringMax(),
                car.steeringRateMax(),
                car.speedMin(),
                car.speedMax(),
                n.of("vehicle.switch_speed", car.switchSpeed()),
                n.of("vehicle.acceleration_max", car.accelerationMax()),
                car.kinematicBelow(),
                true);
    }

    private ActuatorParameters steered(Numbers n) {
        ActuatorParameters.Axis drive = actuator.longitudinal();
        ActuatorParameters.Axis steering = actuator.lateral();
        double steeringMax = n.of("actuator.steering_max", steering.max());
        return new ActuatorParameters(
                n.of("actuator.delay", actuator.delayS()),
                new ActuatorParameters.Axis(
                        n.of("actuator.lag", drive.lagS()),
                        n.of("actuator.dead_zone", drive.deadZone()),
                        -n.of("actuator.deceleration", -drive.min()),
                        n.of("actuator.acceleration", drive.max()),
                        n.of("actuator.jerk", drive.rate()),
                        n.of("actuator.speed_gain", drive.gain()),
                        drive.offset()),
                new ActuatorParameters.Axis(
                        n.of("actuator.steering_lag", steering.lagS()),
                        n.of("actuator.steering_dead_zone", steering.deadZone()),
                        -steeringMax,
                        steeringMax,
                        n.of("actuator.steering_rate", steering.rate()),
                        n.of("actuator.steering_gain", steering.gain()),
                        n.of("actuator.steering_offset", steering.offset())),
                ActuatorParameters.Axis.IDEAL,
                actuator.speedMin(),
                n.of("actuator.speed_max", actuator.speedMax()));
    }

    private ActuatorParameters robot(Numbers n) {
        ActuatorParameters.Axis drive = actuator.longitudinal();
        ActuatorParameters.Axis turn = motion == MotionModel.OMNIDIRECTIONAL ? actuator.turn() : actuator.lateral();
        double speedMax = n.of("actuator.speed_max", actuator.speedMax());
        double turnMax = n.of("actuator.turn_max", turn.max());
        ActuatorParameters.Axis wheels = new ActuatorParameters.Axis(
                n.of("actuator.lag", drive.lagS()),
                n.of("actuator.dead_zone", drive.deadZone()),
                -speedMax,
                speedMax,
                n.of("actuator.acceleration", drive.rate()),
                n.of("actuator.speed_gain", drive.gain()),
                drive.offset());
        ActuatorParameters.Axis turning = new ActuatorParameters.Axis(
                n.of("actuator.turn_lag", turn.lagS()),
                n.of("actuator.turn_dead_zone", turn.deadZone()),
                -turnMax,
                turnMax,
                n.of("actuator.turn_acceleration", turn.rate()),
                n.of("actuator.turn_gain", turn.gain()),
                turn.offset());
        boolean glides = motion == MotionModel.OMNIDIRECTIONAL;
        return new ActuatorParameters(
                n.of("actuator.delay", actuator.delayS()),
                wheels,
                glides ? wheels : turning,
                glides ? turning : ActuatorParameters.Axis.IDEAL,
                -speedMax,
                speedMax);
    }

    private final class Numbers {
        private final Draws draws;
        private final String name;

        Numbers(Draws draws, String name) {
            this.draws = draws;
            this.name = name;
        }

        double of(String key, double usual) {
            Distribution d = numbers.get(key);
            return d == null ? usual : draws.of(d, name, key, name + "." + key);
        }
    }
}
