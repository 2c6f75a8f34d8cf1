package org.skidpad.sim.env;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * Every observation and action channel by name: the vocabulary of docs/policy-bundle.md. A channel's numbers are computed in
 * {@link ObservationBuilder} and nowhere else.
 */
public enum ObservationChannels {
    EGO_SPEED("ego_speed", 1, "m/s", "base_link", 0, 40),
    EGO_ACCELERATION("ego_acceleration", 1, "m/s^2", "base_link", -10, 10),
    EGO_YAW_RATE("ego_yaw_rate", 1, "rad/s", "base_link", -3, 3),
    DESIRED_SPEED("desired_speed", 1, "m/s", "base_link", 0, 40),
    /** Ego speed minus desired speed. */
    DESIRED_SPEED_ERROR("desired_speed_error", 1, "m/s", "base_link", -40, 10),
    LANE_OFFSET("lane_offset", 1, "m", "lane", -4, 4),
    LANE_HEADING("lane_heading", 1, "rad", "lane", -1, 1),
    LANE_CURVATURE("lane_curvature", 1, "1/m", "lane", -0.2, 0.2),
    /** Of the lane's centre 10, 20, 35 and 50 m ahead along the way that traffic takes; 0 beyond its end. */
    LANE_CURVATURE_AHEAD("lane_curvature_ahead", 4, "1/m", "lane", -0.2, 0.2),
    SLOT_GAP("slot_gap", 6, "m", "lane", 0, 100),
    /** 10 m / (10 m + gap): resolves near gaps, 0 where there is no neighbour. */
    SLOT_CLOSENESS("slot_closeness", 6, "1", "lane", 0, 1),
    SLOT_RELATIVE_SPEED("slot_relative_speed", 6, "m/s", "lane", -20, 20),
    SLOT_OFFSET("slot_offset", 6, "m", "lane", -4, 4),
    SLOT_LATERAL_SPEED("slot_lateral_speed", 6, "m/s", "lane", -3, 3),
    SLOT_ACCELERATION("slot_acceleration", 6, "m/s^2", "lane", -10, 10),
    /** To the next line at which the ego must wait: red, nobody yet has let it in, or people cross; 100 m where it need not. */
    STOP_GAP("stop_gap", 1, "m", "lane", 0, 100),
    /** Least range in each of n equal sectors of the full circle, sector 0 centred on straight ahead, counter-clockwise. */
    LIDAR_SECTORS("lidar_sectors", 36, "m", "base_link", 0, 3.5),
    /** The scan in use as it came, beam by beam; of n numbers for b beams, number k is the least of beams kb/n … (k + 1)b/n. */
    LIDAR_RANGES("lidar_ranges", 360, "m", "base_scan", 0, 3.5),
    /** x and y of the nearest objects, nearest first; the upper bound where there is none. */
    OBJECT_POSITION("object_position", 16, "m", "base_link", -50, 50),
    /** vx and vy of the same objects relative to the ego; 0 where there is none. */
    OBJECT_VELOCITY("object_velocity", 16, "m/s", "base_link", -20, 20),
    /** Age of the scan in use. */
    SCAN_AGE("scan_age", 1, "s", "none", 0, 0.5),
    GOAL_DISTANCE("goal_distance", 1, "m", "base_link", 0, 6),
    /** Cosine and sine of the bearing of the goal. */
    GOAL_DIRECTION("goal_direction", 2, "1", "base_link", -1, 1),
    /**
     * Rows of five numbers: the ego, then the nearest vehicles ahead and beside, nearest first; a row of zeros where there is
     * none.
     */
    NEARBY_VEHICLES("nearby_vehicles", 25, "1", "base_link", -1, 1),
    /** The last action, channel by channel in [-1, 1] of its own bounds. */
    PREVIOUS_ACTION("previous_action", 1, "1", "none", -1, 1),

    /** Action of a car. */
    ACCELERATION("acceleration", 1, "m/s^2", "base_link", -8, 3),
    /** Action of a car: front wheel angle; without it the lane is kept by rule. */
    STEERING("steering", 1, "rad", "base_link", -0.5, 0.5),
    /** Action of a car by steps: above 1/2 one lane to the left, below -1/2 one to the right. */
    LANE_STEP("lane_step", 1, "1", "lane", -1, 1),
    /** Action of a car by steps: above 1/2 the next higher of its speeds, below -1/2 the next lower. */
    SPEED_STEP("speed_step", 1, "1", "base_link", -1, 1),
    /** Action of a robot. */
    SPEED("speed", 1, "m/s", "base_link", 0, 0.22),
    /** Action of a robot. */
    YAW_RATE("yaw_rate", 1, "rad/s", "base_link", -2.84, 2.84),
    /** Action of an omnidirectional robot, left positive. */
    LATERAL_SPEED("lateral_speed", 1, "m/s", "base_link", -0.22, 0.22);

    private final Channel defaults;

    ObservationChannels(String name, int size, String unit, String frame, double low, double high) {
        defaults = new Channel(name, size, unit, frame, low, high);
    }

    public boolean isAction() {
        return switch (this) {
            case ACCELERATION, STEERING, LANE_STEP, SPEED_STEP, SPEED, YAW_RATE, LATERAL_SPEED -> true;
            default -> false;
        };
    }

    /** Only these may be given another size than their default. */
    public boolean isResizable() {
        return switch (this) {
            case LIDAR_SECTORS, LIDAR_RANGES, OBJECT_POSITION, OBJECT_VELOCITY, NEARBY_VEHICLES, PREVIOUS_ACTION ->
                true;
            default -> false;
        };
    }

    /** The channel with its usual size and bounds. */
    public Channel channel() {
        return defaults;
    }

    public Channel sized(int size) {
        if (!isResizable() && size != defaults.size()) {
            throw new IllegalArgumentException(
                    "channel " + defaults.name() + " has size " + defaults.size() + ", not " + size);
        }
        return new Channel(defaults.name(), size, defaults.unit(), defaults.frame(), defaults.low(), defaults.high());
    }

    public Channel bounded(double low, double high) {
        return new Channel(defaults.name(), defaults.size(), defaults.unit(), defaults.frame(), low, high);
    }

    /**
     * The channel of a name.
     *
     * @throws IllegalArgumentException naming the nearest known name
     */
    public static ObservationChannels named(String name) {
        for (ObservationChannels c : values()) {
            if (c.defaults.name().equals(name)) {
                return c;
            }
        }
        throw new IllegalArgumentException("unknown channel '" + name + "'; " + Suggestion.forWord(name, names()));
    }

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (ObservationChannels c : values()) {
            names.add(c.defaults.name());
        }
        return names;
    }
}
