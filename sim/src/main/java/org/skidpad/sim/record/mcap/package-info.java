/**
 * The MCAP container, byte by byte: records, chunks, indexes, and CDR for ROS 2 messages. Knows nothing of worlds.
 */
package org.skidpad.sim.record.mcap;
