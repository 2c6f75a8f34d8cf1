/**
 * Recorded ROS messages, whatever the file: ROS 1 bags (version 2.0), MCAP and rosbag2's {@code .mcap}. {@link
 * org.skidpad.bridge.bag.MessageLogs} opens them; stamps are ns, bytes as the file has them. A file can make a reader hold one chunk
 * (at most 128 MiB, packed and unpacked) and 10,000 connections, not more. Only {@code identify}, {@code gap} and {@code cli} import
 * it.
 */
package org.skidpad.bridge.bag;
