package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.ANGULAR_SPEED;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.MASS;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.populate.DriveSpec;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.WheelParameters;

/** Reads {@code vehicle} and {@code actuator} of an actor. */
public final class DriveReader {
    private final DistributionReader numbers;
    /** The longest an episode lasts, s. */
    private final double duration;

    DriveReader(DistributionReader numbers, double duration) {
        this.numbers = numbers;
        this.duration = duration;
    }

    /** What moves the ego: the model's own drive, changed by what is written. */
    DriveSpec ego(YamlMap actor, ActorModel model) {
        return read(actor, model);
    }

    /**
     * What moves another actor where it is written that something does of its own; otherwise it is a point on its lane.
     *
     * @param follows whether its behaviour can steer a vehicle
     */
    Optional<DriveSpec> other(YamlMap actor, ActorModel model, boolean follows) {
        boolean asked = actor.has("vehicle") || actor.has("actuator");
        if (!asked) {
            return Optional.empty();
        }
        if (model.actuator == null || model.isRobot() || !follows) {
            String key = actor.has("vehicle") ? "vehicle" : "actuator";
            actor.document()
                    .error(
                            actor.location(key),
                            "of the other actors, only a vehicle that follows its lane (idm, brake) has one of these");
            return Optional.empty();
        }
        return Optional.of(read(actor, model));
    }

    private DriveSpec read(YamlMap actor, ActorModel model) {
        Map<String, Distribution> drawn = new LinkedHashMap<>();
        MotionModel motion = model.motion;
        SingleTrackParameters car = motion == MotionModel.DYNAMIC_SINGLE_TRACK ? model.car : null;
        WheelParameters wheels = null;
        Optional<YamlMap> vehicle = actor.map("vehicle");
        if (vehicle.isPresent()) {
            YamlMap map = vehicle.get();
            if (model.isRobot()) {
                boolean slipping = robot(map, model, drawn);
                wheels = slipping ? model.wheels : null;
            } else {
                motion = dynamics(map, model);
                boolean limited = car(map, model, drawn);
                car = limited || motion == MotionModel.DYNAMIC_SINGLE_TRACK || car != null ? model.car : null;
            }
            map.finish();
        }
        boolean robot = model.isRobot();
        actor.map("actuator").ifPresent(map -> actuator(map, robot, drawn));
        return new DriveSpec(motion, car, wheels, model.actuator, drawn);
    }

    private static MotionModel dynamics(YamlMap map, ActorModel model) {
        String usual = model.motion == MotionModel.DYNAMIC_SINGLE_TRACK ? "single_track" : "kinematic";
        String word = map.choice("dynamics", List.of("kinematic", "single_track"), usual);
        if (word.equals("kinematic")) {
            return MotionModel.KINEMATIC_BICYCLE;
        }
        if (model.car == null) {
            map.document().error(map.location("dynamics"), "nothing is known of the tyres of a " + model.word());
        }
        return MotionModel.DYNAMIC_SINGLE_TRACK;
    }

    /** True where something is given that a car without limits does not have. */
    private boolean car(YamlMap map, ActorModel model, Map<String, Distribution> drawn) {
        read(map, "vehicle", "mass", MASS, 0.1, 1e5, drawn);
        if (model.car == null) {
            return false;
        }
        int before = drawn.size();
        read(map, "vehicle", "yaw_inertia", NUMBER, 1e-4, 1e6, drawn);
        read(map, "vehicle", "front_axle", LENGTH, 0.01, 10, drawn);
        read(map, "vehicle", "rear_axle", LENGTH, 0.01, 10, drawn);
        read(map, "vehicle", "gravity_height", LENGTH, 0, 5, drawn);
        read(map, "vehicle", "cornering_front", NUMBER, 0.5, 200, drawn);
        read(map, "vehicle", "cornering_rear", NUMBER, 0.5, 200, drawn);
        read(map, "vehicle", "friction", NUMBER, 0.01, 3, drawn);
        read(map, "vehicle", "switch_speed", SPEED, 0.1, 200, drawn);
        read(map, "vehicle", "acceleration_max", ACCELERATION, 0.1, 30, drawn);
        return drawn.size() > before;
    }

    /** True where something is given that wheels which roll do not have. */
    private boolean robot(YamlMap map, ActorModel model, Map<String, Distribution> drawn) {
        read(map, "vehicle", "mass", MASS, 0.01, 1e4, drawn);
        int before = drawn.size();
        if (model.motion == MotionModel.DIFFERENTIAL_DRIVE) {
            read(map, "vehicle", "wheel_separation", LENGTH, 0.01, 5, drawn);
            read(map, "vehicle", "slip_left", NUMBER, 0, 0.95, drawn);
            read(map, "vehicle", "slip_right", NUMBER, 0, 0.95, drawn);
        }
        read(map, "vehicle", "friction", NUMBER, 0.01, 3, drawn);
        return drawn.size() > before;
    }

    private void actuator(YamlMap map, boolean robot, Map<String, Distribution> drawn) {
        Distribution delay = read(map, "actuator", "delay", TIME, 0, 2, drawn);
        if (delay != null && delay.high() > duration) {
            map.document()
                    .error(
                            map.location("delay"),
                            "delay " + delay.high() + " s is longer than the episode, " + duration + " s");
        }
        read(map, "actuator", "lag", TIME, 0, 5, drawn);
        read(map, "actuator", "acceleration", ACCELERATION, 0.1, 15, drawn);
        read(map, "actuator", "speed_gain", NUMBER, 0.1, 10, drawn);
        if (robot) {
            read(map, "actuator", "turn_gain", NUMBER, 0.1, 10, drawn);
            read(map, "actuator", "dead_zone", SPEED, 0, 10, drawn);
            read(map, "actuator", "speed_max", SPEED, 0.01, 100, drawn);
            read(map, "actuator", "turn_lag", TIME, 0, 5, drawn);
            read(map, "actuator", "turn_dead_zone", ANGULAR_SPEED, 0, 10, drawn);
            read(map, "actuator", "turn_max", ANGULAR_SPEED, 0.01, 100, drawn);
            read(map, "actuator", "turn_acceleration", NUMBER, 0.01, 1000, drawn);
        } else {
            read(map, "actuator", "deceleration", ACCELERATION, 0.1, 15, drawn);
            read(map, "actuator", "dead_zone", ACCELERATION, 0, 10, drawn);
            read(map, "actuator", "jerk", NUMBER, 0.1, 1e4, drawn);
            read(map, "actuator", "speed_max", SPEED, 0.1, 100, drawn);
            read(map, "actuator", "steering_gain", NUMBER, 0.1, 10, drawn);
            read(map, "actuator", "steering_offset", ANGLE, -0.5, 0.5, drawn);
            read(map, "actuator", "steering_lag", TIME, 0, 5, drawn);
            read(map, "actuator", "steering_dead_zone", ANGLE, 0, 1, drawn);
            read(map, "actuator", "steering_max", ANGLE, 0.01, 1.5, drawn);
            read(map, "actuator", "steering_rate", ANGULAR_SPEED, 0.01, 100, drawn);
        }
        map.finish();
    }

    /** Reads a key if it is there; null where it is not. */
    private Distribution read(
            YamlMap map,
            String section,
            String key,
            Quantity quantity,
            double low,
            double high,
            Map<String, Distribution> drawn) {
        if (!map.has(key)) {
            return null;
        }
        Distribution d = numbers.read(map, key, quantity, low, high, Distribution.constant(low));
        drawn.put(section + "." + key, d);
        return d;
    }
}
