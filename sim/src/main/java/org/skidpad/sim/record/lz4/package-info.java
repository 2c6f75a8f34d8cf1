/** The LZ4 frame format, as MCAP and ROS 1 bags use it, behind one door: the library is seen here only. Bytes in, bytes out. */
package org.skidpad.sim.record.lz4;
