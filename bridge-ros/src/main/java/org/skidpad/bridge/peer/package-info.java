/**
 * Independent ROS nodes, compiled on this machine from small sources of ours against Debian's roscpp and Cyclone DDS, and what
 * it takes to run them: to prove interoperation, and to measure round trips ({@link org.skidpad.bridge.peer.EchoBenchmark})
 * side by side. Nothing here is needed to drive a robot. Times in ns of the monotonic clock. Only {@code cli} and tests import
 * it.
 */
package org.skidpad.bridge.peer;
