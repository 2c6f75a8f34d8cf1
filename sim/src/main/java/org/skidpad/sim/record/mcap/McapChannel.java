package org.skidpad.sim.record.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stream of messages of one layout.
 *
 * @param id 0 … 65535, unique in the file
 * @param schemaId 0 for none
 * @param topic for example {@code /odom}
 * @param messageEncoding for ROS 2 {@code cdr}
 * @param metadata free
 */
public record McapChannel(int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata) {
    public McapChannel {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    void write(ByteSink out) {
        out.u16(id).u16(schemaId).string(topic).string(messageEncoding).stringMap(metadata);
    }
}
