package org.skidpad.sim.record.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named key-value pairs. */
public record McapMetadata(String name, Map<String, String> values) {
    public McapMetadata {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
