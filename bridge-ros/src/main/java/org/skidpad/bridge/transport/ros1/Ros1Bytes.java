package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

/** Messages as ROS 1 lays them out, for those who have the bytes already: bags. */
public final class Ros1Bytes {
    private Ros1Bytes() {}

    /**
     * Fills a message.
     *
     * @throws org.skidpad.bridge.convert.MalformedMessageException where the bytes do not fit
     */
    public static <M extends Message<M>> void decode(MessageType<M> type, ByteBuffer bytes, M out) {
        TcpRosReader reader = new TcpRosReader();
        reader.wrap(bytes.duplicate());
        Codec.of(type).read(reader, out);
        reader.expectEnd();
    }

    /** The bytes of a message. */
    public static <M extends Message<M>> byte[] encode(MessageType<M> type, M message) {
        Codec<M> codec = Codec.of(type);
        ByteBuffer frame = new TcpRosWriter(codec.maxBytes()).frame(codec, message);
        frame.position(Integer.BYTES); // its length comes first on the wire
        byte[] out = new byte[frame.remaining()];
        frame.get(out);
        return out;
    }
}
