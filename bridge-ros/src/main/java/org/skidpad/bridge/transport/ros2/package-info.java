/**
 * ROS 2 by DDS, through IHMC's Fast-DDS binding: no broker, no ROS installation. The only package that sees that library.
 *
 * <p>QoS, stated here once: every writer is reliable, keep-last 4, volatile (transient-local where latched); readers are
 * reliable, or best effort where the topic says so, which matches reliable and best-effort writers alike. Topics are {@code
 * rt/name}, types {@code package::msg::dds_::Name_}. The shared-memory transport is off: a killed process leaves its segments
 * behind. Listeners run on a thread of Fast-DDS.
 */
package org.skidpad.bridge.transport.ros2;
