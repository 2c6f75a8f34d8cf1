/**
 * How vehicles and robots move: single tracks with and without tyres, differential drives and omnidirectional bases, and the
 * actuators before them. Models are pure functions of doubles ({@link org.skidpad.sim.dynamics.SingleTrack}, {@link
 * org.skidpad.sim.dynamics.Arc}); {@link org.skidpad.sim.dynamics.Vehicles} applies them to
 * {@link org.skidpad.sim.actor.ActorStates}. SI units, angles counter-clockwise; deterministic on every JDK
 * ({@link org.skidpad.sim.geometry.Trigonometry}, {@link StrictMath}). One world and one thread own each object.
 */
package org.skidpad.sim.dynamics;
