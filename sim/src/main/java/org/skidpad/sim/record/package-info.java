/**
 * Recordings: what a {@link org.skidpad.sim.record.Recorder} takes while a run goes on and a {@link
 * org.skidpad.sim.record.Recording} gives afterwards, in memory ({@link org.skidpad.sim.record.MemoryRecorder}) or in a file
 * ({@link org.skidpad.sim.record.McapRecorder}, {@link org.skidpad.sim.record.Recordings}); {@link
 * org.skidpad.sim.record.SignalTrace} turns a recording into the signals of {@code spec}. The file is MCAP
 * (docs/recording-format.md). Evaluation and viewer read recordings, never a live world.
 *
 * <p>SI units, map frame, time in seconds since the start of the run. A recorder belongs to one thread, a recording may be
 * shared. May import {@code world}, {@code env}, {@code spec}, {@code actor}, {@code diagnostic}.
 */
package org.skidpad.sim.record;
