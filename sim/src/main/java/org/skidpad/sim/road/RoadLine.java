package org.skidpad.sim.road;

/**
 * A polyline to draw.
 *
 * @param kind {@code road_edge}, {@code lane_solid}, {@code lane_dashed} or {@code lane_center}
 * @param xy x0, y0, x1, y1, … m, map frame; a centre line runs in driving direction
 */
public record RoadLine(String kind, double[] xy) {}
