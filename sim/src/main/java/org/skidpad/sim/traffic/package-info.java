/**
 * Traffic decisions: car following ({@link org.skidpad.sim.traffic.CarFollowing}), lane changes, the rules of the road ({@link
 * org.skidpad.sim.traffic.RoadRules}: signals, give-way lines, crosswalks, lanes that end) and pedestrians. Models are pure
 * functions of doubles that cite their paper; {@link org.skidpad.sim.traffic.TrafficModel} ties one to an actor. Decisions read
 * the frozen view of the world and write commands; nothing moves here. SI units, map frame.
 */
package org.skidpad.sim.traffic;
