/**
 * Smooth curves through points that were measured: bounds of lanelets, centre lines of race tracks. Main type: {@link
 * org.skidpad.scenarios.curve.VertexCurve}. Metres, map frame. Imported by the readers of formats that give roads as points.
 */
package org.skidpad.scenarios.curve;
