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
        private static final Map<MessageType<?>, Codec<?>> CODECS = Map.ofEntries(
                Map.entry(MessageType.TWIST, new TwistCodec(false)),
                Map.entry(MessageType.TWIST_STAMPED, new TwistCodec(true)),
                Map.entry(MessageType.ODOMETRY, new OdometryCodec()),
                Map.entry(MessageType.LASER_SCAN, new LaserScanCodec()),
                Map.entry(MessageType.BOOL, new FlagCodec()),
                Map.entry(MessageType.CLOCK, new ClockCodec()),
                Map.entry(MessageType.TRANSFORMS, new TransformsCodec()),
                Map.entry(MessageType.POSE_STAMPED, new PoseGoalCodec()),
                Map.entry(MessageType.ACKERMANN_DRIVE_STAMPED, new AckermannDriveCodec()),
                Map.entry(MessageType.IMU, new ImuCodec()),
                Map.entry(MessageType.NAV_SAT_FIX, new NavSatFixCodec()),
                Map.entry(MessageType.JOINT_STATE, new JointStateCodec()),
                Map.entry(MessageType.PATH, new PathCodec()),
                Map.entry(MessageType.OCCUPANCY_GRID, new OccupancyGridCodec()),
                Map.entry(MessageType.MARKER_ARRAY, new MarkersCodec()),
                Map.entry(MessageType.IMAGE, new ImageCodec()),
                Map.entry(MessageType.DIAGNOSTIC_ARRAY, new DiagnosticsCodec()));

        private Table() {}
    }
}
