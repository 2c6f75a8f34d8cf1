/**
 * ROS 1 by a client of our own, with the JDK alone: XML-RPC to the master and to peers, TCPROS for messages (the ROS wiki's
 * "ROS/Master_API", "ROS/Slave_API", "ROS/TCPROS" and "ROS/Connection Header"). Bound to one local address, loopback by
 * default. Survives a restart of the master: live connections stay, registrations are renewed. What comes from outside is
 * limited in size and depth before it is looked at.
 */
package org.skidpad.bridge.transport.ros1;
