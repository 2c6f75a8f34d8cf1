package org.skidpad.scenarios;

import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.FREQUENCY;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.sensor.GnssParameters;
import org.skidpad.sim.sensor.ImuParameters;
import org.skidpad.sim.sensor.LidarErrors;
import org.skidpad.sim.sensor.LidarParameters;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.sensor.ObjectListParameters;
import org.skidpad.sim.sensor.OdometryParameters;
import org.skidpad.sim.sensor.SensorSet;

/** Reads what the ego senses with: {@code sensors} of the ego, and lidars wherever they are written. */
final class SensorReader {
    /** Samples that may be on their way at once: what is kept of a delay. */
    private static final int MOST_WAITING = 1000;

    private final double step;
    private final double duration;

    /** @param step of the world, s
     * @param duration of an episode, s
     */
    SensorReader(double step, double duration) {
        this.step = step;
        this.duration = duration;
    }

    /** @param parameters null where there is no lidar */
    record Scanner(LidarParameters parameters, LidarErrors errors) {
        static final Scanner NONE = new Scanner(null, LidarErrors.NONE);
        static final Scanner LDS_01 = new Scanner(Lidars.LDS_01, LidarErrors.NONE);
    }

    /** The sensors of an ego: its lidar apart, since it may be written in the task as well. */
    record Sensors(Scanner scanner, SensorSet others) {
        static final Sensors NONE = new Sensors(Scanner.NONE, SensorSet.EXACT);

        /** All of them, with a lidar of these errors. */
        SensorSet with(LidarErrors errors) {
            return new SensorSet(errors, others.odometry(), others.imu(), others.gnss(), others.objects());
        }
    }

    Sensors read(YamlMap ego) {
        Optional<YamlMap> given = ego.map("sensors");
        if (given.isEmpty()) {
            return Sensors.NONE;
        }
        YamlMap m = given.get();
        Sensors sensors = new Sensors(
                m.find("lidar").map(this::lidar).orElse(Scanner.NONE),
                new SensorSet(
                        LidarErrors.NONE,
                        m.map("odometry").map(this::odometry).orElse(null),
                        m.map("imu").map(this::imu).orElse(null),
                        m.map("gnss").map(this::gnss).orElse(null),
                        m.map("objects").map(this::objects).orElse(null)));
        m.finish();
        return sensors;
    }

    Scanner lidar(YamlValue value) {
        if (value.isText()) {
            value.asChoice(List.of("lds-01"), "lds-01");
            return Scanner.LDS_01;
        }
        LidarParameters usual = Lidars.LDS_01;
        YamlMap m = value.asMap();
        double rangeMin = m.quantity("range_min", LENGTH, 0, 10, usual.rangeMin());
        double rangeMax = m.quantity("range_max", LENGTH, 0.1, 500, usual.rangeMax());
        if (!(rangeMin < rangeMax)) {
            value.error("range_min " + rangeMin + " m is not below range_max " + rangeMax + " m");
        }
        double rate = rate(m, usual.rateHz());
        LidarParameters lidar = new LidarParameters(
                (int) m.integer("beams", 1, 4096, usual.beams()),
                m.quantity("angle_min", ANGLE, -2 * Math.PI, 2 * Math.PI, usual.angleMin()),
                m.quantity("field_of_view", ANGLE, 0.01, 2 * Math.PI, usual.fieldOfView()),
                rangeMin,
                rangeMax,
                rate,
                m.quantity("noise", LENGTH, 0, 1, usual.noiseSigma()),
                m.quantity("x", LENGTH, -20, 20, usual.mountX()),
                m.quantity("y", LENGTH, -20, 20, usual.mountY()));
        LidarErrors errors = new LidarErrors(
                delay(m, rate, 0),
                m.quantity("relative_noise", NUMBER, 0, 1, 0),
                m.quantity("resolution", LENGTH, 0, 1, 0),
                m.quantity("dropout", NUMBER, 0, 1, 0),
                m.quantity("mixed_pixels", NUMBER, 0, 1, 0),
                m.flag("motion", false));
        m.finish();
        return new Scanner(lidar, errors);
    }

    private OdometryParameters odometry(YamlMap m) {
        double rate = rate(m, 20);
        OdometryParameters p = new OdometryParameters(
                rate,
                delay(m, rate, 0),
                m.quantity("alpha1", NUMBER, 0, 10, 0.01),
                m.quantity("alpha2", NUMBER, 0, 10, 0.01),
                m.quantity("alpha3", NUMBER, 0, 10, 0.01),
                m.quantity("alpha4", NUMBER, 0, 10, 0.01),
                m.quantity("distance_scale", NUMBER, 0.5, 2, 1),
                m.quantity("turn_scale", NUMBER, 0.5, 2, 1));
        m.finish();
        return p;
    }

    /** Without numbers, the ADIS16448 of the EuRoC data set (Burri et al., IJRR 35(10), 2016), with no bias at the start. */
    private ImuParameters imu(YamlMap m) {
        double rate = rate(m, 200);
        ImuParameters p = new ImuParameters(
                rate,
                delay(m, rate, 0),
                m.quantity("acceleration_noise", NUMBER, 0, 10, 2.0e-3),
                m.quantity("acceleration_walk", NUMBER, 0, 10, 3.0e-3),
                m.quantity("acceleration_bias", NUMBER, 0, 10, 0),
                m.quantity("turn_noise", NUMBER, 0, 10, 1.6968e-4),
                m.quantity("turn_walk", NUMBER, 0, 10, 1.9393e-5),
                m.quantity("turn_bias", NUMBER, 0, 10, 0));
        m.finish();
        return p;
    }

    private GnssParameters gnss(YamlMap m) {
        double rate = rate(m, 5);
        GnssParameters p = new GnssParameters(
                rate,
                delay(m, rate, 0),
                m.quantity("error", LENGTH, 0, 1000, 1.5),
                m.quantity("correlation_time", TIME, 1e-3, 1e6, 60),
                m.quantity("noise", LENGTH, 0, 1000, 0.3));
        m.finish();
        return p;
    }

    private ObjectListParameters objects(YamlMap m) {
        double rate = rate(m, 10);
        ObjectListParameters p = new ObjectListParameters(
                rate,
                delay(m, rate, 0),
                m.quantity("range", LENGTH, 0.1, 1000, 80),
                m.quantity("field_of_view", ANGLE, 0.01, 2 * Math.PI, 2 * Math.PI),
                m.flag("occlusion", true),
                m.quantity("missed", NUMBER, 0, 1, 0),
                m.quantity("false_objects", NUMBER, 0, 20, 0),
                m.quantity("position_noise", LENGTH, 0, 100, 0),
                m.quantity("speed_noise", SPEED, 0, 100, 0));
        m.finish();
        return p;
    }

    /** @param usual Hz, or the tick rate where that is lower */
    private double rate(YamlMap m, double usual) {
        double rate = m.quantity("rate", FREQUENCY, 0.1, 1000, Math.min(usual, 1 / step));
        if (rate * step > 1 + 1e-9) {
            m.document()
                    .error(
                            m.location("rate"),
                            "rate " + rate + " Hz is above the tick rate, " + 1 / step + " Hz",
                            "shorten the step under 'time'");
        }
        return rate;
    }

    private double delay(YamlMap m, double rate, double usual) {
        double delay = m.quantity("delay", TIME, 0, 86_400, usual);
        if (delay > duration) {
            m.document()
                    .error(m.location("delay"), "delay " + delay + " s is longer than the episode, " + duration + " s");
            return usual;
        }
        if (delay * rate > MOST_WAITING) {
            m.document()
                    .error(
                            m.location("delay"),
                            "a delay of " + delay + " s at " + rate + " Hz keeps more than " + MOST_WAITING
                                    + " samples waiting");
            return usual;
        }
        return delay;
    }
}
