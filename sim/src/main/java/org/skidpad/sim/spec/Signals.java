package org.skidpad.sim.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * The signals that formulas may name. A <em>row</em> holds one sample of all of them, indexed by the constants; {@link Sample}
 * computes it from what is measured, in the simulator, from a recording and on the robot alike.
 */
public final class Signals {
    public static final int TIME = 0;
    public static final int EGO_SPEED = 1;
    public static final int EGO_ACCELERATION = 2;
    public static final int JERK = 3;
    public static final int GAP = 4;
    public static final int HEADWAY = 5;
    public static final int THW = 6;
    public static final int TTC = 7;
    public static final int CLOSING_SPEED = 8;
    public static final int DRAC = 9;
    public static final int RSS_DISTANCE = 10;
    public static final int RSS_MARGIN = 11;
    public static final int LANE_OFFSET = 12;
    public static final int OFF_ROAD = 13;
    public static final int COLLISION = 14;
    public static final int MIN_CLEARANCE = 15;
    public static final int DISTANCE_TO_GOAL = 16;
    public static final int PROGRESS = 17;

    public static final int RAN_RED_LIGHT = 18;
    public static final int RAN_STOP = 19;

    /** Numbers in a row. */
    public static final int COUNT = 20;

    /**
     * What a signal is.
     *
     * @param name as written in formulas
     * @param unit SI, {@code 1} for none
     * @param meaning with the value where there is nothing to measure
     */
    public record Description(String name, String unit, String meaning) {}

    private static final List<Description> ALL = List.of(
            new Description("time", "s", "since the start of the run"),
            new Description("ego_speed", "m/s", "of the ego along its heading, negative backwards"),
            new Description("ego_acceleration", "m/s^2", "of the ego along its heading"),
            new Description("jerk", "m/s^3", "change of ego_acceleration over the last sample; 0 at the first"),
            new Description("gap", "m", "bumper to bumper to the lead along the lane; +inf without a lead"),
            new Description("headway", "s", "gap / ego_speed; +inf without a lead or when not moving forwards"),
            new Description("thw", "s", "time headway: another name of headway"),
            new Description("ttc", "s", "time to collision with the lead at constant speeds; +inf when not closing"),
            new Description(
                    "closing_speed",
                    "m/s",
                    "ego_speed minus the lead's speed along the ego's heading; 0 without a lead"),
            new Description("drac", "m/s^2", "deceleration that just avoids the lead; 0 when not closing"),
            new Description("rss_distance", "m", "safe longitudinal distance of RSS to the lead; 0 without a lead"),
            new Description("rss_margin", "m", "gap - rss_distance; +inf without a lead"),
            new Description("lane_offset", "m", "of the ego from its lane's centre, left positive; NaN off lanes"),
            new Description("off_road", "1", "1 where there are roads and the ego is on none, else 0"),
            new Description("collision", "1", "1 where the ego touches an actor or a wall, else 0"),
            new Description(
                    "min_clearance",
                    "m",
                    "from the ego's outline to the nearest actor or wall; 0 in contact, +inf without any"),
            new Description("distance_to_goal", "m", "from the ego's reference point to its goal; +inf without a goal"),
            new Description("progress", "m", "distance driven since the start: the integral of ego_speed"),
            new Description(
                    "ran_red_light",
                    "1",
                    "1 at the sample after the ego's front has crossed a stop line whose signal was red, else 0"),
            new Description(
                    "ran_stop",
                    "1",
                    "1 at the sample after the ego's front has crossed a stop line at which it has not stood, else 0"));

    private static final Set<String> NAMES =
            ALL.stream().map(Description::name).collect(Collectors.toCollection(LinkedHashSet::new));

    private Signals() {}

    /** Every signal, in the order of a row. */
    public static List<Description> all() {
        return ALL;
    }

    /** The names, in the order of a row. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(NAMES);
    }

    /** Index of a name in a row, or -1. */
    public static int index(String name) {
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What has to be measured at a sample, and the row that follows from it. Allocated once, filled and turned into a row each
     * sample; keeps the last acceleration and the progress between samples.
     */
    public static final class Sample implements Stateful {
        /** s since the start. */
        public double time;

        public double egoSpeed;
        public double egoAcceleration;
        /** m, {@code +Infinity} without a lead. */
        public double gap = Double.POSITIVE_INFINITY;
        /** Of the lead, along its own heading, m/s; unused without a lead. */
        public double leadSpeed;
        /** Heading of the lead minus heading of the ego, rad. */
        public double leadRelativeHeading;
        /** m, NaN off lanes. */
        public double laneOffset = Double.NaN;

        public boolean offRoad;
        public boolean collision;
        /** Since the last sample. */
        public boolean ranRedLight;

        public boolean ranStop;
        /** m, {@code +Infinity} without anything near. */
        public double minClearance = Double.POSITIVE_INFINITY;
        /** m, {@code +Infinity} without a goal. */
        public double distanceToGoal = Double.POSITIVE_INFINITY;

        private final RssLongitudinal rss;
        private final double dt;
        private double lastAcceleration = Double.NaN;
        private double progress;

        /**
         * @param rss responses assumed in rss_distance
         * @param dt s between samples
         */
        public Sample(RssLongitudinal rss, double dt) {
            if (!(dt > 0)) {
                throw new IllegalArgumentException("dt must be positive, is " + dt);
            }
            this.rss = rss;
            this.dt = dt;
        }

        /** Forgets the last episode. */
        public void reset() {
            lastAcceleration = Double.NaN;
            progress = 0;
        }

        /** What is kept between samples. */
        @Override
        public void visitState(StateVisitor v) {
            lastAcceleration = v.real(lastAcceleration);
            progress = v.real(progress);
        }

        /** Writes the row of this sample; call once a sample, in order. Allocates nothing. */
        public void writeRow(double[] row) {
            boolean lead = gap < Double.POSITIVE_INFINITY;
            boolean first = Double.isNaN(lastAcceleration);
            if (!first) {
                progress += egoSpeed * dt;
            }
            double closing = lead ? Criticality.closingSpeed(egoSpeed, leadSpeed, leadRelativeHeading) : 0;
            double safe = lead ? rss.safeDistance(egoSpeed, egoSpeed - closing) : 0;
            double headway = Criticality.headway(gap, egoSpeed);
            row[TIME] = time;
            row[EGO_SPEED] = egoSpeed;
            row[EGO_ACCELERATION] = egoAcceleration;
            row[JERK] = first ? 0 : (egoAcceleration - lastAcceleration) / dt;
            row[GAP] = gap;
            row[HEADWAY] = headway;
            row[THW] = headway;
            row[TTC] = Criticality.ttc(gap, closing);
            row[CLOSING_SPEED] = closing;
            row[DRAC] = Criticality.drac(gap, closing);
            row[RSS_DISTANCE] = safe;
            row[RSS_MARGIN] = gap - safe;
            row[LANE_OFFSET] = laneOffset;
            row[OFF_ROAD] = offRoad ? 1 : 0;
            row[COLLISION] = collision ? 1 : 0;
            row[MIN_CLEARANCE] = minClearance;
            row[DISTANCE_TO_GOAL] = distanceToGoal;
            row[PROGRESS] = progress;
            row[RAN_RED_LIGHT] = ranRedLight ? 1 : 0;
            row[RAN_STOP] = ranStop ? 1 : 0;
            lastAcceleration = egoAcceleration;
        }
    }
}
