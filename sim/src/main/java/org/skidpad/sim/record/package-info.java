/**
 * Recordings: what {@link org.skidpad.sim.record.Recorder} writes while a run goes on and {@link
 * org.skidpad.sim.record.Recording} reads afterwards. The file is MCAP (docs/recording-format.md). Evaluation and viewer read
 * recordings, never a live world. SI units, map frame.
 */
package org.skidpad.sim.record;
