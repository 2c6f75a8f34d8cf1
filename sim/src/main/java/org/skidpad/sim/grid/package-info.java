/**
 * Indoor worlds: walls as line segments, and occupancy grids whose outlines become walls. Metres, map frame. Immutable; any package
 * may import this one, it imports none.
 */
package org.skidpad.sim.grid;
