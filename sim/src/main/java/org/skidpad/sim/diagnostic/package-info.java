/**
 * What is wrong with an input, and where: the only way in which Skidpad speaks of bad files, flags and messages.
 *
 * <p>Parsers collect {@link org.skidpad.sim.diagnostic.Diagnostic}s and throw one
 * {@link org.skidpad.sim.diagnostic.BadInputException} that carries all of them. Any module may import this package.
 */
package org.skidpad.sim.diagnostic;
