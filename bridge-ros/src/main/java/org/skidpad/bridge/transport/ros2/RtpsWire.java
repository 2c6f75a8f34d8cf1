package org.skidpad.bridge.transport.ros2;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The few messages of OMG DDSI-RTPS 2.3 that discovery needs: written, and read from whoever sends. Little endian where written,
 * either where read. Whatever does not fit is skipped; nothing is allocated by what a length claims.
 */
final class RtpsWire {
    /** Bytes of a participant's identity. */
    static final int PREFIX = 12;

    /** Built-in writers of participants, of writers, and of readers (clause 9.3.1.2), and what reads them. */
    static final int PARTICIPANTS = 0x000100c2;

    static final int PUBLICATIONS = 0x000003c2;
    static final int SUBSCRIPTIONS = 0x000004c2;

    private static final int READER_OF = 0x5; // c2 + 5 = c7
    private static final int PARTICIPANT = 0x000001c1;

    private static final byte[] HEADER = {'R', 'T', 'P', 'S', 2, 3, 0, 0};
    private static final int ACKNACK = 0x06;
    private static final int HEARTBEAT = 0x07;
    private static final int DESTINATION = 0x0e;
    private static final int DATA = 0x15;
    private static final int LITTLE = 0x01;
    private static final int INLINE_QOS = 0x02;
    private static final int PAYLOAD = 0x04;
    private static final int KEY = 0x08;

    private static final int LEASE = 0x0002;
    private static final int TOPIC = 0x0005;
    private static final int TYPE = 0x0007;
    private static final int VERSION = 0x0015;
    private static final int VENDOR = 0x0016;
    private static final int UNICAST = 0x0031;
    private static final int METATRAFFIC = 0x0032;
    private static final int PARTICIPANT_GUID = 0x0050;
    private static final int BUILTINS = 0x0058;
    private static final int ENDPOINT_GUID = 0x005a;
    private static final int NAME = 0x0062;
    private static final int KEY_HASH = 0x0070;
    private static final int STATUS = 0x0071;
    private static final int SENTINEL = 0x0001;

    /** Announces itself, detects participants, and reads both built-in topics of endpoints. */
    private static final int OUR_BUILTINS = 0x2b;

    private static final int GONE = 0x3;
    private static final int LEASE_S = 10;
    private static final int UDP4 = 1;
    private static final int MOST_BITS = 256;
    private static final int MOST_TEXT = 255;

    /** What a reading of messages finds; {@code from} is the sender's identity. */
    interface Listener {
        /**
         * A participant that has come, or gone where {@code gone}; {@code name} is empty where it says none, {@code where} null where it
         * has no address of version 4.
         */
        void participant(byte[] from, String name, InetSocketAddress where, boolean gone);

        /** A writer or reader, or its end where {@code topic} is empty. */
        void endpoint(byte[] from, int writer, byte[] guid, String topic, String type);

        /** Sample {@code number} of a built-in writer has come, whatever was in it. */
        void received(byte[] from, int writer, long number);

        /** A built-in writer holds these. */
        void holds(byte[] from, int writer, long first, long last);
    }

    private RtpsWire() {}

    private static ByteBuffer message(byte[] self) {
        return ByteBuffer.allocate(1024)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER)
                .put(self);
    }

    /** Entities are bytes in their order, whatever the endianness of the rest. */
    private static void entity(ByteBuffer out, int id) {
        out.put((byte) (id >> 24)).put((byte) (id >> 16)).put((byte) (id >> 8)).put((byte) id);
    }

    private static int entity(ByteBuffer in) {
        return (in.get() & 0xff) << 24 | (in.get() & 0xff) << 16 | (in.get() & 0xff) << 8 | in.get() & 0xff;
    }

    private static void number(ByteBuffer out, long n) {
        out.putInt((int) (n >> 32)).putInt((int) n);
    }

    private static long number(ByteBuffer in) {
        return (long) in.getInt() << 32 | in.getInt() & 0xffffffffL;
    }

    /** "Here I am, and this is where I read": the announcement of a participant. */
    static ByteBuffer announcement(byte[] self, InetSocketAddress where) {
        ByteBuffer out = message(self);
        int length = beginData(out, LITTLE | PAYLOAD, 1);
        out.put(new byte[] {0, 3, 0, 0}); // a list of parameters, little endian
        parameter(out, VERSION, 4).put(new byte[] {2, 3, 0, 0});
        parameter(out, VENDOR, 4).putInt(0);
        guid(parameter(out, PARTICIPANT_GUID, 16), self);
        locator(parameter(out, METATRAFFIC, 24), where);
        locator(parameter(out, UNICAST, 24), where);
        parameter(out, LEASE, 8).putInt(LEASE_S).putInt(0);
        parameter(out, BUILTINS, 4).putInt(OUR_BUILTINS);
        parameter(out, SENTINEL, 0);
        return end(out, length);
    }

    /** "I am gone." */
    static ByteBuffer farewell(byte[] self) {
        ByteBuffer out = message(self);
        int length = beginData(out, LITTLE | INLINE_QOS, 2);
        guid(parameter(out, KEY_HASH, 16), self);
        parameter(out, STATUS, 4).put(new byte[] {0, 0, 0, GONE});
        parameter(out, SENTINEL, 0);
        return end(out, length);
    }

    /**
     * "Of your built-in writer I have all before {@code base}, and of those up to {@code last} I lack these."
     *
     * @param to whose writer it is: without it Cyclone does not know
     * @param lacks numbers from {@code base} on, ascending
     */
    static ByteBuffer acknowledgement(byte[] self, byte[] to, int writer, long base, long[] lacks, int count) {
        ByteBuffer out = message(self);
        out.put((byte) DESTINATION).put((byte) LITTLE).putShort((short) PREFIX).put(to);
        out.put((byte) ACKNACK).put((byte) LITTLE).putShort((short) 0);
        int length = out.position();
        entity(out, writer + READER_OF);
        entity(out, writer);
        number(out, base);
        int[] bits = new int[MOST_BITS / Integer.SIZE];
        int most = 0;
        for (long lack : lacks) {
            long bit = lack - base;
            if (bit < MOST_BITS) {
                bits[(int) bit / Integer.SIZE] |= 1 << 31 - (int) bit % Integer.SIZE;
                most = (int) bit + 1;
            }
        }
        out.putInt(most);
        for (int i = 0; i < (most + Integer.SIZE - 1) / Integer.SIZE; i++) {
            out.putInt(bits[i]);
        }
        out.putInt(count);
        return end(out, length);
    }

    private static int beginData(ByteBuffer out, int flags, long number) {
        out.put((byte) DATA).put((byte) flags).putShort((short) 0);
        int length = out.position();
        out.putShort((short) 0).putShort((short) 16); // from here to what follows the number
        entity(out, PARTICIPANTS + READER_OF);
        entity(out, PARTICIPANTS);
        number(out, number);
        return length;
    }

    private static ByteBuffer end(ByteBuffer out, int length) {
        out.putShort(length - 2, (short) (out.position() - length));
        return out.flip();
    }

    private static ByteBuffer parameter(ByteBuffer out, int id, int length) {
        return out.putShort((short) id).putShort((short) length);
    }

    private static void guid(ByteBuffer out, byte[] self) {
        entity(out.put(self), PARTICIPANT);
    }

    private static void locator(ByteBuffer out, InetSocketAddress where) {
        out.putInt(UDP4)
                .putInt(where.getPort())
                .put(new byte[12])
                .put(where.getAddress().getAddress());
    }

    /** Reads a datagram as far as it makes sense. */
    static void read(ByteBuffer in, Listener to) {
        try {
            byte[] start = new byte[4];
            in.get(start);
            if (!Arrays.equals(start, 0, 4, HEADER, 0, 4)) {
                return;
            }
            in.getInt(); // version and vendor
            byte[] from = new byte[PREFIX];
            in.get(from);
            while (in.remaining() >= 4) {
                int kind = in.get();
                int flags = in.get();
                in.order((flags & LITTLE) != 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                int length = in.getShort() & 0xffff;
                int next = length == 0 ? in.limit() : Math.min(in.limit(), in.position() + length);
                ByteBuffer body = in.slice(in.position(), next - in.position()).order(in.order());
                if (kind == DATA) {
                    data(body, flags, from, to);
                } else if (kind == HEARTBEAT) {
                    body.getInt(); // its reader
                    int writer = entity(body);
                    to.holds(from, writer, number(body), number(body));
                }
                in.position(next);
            }
        } catch (BufferUnderflowException e) {
            System.getLogger(RtpsWire.class.getName()).log(System.Logger.Level.DEBUG, "a datagram ends too early", e);
        }
    }

    private static void data(ByteBuffer in, int flags, byte[] from, Listener to) {
        in.getShort();
        int payload = in.getShort() & 0xffff;
        int first = in.position() + payload;
        in.getInt(); // its reader
        int writer = entity(in);
        long number = number(in);
        if (first > in.limit()) {
            return;
        }
        in.position(first);
        Parameters p = new Parameters();
        if ((flags & INLINE_QOS) != 0) {
            p.read(in);
        }
        if ((flags & (PAYLOAD | KEY)) != 0 && in.remaining() >= 4) {
            in.get();
            int encapsulation = in.get();
            in.getShort();
            in.order(encapsulation == 3 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            p.read(in);
        }
        if (writer == PARTICIPANTS) {
            to.participant(from, p.name, p.where, p.gone);
        } else if (writer == PUBLICATIONS || writer == SUBSCRIPTIONS) {
            if (p.guid != null) {
                to.endpoint(from, writer, p.guid, p.gone ? "" : p.topic, p.type);
            }
            to.received(from, writer, number);
        }
    }

    /** What of a list of parameters is wanted. */
    private static final class Parameters {
        private byte[] guid;
        private String name = "";
        private String topic = "";
        private String type = "";
        private InetSocketAddress where;
        private boolean gone;

        void read(ByteBuffer in) {
            while (in.remaining() >= 4) {
                int id = in.getShort() & 0xffff;
                int length = in.getShort() & 0xffff;
                if (id == SENTINEL || length > in.remaining()) {
                    return;
                }
                one(id, in.slice(in.position(), length).order(in.order()));
                in.position(in.position() + length);
            }
        }

        private void one(int id, ByteBuffer in) {
            switch (id) {
                case NAME -> name = text(in);
                case TOPIC -> topic = text(in);
                case TYPE -> type = text(in);
                case ENDPOINT_GUID, KEY_HASH -> {
                    guid = new byte[PREFIX + 4];
                    in.get(guid);
                }
                case STATUS -> gone = (in.order(ByteOrder.BIG_ENDIAN).getInt() & GONE) != 0;
                case METATRAFFIC -> {
                    InetSocketAddress found = locator(in);
                    where = where == null ? found : where;
                }
                default -> {} // not wanted
            }
        }

        private static String text(ByteBuffer in) {
            int length = in.getInt();
            if (length < 1 || length > MOST_TEXT || length > in.remaining()) {
                return "";
            }
            byte[] bytes = new byte[length - 1];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private static InetSocketAddress locator(ByteBuffer in) {
            boolean udp = in.getInt() == UDP4;
            int port = in.getInt();
            in.get(new byte[12]); // of an address of version 6
            byte[] address = new byte[4];
            in.get(address);
            try {
                return udp && port > 0 && port < 65_536
                        ? new InetSocketAddress(InetAddress.getByAddress(address), port)
                        : null;
            } catch (UnknownHostException e) {
                throw new IllegalStateException("four bytes are an address", e);
            }
        }
    }
}
