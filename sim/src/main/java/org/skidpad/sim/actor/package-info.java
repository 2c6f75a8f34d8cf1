/**
 * What an actor is: parallel arrays of state ({@link org.skidpad.sim.actor.ActorStates}) and of commands
 * ({@link org.skidpad.sim.actor.ActorCommands}).
 *
 * <p>SI units, map frame. An actor's reference point is its {@code base_link}: the middle of the rear axle of a car, the
 * middle of the wheel axis of a differential-drive robot, the centre of anything else.
 */
package org.skidpad.sim.actor;
