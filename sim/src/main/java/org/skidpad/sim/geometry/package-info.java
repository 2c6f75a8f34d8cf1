/**
 * Poses, angles, their sines and cosines, and the exact overlap of boxes and circles.
 *
 * <p>Metres and radians; x forward, y left, counter-clockwise positive (REP-103). Pure functions of doubles and small
 * mutable holders that callers preallocate. Any package may import this one; it imports none.
 */
package org.skidpad.sim.geometry;
