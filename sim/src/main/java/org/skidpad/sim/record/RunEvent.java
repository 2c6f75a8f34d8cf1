package org.skidpad.sim.record;

/**
 * Something that happened at a moment of a run.
 *
 * @param time s since the start
 * @param kind {@code collision}, {@code goal}, {@code off_road}, {@code storyboard}, {@code intervention}, {@code end}, …
 * @param actor the actor it happened to, or -1
 * @param text for people
 */
public record RunEvent(double time, String kind, int actor, String text) {}
