package org.skidpad.bridge.bag;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.skidpad.sim.record.lz4.Lz4Frames;

/**
 * Writes a ROS 1 bag, version 2.0, with chunks and index, as {@code rosbag} does. While it is written the file is named {@code
 * TARGET.part}; {@link #close} renames it. One thread. Source: "Bags/Format/2.0" of the ROS wiki.
 */
public final class BagWriter implements Closeable {
    /** How chunks are packed. */
    public enum Compression {
        NONE,
        BZ2,
        LZ4;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int CHUNK_SIZE = 768 * 1024;
    /** The first record is padded to this, so that it can be rewritten in place at the end. */
    private static final int BAG_RECORD = 4096;

    private static final long NANOS = 1_000_000_000L;

    private final Path target;
    private final Path part;
    private final OutputStream out;
    private final Compression compression;
    private final List<byte[]> connections = new ArrayList<>();
    private final List<byte[]> chunkInfos = new ArrayList<>();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_SIZE + 65_536);
    /** Times and offsets of the messages of the open chunk, by connection. */
    private final Map<Integer, ByteArrayOutputStream> index = new TreeMap<>();

    private long position;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean closed;

    public BagWriter(Path target, Compression compression) {
        this.target = target;
        this.compression = compression;
        part = target.resolveSibling(target.getFileName() + ".part");
        try {
            out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
            put(BagReader.MAGIC.getBytes(StandardCharsets.US_ASCII));
            put(bagRecord(0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + part, e);
        }
    }

    /**
     * Adds a topic.
     *
     * @param type {@code package/Name}
     * @param md5 of the type
     * @param definition its {@code .msg} text with those of all it contains
     * @return the number to write messages by
     */
    public int connection(String topic, String type, String md5, String definition) {
        int id = connections.size();
        byte[] data = concat(
                field("topic", text(topic)),
                field("type", text(type)),
                field("md5sum", text(md5)),
                field("message_definition", text(definition)));
        byte[] record = record(
                concat(field("op", new byte[] {7}), field("conn", int32(id)), field("topic", text(topic))), data);
        connections.add(record);
        chunk.writeBytes(record);
        return id;
    }

    /** @param stampNs when it was received, ns, not negative */
    public void message(int connection, long stampNs, byte[] bytes) {
        if (connection < 0 || connection >= connections.size()) {
            throw new IllegalArgumentException("no connection " + connection);
        }
        byte[] time = time(stampNs);
        index.computeIfAbsent(connection, c -> new ByteArrayOutputStream())
                .writeBytes(concat(time, int32(chunk.size())));
        chunk.writeBytes(record(
                concat(field("op", new byte[] {2}), field("conn", int32(connection)), field("time", time)), bytes));
        first = Math.min(first, stampNs);
        last = Math.max(last, stampNs);
        if (chunk.size() >= CHUNK_SIZE) {
            flush();
        }
    }

    private void flush() {
        if (chunk.size() == 0) {
            return;
        }
        byte[] raw = chunk.toByteArray();
        long at = position;
        put(record(
                concat(
                        field("op", new byte[] {5}),
                        field("compression", text(compression.word())),
                        field("size", int32(raw.length))),
                pack(raw)));
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        index.forEach((id, entries) -> {
            int count = entries.size() / 12;
            put(record(
                    concat(
                            field("op", new byte[] {4}),
                            field("ver", int32(1)),
                            field("conn", int32(id)),
                            field("count", int32(count))),
                    entries.toByteArray()));
            counts.writeBytes(concat(int32(id), int32(count)));
        });
        boolean empty = index.isEmpty();
        chunkInfos.add(record(
                concat(
                        field("op", new byte[] {6}),
                        field("ver", int32(1)),
                        field("chunk_pos", int64(at)),
                        field("start_time", time(empty ? 0 : first)),
                        field("end_time", time(empty ? 0 : last)),
                        field("count", int32(index.size()))),
                counts.toByteArray()));
        chunk.reset();
        index.clear();
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
    }

    private byte[] pack(byte[] raw) {
        return switch (compression) {
            case NONE -> raw;
            case LZ4 -> Lz4Frames.pack(raw, raw.length);
            case BZ2 -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream bz2 = new BZip2CompressorOutputStream(packed)) {
                    bz2.write(raw);
                } catch (IOException e) {
                    throw new UncheckedIOException("memory does not fail", e);
                }
                yield packed.toByteArray();
            }
        };
    }

    /** Writes the index and renames the file; idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            flush();
            long indexAt = position;
            connections.forEach(this::put);
            chunkInfos.forEach(this::put);
            out.close();
            try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
                file.seek(BagReader.MAGIC.length());
                file.write(bagRecord(indexAt));
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    private byte[] bagRecord(long indexAt) {
        byte[] header = concat(
                field("op", new byte[] {3}),
                field("index_pos", int64(indexAt)),
                field("conn_count", int32(connections.size())),
                field("chunk_count", int32(chunkInfos.size())));
        byte[] padding = new byte[BAG_RECORD - header.length - 2 * Integer.BYTES];
        Arrays.fill(padding, (byte) ' ');
        return record(header, padding);
    }

    private void put(byte[] bytes) {
        try {
            out.write(bytes);
            position += bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + part, e);
        }
    }

    private static byte[] record(byte[] header, byte[] data) {
        return concat(int32(header.length), header, int32(data.length), data);
    }

    private static byte[] field(String name, byte[] value) {
        byte[] key = text(name + "=");
        return concat(int32(key.length + value.length), key, value);
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] int32(int v) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(v)
                .array();
    }

    private static byte[] int64(long v) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(v)
                .array();
    }

    private static byte[] time(long ns) {
        return concat(int32((int) (ns / NANOS)), int32((int) (ns % NANOS)));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }
}
