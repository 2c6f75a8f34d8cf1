package org.skidpad.bridge.convert;

import java.util.Map;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

/**
 * Field order of one message type, as its {@code .msg} file has it.
 *
 * @param <M> class of the message
 */
public interface Codec<M extends Message<M>> {
    void write(M message, WireWriter out);

    /**
     * Fills {@code message}.
     *
     * @throws MalformedMessageException where the bytes do not fit
     */
    void read(WireReader in, M message);

    /** No well-formed message is longer in either encoding, bytes. */
    int maxBytes();

    /** The codec of a type. */
    @SuppressWarnings("unchecked") // the table pairs each type with the codec of its own class
    static <M extends Message<M>> Codec<M> of(MessageType<M> type) {
        return (Codec<M>) Table.CODECS.get(type);
    }

    /** Which codec belongs to which type. */
    final class Table {
        private static final Map<MessageType<?>, Codec<?>> CODECS = Map.of(
                MessageType.TWIST, new TwistCodec(false),
                MessageType.TWIST_STAMPED, new TwistCodec(true),
                MessageType.ODOMETRY, new OdometryCodec(),
                MessageType.LASER_SCAN, new LaserScanCodec(),
                MessageType.CLOCK, new ClockCodec(),
                MessageType.TRANSFORMS, new TransformsCodec(),
                MessageType.POSE_STAMPED, new PoseGoalCodec());

        private Table() {}
    }
}
