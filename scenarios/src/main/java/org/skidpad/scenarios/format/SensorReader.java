package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.FREQUENCY;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.populate.SensorSpec;
import org.skidpad.scenarios.populate.SensorSpec.LidarSpec;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.Quantity;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** Reads what the ego senses with: {@code sensors} of the ego, and lidars wherever they are written. */
public final class SensorReader {
    /** Samples that may be on their way at once: what is kept of a delay. */
    private static final int MOST_WAITING = 1000;

    private final DistributionReader distributions;
    private final double step;
    private final double duration;

    /**
     * @param step of the world, s
     * @param duration of an episode, s
     */
    public SensorReader(DistributionReader distributions, double step, double duration) {
        this.distributions = distributions;
        this.step = step;
        this.duration = duration;
    }

    SensorSpec read(YamlMap ego) {
        Optional<YamlMap> given = ego.map("sensors");
        if (given.isEmpty()) {
            return SensorSpec.NONE;
        }
        YamlMap m = given.get();
        Map<String, Distribution> numbers = new HashMap<>();
        Set<String> fitted = new HashSet<>();
        LidarSpec lidar =
                m.find("lidar").map(v -> lidar(v, "ego.sensors.lidar.")).orElse(null);
        m.map("odometry").ifPresent(map -> odometry(new Sensor(map, "odometry.", numbers, fitted)));
        m.map("imu").ifPresent(map -> imu(new Sensor(map, "imu.", numbers, fitted)));
        m.map("gnss").ifPresent(map -> gnss(new Sensor(map, "gnss.", numbers, fitted)));
        Optional<YamlMap> objects = m.map("objects");
        objects.ifPresent(map -> objects(new Sensor(map, "objects.", numbers, fitted)));
        boolean occlusion = objects.map(map -> map.flag("occlusion", true)).orElse(true);
        objects.ifPresent(YamlMap::finish);
        m.finish();
        return new SensorSpec(lidar, fitted, occlusion, numbers);
    }

    /** @param prefix keys that lead to it */
    LidarSpec lidar(YamlValue value, String prefix) {
        if (value.isText()) {
            value.asChoice(List.of("lds-01"), "lds-01");
            return usualLidar(prefix);
        }
        LidarParameters usual = Lidars.LDS_01;
        Map<String, Distribution> numbers = new HashMap<>();
        Sensor s = new Sensor(value.asMap(), "", numbers, new HashSet<>());
        s.read("range_min", LENGTH, 0, 10, usual.rangeMin());
        s.read("range_max", LENGTH, 0.1, 500, usual.rangeMax());
        double rangeMin = numbers.get("range_min").high();
        double rangeMax = numbers.get("range_max").low();
        if (!(rangeMin < rangeMax)) {
            value.error("range_min " + rangeMin + " m is not below range_max " + rangeMax + " m");
        }
        s.timing(usual.rateHz());
        s.read("angle_min", ANGLE, -2 * Math.PI, 2 * Math.PI, usual.angleMin());
        s.read("field_of_view", ANGLE, 0.01, 2 * Math.PI, usual.fieldOfView());
        s.read("noise", LENGTH, 0, 1, usual.noiseSigma());
        s.read("x", LENGTH, -20, 20, usual.mountX());
        s.read("y", LENGTH, -20, 20, usual.mountY());
        s.read("relative_noise", NUMBER, 0, 1, 0);
        s.read("resolution", LENGTH, 0, 1, 0);
        s.read("dropout", NUMBER, 0, 1, 0);
        s.read("mixed_pixels", NUMBER, 0, 1, 0);
        int beams = (int) s.map.integer("beams", 1, 4096, usual.beams());
        boolean motion = s.map.flag("motion", false);
        s.map.finish();
        return new LidarSpec(prefix, beams, motion, numbers);
    }

    /** The LDS-01. */
    static LidarSpec usualLidar(String prefix) {
        LidarParameters p = Lidars.LDS_01;
        Map<String, Distribution> numbers = new HashMap<>();
        Map.of(
                        "angle_min", p.angleMin(),
                        "field_of_view", p.fieldOfView(),
                        "range_min", p.rangeMin(),
                        "range_max", p.rangeMax(),
                        "rate", p.rateHz(),
                        "noise", p.noiseSigma(),
                        "x", p.mountX(),
                        "y", p.mountY())
                .forEach((key, number) -> numbers.put(key, Distribution.constant(number)));
        for (String key : List.of("delay", "relative_noise", "resolution", "dropout", "mixed_pixels")) {
            numbers.put(key, Distribution.constant(0));
        }
        return new LidarSpec(prefix, p.beams(), false, numbers);
    }

    private static void odometry(Sensor s) {
        s.timing(20);
        s.read("alpha1", NUMBER, 0, 10, 0.01);
        s.read("alpha2", NUMBER, 0, 10, 0.01);
        s.read("alpha3", NUMBER, 0, 10, 0.01);
        s.read("alpha4", NUMBER, 0, 10, 0.01);
        s.read("distance_scale", NUMBER, 0.5, 2, 1);
        s.read("turn_scale", NUMBER, 0.5, 2, 1);
        s.map.finish();
    }

    /** Without numbers, the ADIS16448 of the EuRoC data set (Burri et al., IJRR 35(10), 2016), with no bias at the start. */
    private static void imu(Sensor s) {
        s.timing(200);
        s.read("acceleration_noise", NUMBER, 0, 10, 2.0e-3);
        s.read("acceleration_walk", NUMBER, 0, 10, 3.0e-3);
        s.read("acceleration_bias", NUMBER, 0, 10, 0);
        s.read("turn_noise", NUMBER, 0, 10, 1.6968e-4);
        s.read("turn_walk", NUMBER, 0, 10, 1.9393e-5);
        s.read("turn_bias", NUMBER, 0, 10, 0);
        s.map.finish();
    }

    private static void gnss(Sensor s) {
        s.timing(5);
        s.read("error", LENGTH, 0, 1000, 1.5);
        s.read("correlation_time", TIME, 1e-3, 1e6, 60);
        s.read("noise", LENGTH, 0, 1000, 0.3);
        s.map.finish();
    }

    /** All but whether things hide each other. */
    private static void objects(Sensor s) {
        s.timing(10);
        s.read("range", LENGTH, 0.1, 1000, 80);
        s.read("field_of_view", ANGLE, 0.01, 2 * Math.PI, 2 * Math.PI);
        s.read("missed", NUMBER, 0, 1, 0);
        s.read("false_objects", NUMBER, 0, 20, 0);
        s.read("position_noise", LENGTH, 0, 100, 0);
        s.read("speed_noise", SPEED, 0, 100, 0);
    }

    /** One sensor while it is read. */
    private final class Sensor {
        final YamlMap map;
        private final String prefix;
        private final Map<String, Distribution> numbers;

        Sensor(YamlMap map, String prefix, Map<String, Distribution> numbers, Set<String> fitted) {
            this.map = map;
            this.prefix = prefix;
            this.numbers = numbers;
            if (!prefix.isEmpty()) {
                fitted.add(prefix.substring(0, prefix.length() - 1));
            }
        }

        Distribution read(String key, Quantity quantity, double low, double high, double usual) {
            Distribution number = distributions.read(map, key, quantity, low, high, usual);
            numbers.put(prefix + key, number);
            return number;
        }

        /** Rate and delay. @param usual Hz, or the tick rate where that is lower */
        void timing(double usual) {
            double rate = read("rate", FREQUENCY, 0.1, 1000, Math.min(usual, 1 / step))
                    .high();
            if (rate * step > 1 + 1e-9) {
                error(
                        "rate",
                        "rate " + rate + " Hz is above the tick rate, " + 1 / step + " Hz",
                        "shorten the step under 'time'");
            }
            double delay = read("delay", TIME, 0, 86_400, 0).high();
            if (delay > duration) {
                error("delay", "delay " + delay + " s is longer than the episode, " + duration + " s", "");
            } else if (delay * rate > MOST_WAITING) {
                error(
                        "delay",
                        "a delay of " + delay + " s at " + rate + " Hz keeps more than " + MOST_WAITING
                                + " samples waiting",
                        "");
            }
        }

        private void error(String key, String message, String hint) {
            map.document().error(map.location(key), message, hint);
        }
    }
}
