/**
 * Traffic decisions: car following, lane changes, pedestrians on paths. Models are pure functions of doubles that cite their
 * paper; {@link org.skidpad.sim.traffic.TrafficModel} ties one to an actor. Decisions read the frozen view of the world and
 * write commands; nothing moves here. SI units.
 */
package org.skidpad.sim.traffic;
