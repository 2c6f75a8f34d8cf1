/**
 * What the actors of a scenario do ({@code does:} of docs/scenario-format.md): {@link org.skidpad.scenarios.behaviour.Behaviour}
 * is the description, drawn anew for each episode into a {@link org.skidpad.sim.traffic.TrafficModel}. Car following is that of
 * {@code org.skidpad.sim.traffic}; this package adds the events: braking, cutting in, walking. SI units.
 */
package org.skidpad.scenarios.behaviour;
