/**
 * The MCAP container, byte by byte ({@link org.skidpad.sim.record.mcap.McapWriter}, {@link
 * org.skidpad.sim.record.mcap.McapReader}), and CDR for ROS 2 messages ({@link org.skidpad.sim.record.mcap.CdrWriter}, {@link
 * org.skidpad.sim.record.mcap.Ros2Types}). Knows nothing of worlds or runs. The only package that uses zstd.
 *
 * <p>Times are nanoseconds, offsets bytes. Writers and readers belong to one thread. May import {@code diagnostic} only;
 * {@code record} imports it, and whoever reads or writes bags.
 */
package org.skidpad.sim.record.mcap;
