/**
 * What a machine can perceive of the world: lidar, odometry, neighbours. Sensors fill
 * {@code org.skidpad.sim.env.Measurement}s; noise comes from the world's random streams. SI units; sensor frames as REP-105.
 */
package org.skidpad.sim.sensor;
