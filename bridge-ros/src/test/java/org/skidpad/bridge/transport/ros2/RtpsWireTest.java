package org.skidpad.bridge.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RtpsWireTest {
    private static final byte[] SELF = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 7410);

    private final List<String> found = new ArrayList<>();
    private final RtpsWire.Listener listener = new RtpsWire.Listener() {
        @Override
        public void participant(byte[] from, String name, InetSocketAddress where, boolean gone) {
            assertEquals(SELF.length, from.length);
            found.add("participant " + (where == null ? "nowhere" : where.getPort()) + (gone ? " gone" : ""));
        }

        @Override
        public void endpoint(byte[] from, int writer, byte[] guid, String topic, String type) {
            found.add("endpoint " + topic + " " + type);
        }

        @Override
        public void received(byte[] from, int writer, long number) {
            found.add("received " + number);
        }

        @Override
        public void holds(byte[] from, int writer, long first, long last) {
            found.add("holds " + first + " to " + last);
        }
    };

    @Test
    void whatWeAnnounceIsReadAsTheStandardHasIt() {
        RtpsWire.read(RtpsWire.announcement(SELF, HERE), listener);
        RtpsWire.read(RtpsWire.farewell(SELF), listener);
        assertEquals(List.of("participant 7410", "participant nowhere gone"), found);
    }

    /** Clause 9.4.5.3: the first bit, the highest of the first word, stands for the base. */
    @Test
    void whatIsLackingIsAskedForByItsBit() {
        ByteBuffer message = RtpsWire.acknowledgement(SELF, SELF, RtpsWire.PUBLICATIONS, 5, new long[] {5, 7}, 9);
        byte[] bytes = Arrays.copyOfRange(message.array(), 36, message.limit());
        assertArrayEquals(
                new byte[] {
                    6,
                    1,
                    28,
                    0,
                    0,
                    0,
                    3,
                    (byte) 0xc7,
                    0,
                    0,
                    3,
                    (byte) 0xc2,
                    0,
                    0,
                    0,
                    0,
                    5,
                    0,
                    0,
                    0,
                    3,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    (byte) 0xa0,
                    9,
                    0,
                    0,
                    0
                },
                bytes);
    }

    @Test
    void noDatagramMakesTheReaderFail() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] whole = Arrays.copyOf(
                RtpsWire.announcement(SELF, HERE).array(),
                RtpsWire.announcement(SELF, HERE).limit());
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(6); k >= 0; k--) {
                damaged[20 + random.nextInt(damaged.length - 20)] = (byte) random.nextInt();
            }
            RtpsWire.read(ByteBuffer.wrap(damaged, 0, random.nextInt(damaged.length)), listener);
        }
        assertTrue(found.size() > 1000, "most were read: " + found.size());
    }
}
