package org.skidpad.bridge.transport.ros2;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import us.ihmc.idl.CDR;
import us.ihmc.idl.InterchangeSerializer;
import us.ihmc.pubsub.TopicDataType;
import us.ihmc.pubsub.common.SerializedPayload;

/**
 * Teaches the DDS library one of our message types. Written here because the library's generated types cap a sequence at 100
 * elements, fewer than a lidar has beams. One instance belongs to one writer or reader.
 */
final class CdrType<M extends Message<M>> implements TopicDataType<M> {
    private static final int ENCAPSULATION = 4;

    private final MessageType<M> type;
    private final Codec<M> codec;
    private final CdrWriter writer = new CdrWriter();
    private final CdrReader reader = new CdrReader();

    CdrType(MessageType<M> type) {
        this.type = type;
        codec = Codec.of(type);
    }

    @Override
    public void serialize(M message, SerializedPayload payload) {
        CDR.writeEncapsulation(payload);
        ByteBuffer out = payload.getData();
        try {
            writer.wrap(out);
            codec.write(message, writer);
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException("a " + type + " of more than " + codec.maxBytes() + " bytes", e);
        }
        out.flip();
        payload.setLength(out.limit());
    }

    @Override
    public void deserialize(SerializedPayload payload, M message) {
        CDR.readEncapsulation(payload);
        ByteBuffer in = payload.getData();
        // The library counts the four bytes of the encapsulation twice.
        in.limit(Math.max(in.position(), payload.getLength() - ENCAPSULATION));
        reader.wrap(in);
        codec.read(reader, message);
        reader.expectEnd();
    }

    /** For types within types, which these are not. */
    @Override
    public void serialize(M message, CDR out) {
        throw new UnsupportedOperationException("messages travel whole");
    }

    /** For types within types, which these are not. */
    @Override
    public void deserialize(M message, CDR in) {
        throw new UnsupportedOperationException("messages travel whole");
    }

    /** Text formats of the library; nothing here calls them. */
    @Override
    public void serialize(M message, InterchangeSerializer out) {
        throw new UnsupportedOperationException("messages travel as CDR only");
    }

    /** Text formats of the library; nothing here calls them. */
    @Override
    public void deserialize(InterchangeSerializer in, M message) {
        throw new UnsupportedOperationException("messages travel as CDR only");
    }

    @Override
    public void copy(M from, M to) {
        to.copyFrom(from);
    }

    @Override
    public int getTypeSize() {
        return CDR.getTypeSize(codec.maxBytes());
    }

    @Override
    public String getName() {
        return type.packageName() + "::msg::dds_::" + type.name() + "_";
    }

    @Override
    public M createData() {
        return type.create();
    }

    @Override
    public TopicDataType<M> newInstance() {
        return new CdrType<>(type);
    }
}
