/**
 * What an ego carries: its sensors, where they sit, their rates and errors, as plain values that a scenario gives and a world
 * keeps. {@link org.skidpad.sim.sensor.parameters.SensorSet} is all of them; what measures is in {@code sensor}.
 *
 * <p>SI units; sensor frames as REP-105. Imported by anyone; imports nothing.
 */
package org.skidpad.sim.sensor.parameters;
