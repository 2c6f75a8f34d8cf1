/**
 * How vehicles and robots move: single tracks with and without tyres, differential drive, actuators. Pure functions
 * of doubles over {@link org.skidpad.sim.actor.ActorStates}; SI units; deterministic on every JDK ({@link StrictMath} for trigonometry).
 */
package org.skidpad.sim.dynamics;
