/**
 * What happens when actors touch each other or a wall, in two strengths (docs/decisions/0003): <em>detect</em> finds touches
 * by exact overlap; <em>rigid</em> finds them the same way and lets JBox2D push apart what touches. Vehicles and robots
 * always move by {@link org.skidpad.sim.dynamics}; this package corrects the result.
 *
 * <p>{@link org.skidpad.sim.physics.Contacts} is called by {@code World.tick} only; {@link
 * org.skidpad.sim.physics.ContactParameters} says how surfaces behave. SI units, map frame. JBox2D ({@code org.jbox2d}) is
 * used here and nowhere else, and of it only what resolves contacts. All state that outlives a tick is in {@code ActorStates}
 * and in the last touches; JBox2D keeps none.
 */
package org.skidpad.sim.physics;
