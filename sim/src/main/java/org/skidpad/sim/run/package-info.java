/**
 * One episode from start to end: world, policy and recorder together. Needs no display, no network and no wall clock.
 */
package org.skidpad.sim.run;
