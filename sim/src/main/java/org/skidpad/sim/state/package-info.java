/**
 * What lives between two ticks, told once: each component that keeps state is {@link org.skidpad.sim.state.Stateful} and
 * names all of it in one method, which serves the state hash, the bytes of a snapshot and restoring from them. So nothing can
 * be hashed and not saved, or saved and not restored, and the order of writing and reading cannot differ.
 *
 * <p>What belongs to the state: everything that a tick writes and a later tick, sensor, reward or monitor reads. What does not:
 * what {@code Scenario.populate} draws and no tick changes (dimensions, parameters of drivers), for a restored world is first
 * populated for the same seed; caches that follow from the state (bounds, neighbours); what is there for a reader outside
 * (events not yet handed over). A random stream is state: {@link org.skidpad.sim.state.StateVisitor#random}.
 *
 * <p>No units or frames of its own. Imported by every package that keeps state; imports {@code sim.random} and {@code
 * sim.diagnostic} only.
 */
package org.skidpad.sim.state;
