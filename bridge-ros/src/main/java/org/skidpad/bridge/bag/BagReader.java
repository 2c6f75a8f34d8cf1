package org.skidpad.bridge.bag;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.skidpad.bridge.bag.RecordedMessage.Encoding;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.lz4.Lz4Frames;

/**
 * Reads a ROS 1 bag from its first record to its last, so that a missing index costs nothing. Where a record makes no sense it goes
 * on at the next chunk that the index names, or at the index. Source: "Bags/Format/2.0" of the ROS wiki.
 */
public final class BagReader implements MessageLog {
    /** Largest chunk or message, packed or unpacked, bytes. */
    public static final int MAX_CHUNK = 128 << 20;
    /** Most connections of a file. */
    public static final int MAX_CONNECTIONS = 10_000;

    static final String MAGIC = "#ROSBAG V2.0\n";

    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_WARNINGS = 100;
    private static final int OP_MESSAGE = 2;
    private static final int OP_BAG = 3;
    private static final int OP_CHUNK = 5;
    private static final int OP_CHUNK_INFO = 6;
    private static final int OP_CONNECTION = 7;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final Path file;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Integer, Connection> connections = new HashMap<>();
    private long indexAt;

    private record Connection(String topic, String type) {}

    /** A record that does not fit where it is. */
    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    /** One record: its header's fields and where its data lie. */
    private record Head(Map<String, ByteBuffer> fields, long dataAt, int dataLength) {
        int op() throws Damaged {
            return field("op", 1).get(0);
        }

        int int32(String name) throws Damaged {
            return field(name, Integer.BYTES).getInt(0);
        }

        long int64(String name) throws Damaged {
            return field(name, Long.BYTES).getLong(0);
        }

        String text(String name) throws Damaged {
            ByteBuffer value = field(name, 0);
            return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
        }

        private ByteBuffer field(String name, int least) throws Damaged {
            ByteBuffer value = fields.get(name);
            if (value == null || value.remaining() < least) {
                throw new Damaged("a record without its field '" + name + "'");
            }
            return value;
        }

        long end() {
            return dataAt + dataLength;
        }
    }

    BagReader(Path file) {
        this.file = file;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void forEach(Consumer<RecordedMessage> consumer) {
        warnings.clear();
        connections.clear();
        indexAt = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long at = MAGIC.length();
            while (at < size) {
                at = next(channel, at, size, consumer);
            }
            if (indexAt == 0) {
                warn("was not closed by its writer: it has no index");
            }
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "cannot be read: " + e.getMessage());
        }
    }

    /** Reads the record at a place and returns where the next one is. */
    private long next(FileChannel channel, long at, long size, Consumer<RecordedMessage> consumer) throws IOException {
        Head head;
        try {
            head = head(channel, at, size);
            if (head.op() == OP_BAG) {
                indexAt = head.int64("index_pos");
            }
        } catch (Damaged e) {
            long on = resume(channel, at, size);
            warn("at byte " + at + ": " + e.getMessage()
                    + (on < size ? "; goes on at byte " + on : "; the rest is lost"));
            return on;
        }
        try {
            switch (head.op()) {
                case OP_CHUNK -> records(unpack(head, data(channel, head)), consumer);
                case OP_CONNECTION -> connection(head, data(channel, head));
                case OP_MESSAGE -> message(head, data(channel, head), consumer);
                default -> {
                    // The index is not needed; operations of later versions are to be passed over.
                }
            }
        } catch (Damaged e) {
            warn("at byte " + at + ": " + e.getMessage() + "; this record is left out");
        }
        return head.end();
    }

    private void warn(String text) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(file + ": " + text);
        }
    }

    private static Head head(FileChannel channel, long at, long size) throws IOException, Damaged {
        int length = int32(channel, at, size);
        // A header holds at least its operation; a length of zero is padding that a repair left behind.
        if (length < 1 || length > MAX_HEADER || at + Integer.BYTES + length > size) {
            throw new Damaged("a header of " + (length & UNSIGNED) + " bytes");
        }
        ByteBuffer header = read(channel, at + Integer.BYTES, length);
        long lengthAt = at + Integer.BYTES + length;
        int dataLength = int32(channel, lengthAt, size);
        long dataAt = lengthAt + Integer.BYTES;
        if (dataLength < 0 || dataLength > size - dataAt) {
            throw new Damaged("a record of " + (dataLength & UNSIGNED) + " bytes is longer than the file");
        }
        return new Head(fields(header), dataAt, dataLength);
    }

    private static int int32(FileChannel channel, long at, long size) throws IOException, Damaged {
        if (size - at < Integer.BYTES) {
            throw new Damaged("it ends within a record");
        }
        return read(channel, at, Integer.BYTES).getInt(0);
    }

    private static Map<String, ByteBuffer> fields(ByteBuffer header) throws Damaged {
        Map<String, ByteBuffer> fields = new HashMap<>();
        while (header.hasRemaining()) {
            int length = header.remaining() < Integer.BYTES ? -1 : header.getInt();
            if (length < 0 || length > header.remaining()) {
                throw new Damaged("a field that is longer than its header");
            }
            ByteBuffer field = header.slice(header.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            header.position(header.position() + length);
            int equals = 0;
            while (equals < length && field.get(equals) != '=') {
                equals++;
            }
            if (equals == length) {
                throw new Damaged("a field without a value");
            }
            String name = StandardCharsets.UTF_8.decode(field.slice(0, equals)).toString();
            fields.put(name, field.slice(equals + 1, length - equals - 1).order(ByteOrder.LITTLE_ENDIAN));
        }
        return fields;
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining()) {
            if (channel.read(out, at + out.position()) < 0) {
                throw new IOException("it grew shorter while it was read");
            }
        }
        return out.flip();
    }

    private static ByteBuffer data(FileChannel channel, Head head) throws IOException, Damaged {
        if (head.dataLength() > MAX_CHUNK) {
            throw new Damaged("a record of " + head.dataLength() + " bytes, at most " + MAX_CHUNK + " are read");
        }
        return read(channel, head.dataAt(), head.dataLength());
    }

    /** The first place after {@code at} where the index says that there is something, or the end of the file. */
    private long resume(FileChannel channel, long at, long size) throws IOException {
        TreeSet<Long> places = new TreeSet<>();
        long place = indexAt;
        if (place > at && place < size) {
            places.add(place);
        }
        while (place > MAGIC.length() && place < size) {
            try {
                Head head = head(channel, place, size);
                if (head.op() == OP_CHUNK_INFO) {
                    places.add(head.int64("chunk_pos"));
                }
                place = head.end();
            } catch (Damaged e) {
                place = size; // what the index named before its own damage still counts
            }
        }
        Long next = places.higher(at);
        return next == null || next > size ? size : next;
    }

    private static ByteBuffer unpack(Head head, ByteBuffer packed) throws Damaged {
        String compression = head.text("compression");
        int size = head.int32("size");
        if (size < 0 || size > MAX_CHUNK) {
            throw new Damaged("a chunk of " + (size & UNSIGNED) + " bytes, at most " + MAX_CHUNK + " are read");
        }
        try {
            byte[] out = switch (compression) {
                case "none" -> packed.array();
                case "bz2" -> unBzip2(packed.array(), size);
                case "lz4" -> Lz4Frames.unpack(packed.array(), 0, packed.remaining(), size);
                default -> throw new Damaged("compression '" + compression + "' is not known");
            };
            return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new Damaged("a chunk cannot be unpacked: " + e.getMessage());
        }
    }

    private static byte[] unBzip2(byte[] packed, int size) throws IOException {
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(packed))) {
            byte[] out = in.readNBytes(size);
            if (out.length != size) {
                throw new IOException("it unpacks to " + out.length + " bytes, not " + size);
            }
            return out;
        } catch (RuntimeException e) {
            // The library lets array errors through where a block is damaged.
            throw new IOException("a damaged bzip2 stream: " + e.getMessage(), e);
        }
    }

    private void records(ByteBuffer chunk, Consumer<RecordedMessage> consumer) throws Damaged {
        while (chunk.hasRemaining()) {
            ByteBuffer header = part(chunk, "header");
            Map<String, ByteBuffer> fields = fields(header);
            ByteBuffer data = part(chunk, "record");
            Head head = new Head(fields, 0, data.remaining());
            switch (head.op()) {
                case OP_CONNECTION -> connection(head, data);
                case OP_MESSAGE -> message(head, data, consumer);
                default -> {
                    // Nothing else belongs into a chunk; later versions may put more there.
                }
            }
        }
    }

    private static ByteBuffer part(ByteBuffer in, String what) throws Damaged {
        int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Damaged("a " + what + " that is longer than its chunk");
        }
        ByteBuffer out = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return out;
    }

    private void connection(Head head, ByteBuffer data) throws Damaged {
        int id = head.int32("conn");
        if (connections.size() >= MAX_CONNECTIONS && !connections.containsKey(id)) {
            throw new Damaged("more than " + MAX_CONNECTIONS + " connections");
        }
        Head inner = new Head(fields(data), 0, 0);
        // The topic of the record's header is where it was recorded; that in its data may be what it was called before
        // a remapping.
        connections.put(id, new Connection(head.text("topic"), inner.text("type")));
    }

    private void message(Head head, ByteBuffer data, Consumer<RecordedMessage> consumer) throws Damaged {
        Connection connection = connections.get(head.int32("conn"));
        if (connection == null) {
            throw new Damaged("a message of an unknown connection");
        }
        long time = head.int64("time"); // seconds in the lower half, nanoseconds in the upper
        long stampNs = (time & UNSIGNED) * 1_000_000_000L + (time >>> Integer.SIZE);
        consumer.accept(new RecordedMessage(connection.topic(), connection.type(), Encoding.ROS1, stampNs, data));
    }
}
