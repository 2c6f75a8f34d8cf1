/**
 * The only source of randomness: one stream per (seed, actor, purpose), so that adding an actor or a sensor changes no
 * other draw. A stream's whole state is one {@code long}, so it can be saved and restored. Any package may import this
 * one; it imports {@code geometry}, for a cosine.
 */
package org.skidpad.sim.random;
