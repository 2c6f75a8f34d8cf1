/**
 * Proximal policy optimisation: from an {@link org.skidpad.sim.env.Environment} to network parameters.
 *
 * <p>Main type: {@link org.skidpad.policies.ppo.Ppo}, to be read from top to bottom. The thread that calls it owns
 * everything; a given seed gives the same parameters on the same machine, interrupted or not. Time is read only to report
 * speed. Imports {@code network}, {@code djl} and {@code sim}; {@code cli} may import it.
 */
package org.skidpad.policies.ppo;
