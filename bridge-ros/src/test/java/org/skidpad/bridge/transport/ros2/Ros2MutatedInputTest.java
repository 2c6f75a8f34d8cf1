package org.skidpad.bridge.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.transport.Samples;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;

/** Messages of ROS 2 as bytes: there and back, and damaged. What comes before them on the wire is the library's affair. */
@Timeout(value = 6, unit = TimeUnit.HOURS) // against a hang; the whole form takes an hour on a busy machine
class Ros2MutatedInputTest {
    private static <M extends Message<M>> byte[] write(MessageType<M> type, M message) {
        CdrWriter writer = new CdrWriter();
        ByteBuffer out = ByteBuffer.allocate(1 << 20);
        writer.wrap(out);
        Codec.of(type).write(message, writer);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void everyTypeComesBackAsItWasWritten() {
        MessageType.all().forEach(Ros2MutatedInputTest::comesBack);
    }

    private static <M extends Message<M>> void comesBack(MessageType<M> type) {
        for (int seed = 0; seed < 20; seed++) {
            M sent = Samples.of(type, seed, 4);
            M read = type.create();
            CdrReader reader = new CdrReader();
            reader.wrap(wrap(write(type, sent)));
            Codec.of(type).read(reader, read);
            reader.expectEnd();
            if (type != MessageType.TRANSFORMS) { // of an attitude only the yaw is kept, as an angle
                assertEquals(Samples.content(type, sent), Samples.content(type, read), type + " " + seed);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void messages() {
        MessageType.all().forEach(Ros2MutatedInputTest::messagesOf);
    }

    private static <M extends Message<M>> void messagesOf(MessageType<M> type) {
        List<byte[]> samples = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            samples.add(write(type, Samples.of(type, seed, 2)));
        }
        CdrReader reader = new CdrReader();
        Fuzz.of("ROS 2 messages, " + type, 5_000).allocating(1 << 20, 64).run(ByteMutations.of(samples), input -> {
            reader.wrap(wrap(input));
            try {
                Codec.of(type).read(reader, type.create());
                reader.expectEnd();
                return true;
            } catch (MalformedMessageException e) {
                assertFalse(e.getMessage().isEmpty());
                return false;
            }
        });
    }
}
