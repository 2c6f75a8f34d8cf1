package org.skidpad.bridge.bag;

import java.nio.ByteBuffer;

/**
 * One message of a recording.
 *
 * @param topic with its leading slash
 * @param type {@code package/Name}, also where the file says {@code package/msg/Name}
 * @param encoding of {@code bytes}
 * @param stampNs when it was recorded, ns since the epoch of its clock
 * @param bytes little-endian, its position at the first byte; valid during the call only
 */
public record RecordedMessage(String topic, String type, Encoding encoding, long stampNs, ByteBuffer bytes) {
    /** How a message is laid out. */
    public enum Encoding {
        /** ROS 1 serialisation: packed. */
        ROS1,
        /** CDR with its four bytes of encapsulation, as ROS 2 writes. */
        CDR
    }
}
