/**
 * The world and its one tick. A {@link org.skidpad.sim.world.Populator} fills a {@link org.skidpad.sim.world.World} for a
 * seed; {@link org.skidpad.sim.world.Script}s and traffic decide, then everything is applied, in one written order.
 *
 * <p>SI units, map frame. A world belongs to one thread at a time; worlds share only immutable roads and maps. No wall
 * clock, no shared random state.
 */
package org.skidpad.sim.world;
