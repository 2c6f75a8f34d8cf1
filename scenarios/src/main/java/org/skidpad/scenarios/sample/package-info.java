/**
 * Numbers that are drawn anew for each episode: {@link org.skidpad.scenarios.sample.Distribution} says how, {@link
 * org.skidpad.scenarios.sample.Draws} draws. A draw is a function of (seed, actor, name) alone. SI units.
 */
package org.skidpad.scenarios.sample;
