/**
 * One face for every way to carry messages to and from a robot. {@link org.skidpad.bridge.transport.TransportFactory} opens
 * an implementation by name; callers never see which. Bound to the loopback interface unless an option says otherwise.
 * Listeners run on a thread of the transport and must return at once.
 */
package org.skidpad.bridge.transport;
