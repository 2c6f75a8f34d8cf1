/**
 * What a machine can perceive of the world: lidar, wheel odometry, inertial and satellite measurement, a list of objects, each
 * with errors, a rate and a delay of its own. {@link org.skidpad.sim.sensor.EgoSensors} fills {@code
 * org.skidpad.sim.sensor.Measurement}s; what a {@link org.skidpad.sim.sensor.parameters.SensorSet} does not name is exact. Noise comes from
 * one random stream per (seed, actor, purpose), so that one sensor more changes no other. SI units; sensor frames as REP-105.
 */
package org.skidpad.sim.sensor;
