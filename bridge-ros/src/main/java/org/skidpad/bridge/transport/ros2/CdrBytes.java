package org.skidpad.bridge.transport.ros2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

/** Messages as ROS 2 lays them out (CDR behind four bytes of encapsulation), for those who have the bytes already: rosbag2. */
public final class CdrBytes {
    private static final int ENCAPSULATION = 4;

    private CdrBytes() {}

    /**
     * Fills a message.
     *
     * @throws MalformedMessageException where the bytes do not fit
     */
    public static <M extends Message<M>> void decode(MessageType<M> type, ByteBuffer bytes, M out) {
        if (bytes.remaining() < ENCAPSULATION) {
            throw new MalformedMessageException("the message ends early");
        }
        ByteBuffer in = bytes.slice();
        boolean little = in.get(1) % 2 == 1;
        in.position(ENCAPSULATION).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        CdrReader reader = new CdrReader();
        reader.wrap(in);
        Codec.of(type).read(reader, out);
        reader.expectEnd();
    }
}
