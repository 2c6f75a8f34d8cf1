/**
 * What happens at a moment of a run: a contact, a signal run, an event of a storyboard, an intervention. Whoever makes one
 * says so as a {@link org.skidpad.sim.event.RunEvent}; recordings, verdicts and viewers read them.
 *
 * <p>SI units, map frame, time in seconds since the start of the run. Imported by anyone; imports nothing.
 */
package org.skidpad.sim.event;
