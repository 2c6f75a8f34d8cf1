package org.skidpad.bridge.transport.ros2;

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
    private final MessageType<M> type;
    private final Codec<M> codec;
    private final CDR cdr = new CDR();
    private final CdrWriter writer = new CdrWriter();
    private final CdrReader reader = new CdrReader();

    CdrType(MessageType<M> type) {
        this.type = type;
        codec = Codec.of(type);
    }

    @Override
    public void serialize(M message, SerializedPayload payload) {
        cdr.serialize(payload);
        serialize(message, cdr);
        cdr.finishSerialize();
    }

    @Override
    public void deserialize(SerializedPayload payload, M message) {
        cdr.deserialize(payload);
        deserialize(message, cdr);
        cdr.finishDeserialize();
    }

    @Override
    public void serialize(M message, CDR out) {
        writer.cdr = out;
        codec.write(message, writer);
    }

    @Override
    public void deserialize(M message, CDR in) {
        reader.cdr = in;
        codec.read(reader, message);
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
