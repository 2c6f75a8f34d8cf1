package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import java.util.Map;
import org.skidpad.bridge.convert.MalformedMessageException;

/**
 * A message of a type that was not known beforehand, as its publisher describes it.
 *
 * @param type for example {@code std_msgs/String}
 * @param md5 checksum of the definition, 32 hexadecimal digits
 * @param definition text of the type and of those in it
 * @param bytes the message as it came, from position to limit; valid only while the listener runs
 */
public record AnyMessage(String type, String md5, String definition, ByteBuffer bytes) {
    /**
     * The message as a tree: a Long for any integer and for times and durations (ns), Boolean, Double, String, byte[] for arrays
     * of bytes, else a List or a Map.
     *
     * @throws MalformedMessageException where the bytes do not fit the definition
     */
    public Map<String, Object> fields() {
        return new RosValues(MessageDefinitions.parse(type, definition)).decode(type, bytes.duplicate());
    }
}
