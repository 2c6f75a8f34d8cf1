package org.skidpad.sim.record.mcap;

/** A file within the file. */
public record McapAttachment(String name, String mediaType, byte[] data) {}
