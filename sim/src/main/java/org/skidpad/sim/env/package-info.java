/**
 * The world as a learner and a robot see it: observations, actions, rewards and ends of episodes.
 *
 * <p>One {@link org.skidpad.sim.env.ObservationBuilder} turns a {@link org.skidpad.sim.sensor.Measurement} into numbers in
 * training, in regression and on the robot. Gymnasium semantics: <em>terminated</em> (the task ended) and <em>truncated</em>
 * (time ran out) are two things. Units are SI before, and those the channel states after, scaling.
 */
package org.skidpad.sim.env;
