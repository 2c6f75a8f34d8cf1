package org.skidpad.bridge.transport;

/**
 * A question to the network: does another node publish this topic in this type, or listen to it?
 *
 * @param topic name and type
 * @param publishes whether a publisher is sought, else a listener
 */
public record Probe(Topic<?> topic, boolean publishes) {}
