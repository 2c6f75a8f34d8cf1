package org.skidpad.sim.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;

/** What holds on any road: here of a line, a clothoid, an arc and a clothoid back, with lanes that change their width. */
class RoadProperties {
    private final PoseHolder pose = new PoseHolder();
    private final LanePosition found = new LanePosition();

    private static RoadNetwork road(double heading, double curvature, boolean leftHandTraffic) {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadNetworkBuilder.RoadBuilder road = builder.road("1", "", "", leftHandTraffic);
        double[] end = {3, -8, heading};
        road.line(0, end[0], end[1], end[2], 20);
        new LineCurve(end[0], end[1], end[2], 20).at(20, end);
        road.spiral(20, end[0], end[1], end[2], 30, 0, curvature);
        new SpiralCurve(end[0], end[1], end[2], 30, 0, curvature).at(30, end);
        road.arc(50, end[0], end[1], end[2], 30, curvature);
        new ArcCurve(end[0], end[1], end[2], 30, curvature).at(30, end);
        road.spiral(80, end[0], end[1], end[2], 30, curvature, 0);
        road.laneOffset(0, 0, 0.005, 0, 0);
        RoadNetworkBuilder.SectionBuilder section = road.section(0);
        section.lane(-1, "driving").width(0, 3, 0, 3e-4, -1e-6);
        section.lane(-2, "driving").width(0, 3.5, 0, 0, 0);
        section.lane(1, "driving").width(0, 3, 0, 0, 0).width(60, 3, 0.01, 0, 0);
        return builder.build();
    }

    @Property(tries = 300)
    void locateUndoesToMap(
            @ForAll @Scale(4) @DoubleRange(min = -4, max = 4) double heading,
            @ForAll @Scale(4) @DoubleRange(min = -0.05, max = 0.05) double curvature,
            @ForAll boolean leftHandTraffic,
            @ForAll @IntRange(max = 2) int lane,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double along,
            @ForAll @Scale(4) @DoubleRange(min = -0.499, max = 0.499) double across,
            @ForAll @IntRange(min = -1, max = 2) int hint) {
        RoadNetwork network = road(heading, curvature, leftHandTraffic);
        double s = along * network.lane(lane).length();
        double offset = across * network.width(lane, s);
        network.toMap(lane, s, offset, pose);
        assertTrue(network.locate(pose.x, pose.y, hint, found));
        assertEquals(lane, found.lane);
        assertEquals(s, found.s, 1e-8);
        assertEquals(offset, found.offset, 1e-8);
        assertTrue(network.width(lane, s) > 0);
    }

    @Property(tries = 300)
    void headingAndStretchAreTheDerivativeOfThePosition(
            @ForAll @Scale(4) @DoubleRange(min = -0.05, max = 0.05) double curvature,
            @ForAll @IntRange(max = 2) int lane,
            @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.99) double along,
            @ForAll @Scale(4) @DoubleRange(min = -1, max = 1) double offset) {
        RoadNetwork network = road(0.4, curvature, false);
        double s = along * network.lane(lane).length();
        double h = 1e-4;
        network.toMap(lane, s + h, offset, pose);
        double x = pose.x;
        double y = pose.y;
        network.toMap(lane, s - h, offset, pose);
        double dx = x - pose.x;
        double dy = y - pose.y;
        network.toMap(lane, s, offset, pose);
        assertEquals(0, Angles.wrap(Math.atan2(dy, dx) - pose.heading), 1e-5);
        assertEquals(Math.hypot(dx, dy) / (2 * h), network.stretch(lane, s, offset), 1e-5);
    }

    @Property(tries = 300)
    void curvatureIsTheTurnOfTheHeadingPerMetreDriven(
            @ForAll @Scale(4) @DoubleRange(min = -0.05, max = 0.05) double curvature,
            @ForAll @IntRange(max = 2) int lane,
            @ForAll @Scale(4) @DoubleRange(min = 20.5, max = 49.5) double roadS,
            @ForAll @Scale(4) @DoubleRange(min = -1, max = 1) double offset) {
        RoadNetwork network = road(0.4, curvature, false);
        double s = network.laneStation(lane, roadS);
        double h = 1e-3;
        network.toMap(lane, s + h, offset, pose);
        double after = pose.heading;
        network.toMap(lane, s - h, offset, pose);
        double turn = Angles.wrap(after - pose.heading);
        assertEquals(turn / (2 * h * network.stretch(lane, s, offset)), network.curvature(lane, s, offset), 1e-6);
    }
}
