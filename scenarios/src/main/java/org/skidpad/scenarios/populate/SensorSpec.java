package org.skidpad.scenarios.populate;

import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.world.WorldBuilder;

/**
 * What the ego senses with, before it is drawn: {@code sensors} of docs/scenario-format.md.
 *
 * @param lidar apart from the others, since it may be written in the task as well; null where there is none
 * @param fitted which of the others there are, by their keys
 * @param occlusion of the object list
 * @param numbers of the others by their keys, such as {@code gnss.error}
 */
public record SensorSpec(LidarSpec lidar, Set<String> fitted, boolean occlusion, Map<String, Distribution> numbers) {
    public static final SensorSpec NONE = new SensorSpec(null, Set.of(), true, Map.of());

    private static final String PREFIX = "ego.sensors.";

    public SensorSpec {
        fitted = Set.copyOf(fitted);
        numbers = Map.copyOf(numbers);
    }

    /**
     * A lidar before it is drawn.
     *
     * @param prefix keys that lead to it: {@code ego.sensors.lidar.}
     * @param beams never drawn, since what a policy observes has a fixed size
     * @param motion whether beams are taken one after another
     * @param numbers by their keys
     */
    public record LidarSpec(String prefix, int beams, boolean motion, Map<String, Distribution> numbers) {
        public LidarSpec {
            numbers = Map.copyOf(numbers);
        }

        private LidarParameters parameters(ToDoubleFunction<String> of) {
            return new LidarParameters(
                    beams,
                    of.applyAsDouble("angle_min"),
                    of.applyAsDouble("field_of_view"),
                    of.applyAsDouble("range_min"),
                    of.applyAsDouble("range_max"),
                    of.applyAsDouble("rate"),
                    of.applyAsDouble("noise"),
                    of.applyAsDouble("x"),
                    of.applyAsDouble("y"));
        }

        private LidarErrors errors(ToDoubleFunction<String> of) {
            return new LidarErrors(
                    of.applyAsDouble("delay"),
                    of.applyAsDouble("relative_noise"),
                    of.applyAsDouble("resolution"),
                    of.applyAsDouble("dropout"),
                    of.applyAsDouble("mixed_pixels"),
                    motion);
        }

        /** As the task states it: where a number is drawn, its median. */
        public LidarParameters nominal() {
            return parameters(key -> numbers.get(key).nominal());
        }

        LidarErrors nominalErrors() {
            return errors(key -> numbers.get(key).nominal());
        }
    }

    public SensorSpec with(LidarSpec other) {
        return new SensorSpec(other, fitted, occlusion, numbers);
    }

    /** Whether an episode's sensors can differ from another's. */
    public boolean isDrawn() {
        return !(numbers.values().stream().allMatch(Distribution::isConstant)
                && (lidar == null || lidar.numbers.values().stream().allMatch(Distribution::isConstant)));
    }

    /** As the task states them: where a number is drawn, its median. */
    public SensorSet nominal() {
        return others(
                lidar == null ? LidarErrors.NONE : lidar.nominalErrors(),
                key -> numbers.get(key).nominal());
    }

    /** Draws the sensors of one episode. */
    public void give(WorldBuilder world, Draws draws) {
        ToDoubleFunction<String> drawn = key -> draw(draws, numbers.get(key), PREFIX + key);
        ToDoubleFunction<String> ofLidar = key -> draw(draws, lidar.numbers.get(key), lidar.prefix + key);
        world.sensors(
                lidar == null ? null : lidar.parameters(ofLidar),
                others(lidar == null ? LidarErrors.NONE : lidar.errors(ofLidar), drawn));
    }

    private static double draw(Draws draws, Distribution distribution, String name) {
        return draws.of(distribution, "ego", name, name);
    }

    private SensorSet others(LidarErrors errors, ToDoubleFunction<String> of) {
        return new SensorSet(
                errors,
                fitted.contains("odometry") ? odometry(of) : null,
                fitted.contains("imu") ? imu(of) : null,
                fitted.contains("gnss") ? gnss(of) : null,
                fitted.contains("objects") ? objects(of) : null);
    }

    private static OdometryParameters odometry(ToDoubleFunction<String> of) {
        return new OdometryParameters(
                of.applyAsDouble("odometry.rate"),
                of.applyAsDouble("odometry.delay"),
                of.applyAsDouble("odometry.alpha1"),
                of.applyAsDouble("odometry.alpha2"),
                of.applyAsDouble("odometry.alpha3"),
                of.applyAsDouble("odometry.alpha4"),
                of.applyAsDouble("odometry.distance_scale"),
                of.applyAsDouble("odometry.turn_scale"));
    }

    private static ImuParameters imu(ToDoubleFunction<String> of) {
        return new ImuParameters(
                of.applyAsDouble("imu.rate"),
                of.applyAsDouble("imu.delay"),
                of.applyAsDouble("imu.acceleration_noise"),
                of.applyAsDouble("imu.acceleration_walk"),
                of.applyAsDouble("imu.acceleration_bias"),
                of.applyAsDouble("imu.turn_noise"),
                of.applyAsDouble("imu.turn_walk"),
                of.applyAsDouble("imu.turn_bias"));
    }

    private static GnssParameters gnss(ToDoubleFunction<String> of) {
        return new GnssParameters(
                of.applyAsDouble("gnss.rate"),
                of.applyAsDouble("gnss.delay"),
                of.applyAsDouble("gnss.error"),
                of.applyAsDouble("gnss.correlation_time"),
                of.applyAsDouble("gnss.noise"));
    }

    private ObjectListParameters objects(ToDoubleFunction<String> of) {
        return new ObjectListParameters(
                of.applyAsDouble("objects.rate"),
                of.applyAsDouble("objects.delay"),
                of.applyAsDouble("objects.range"),
                of.applyAsDouble("objects.field_of_view"),
                occlusion,
                of.applyAsDouble("objects.missed"),
                of.applyAsDouble("objects.false_objects"),
                of.applyAsDouble("objects.position_noise"),
                of.applyAsDouble("objects.speed_noise"));
    }
}
