package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

/** Messages of one type as ROS 1 writes them, for transports that bring a client library of their own. For one thread. */
public final class Ros1Serialization<M extends Message<M>> {
    private final MessageType<M> type;
    private final Codec<M> codec;
    private final TcpRosWriter writer;
    private final TcpRosReader reader = new TcpRosReader();

    public Ros1Serialization(MessageType<M> type) {
        this.type = type;
        codec = Codec.of(type);
        writer = new TcpRosWriter(codec.maxBytes());
    }

    /** The message's bytes from position to limit, little endian, valid until the next call. */
    public ByteBuffer write(M message) {
        return writer.frame(codec, message).position(Integer.BYTES);
    }

    /**
     * Reads a new message from position to limit.
     *
     * @throws org.skidpad.bridge.convert.MalformedMessageException where the bytes do not fit
     */
    public M read(ByteBuffer bytes) {
        M message = type.create();
        reader.wrap(bytes);
        codec.read(reader, message);
        reader.expectEnd();
        return message;
    }
}
