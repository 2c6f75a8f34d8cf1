/**
 * How vehicles and robots move: kinematic single track, differential drive, actuators. Pure functions of doubles over
 * {@link org.skidpad.sim.actor.ActorStates}; SI units; deterministic on every JDK ({@link StrictMath} for trigonometry).
 */
package org.skidpad.sim.dynamics;
