/**
 * Roads made of blocks (straights, curves, entries, exits, lane drops, forks, junctions, roundabouts), drawn from a seed so that
 * they do not overlap. {@link org.skidpad.scenarios.procedural.RoadPlan} says what to draw, {@link
 * org.skidpad.scenarios.procedural.DrawnRoad} is what was drawn. Metres, radians, map frame; the way begins in the origin along x.
 * The root package imports this one.
 */
package org.skidpad.scenarios.procedural;
