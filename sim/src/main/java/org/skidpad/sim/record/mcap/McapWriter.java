package org.skidpad.sim.record.mcap;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * Writes an MCAP file: packed chunks, message indexes, summary, CRCs. While it is written the file is named
 * {@code <target>.part}; {@link #close} renames it. A part left by a killed process is readable up to its last complete
 * chunk: each chunk is handed to the operating system as soon as it is complete. One thread.
 *
 * <p>Source: MCAP file format specification, version 0 (https://mcap.dev/spec).
 */
public final class McapWriter implements Closeable {
    /** A chunk is closed when its records exceed this, bytes. */
    private static final int CHUNK_SIZE = 768 * 1024;
    /** … or when its messages span this: what a killed process may lose, ns. */
    private static final long CHUNK_SPAN_NS = 1_000_000_000L;

    private final Path target;
    private final Compression compression;
    private final Path part;
    private final OutputStream out;
    private final CRC32 dataCrc = new CRC32();
    private final ByteSink record = new ByteSink();
    private final ByteSink chunk = new ByteSink();
    private long position;
    private boolean closed;

    private final List<McapSchema> schemas = new ArrayList<>();
    private final List<McapChannel> channels = new ArrayList<>();
    private final List<ChunkIndex> chunkIndexes = new ArrayList<>();
    private final ByteSink attachmentIndexes = new ByteSink();
    private final ByteSink metadataIndexes = new ByteSink();
    private int attachments;
    private int metadata;

    private long chunkMessages;
    private long chunkStart;
    private long chunkEnd;
    /** Times and offsets of the messages of the open chunk, by channel: pairs of uint64. */
    private final Map<Integer, ByteSink> chunkMessageIndex = new TreeMap<>();

    private long messages;
    private long startTime;
    private long endTime;
    private final Map<Integer, Long> channelMessages = new TreeMap<>();
    private int[] sequences = new int[0];

    /**
     * Opens {@code <target>.part}, replacing an older one; a file at {@code target} stays until {@link #close}.
     *
     * @param profile {@code ros2} where all channels are ROS 2 messages
     * @param library name and version of the program
     * @param compression of its chunks
     * @throws BadInputException where it cannot be opened for writing; later a full disk is an {@link UncheckedIOException}
     */
    public McapWriter(Path target, String profile, String library, Compression compression) {
        this(target, profile, library, compression, false);
    }

    /**
     * Like the other.
     *
     * @param behind whether a thread of its own writes to the disk, so that no call but {@link #close} waits for it
     */
    public McapWriter(Path target, String profile, String library, Compression compression, boolean behind) {
        this.target = target;
        this.compression = compression;
        part = partOf(target);
        try {
            OutputStream disk = Files.newOutputStream(part);
            out = new BufferedOutputStream(behind ? new WriteBehind(disk) : disk, 1 << 16);
        } catch (NoSuchFileException e) {
            throw unwritable(
                    target, "there is no folder " + part.toAbsolutePath().getParent(), e);
        } catch (IOException e) {
            throw unwritable(target, String.valueOf(e.getMessage()), e);
        }
        try {
            write(Opcode.magic(), 0, 8);
            int header = record.beginRecord(Opcode.HEADER);
            record.string(profile).string(library);
            record.endRecord(header);
            flushRecord();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadInputException unwritable(Path target, String why, IOException cause) {
        BadInputException bad =
                new BadInputException(SourceLocation.wholeFile(target.toString()), "cannot be written: " + why);
        bad.initCause(cause);
        return bad;
    }

    /** The name of a file while it is written. */
    public static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** Chunks packed with zstd. */
    public McapWriter(Path target, String profile, String library) {
        this(target, profile, library, Compression.ZSTD);
    }

    /** Adds a schema and returns its id. */
    public int addSchema(String name, String encoding, byte[] data) {
        McapSchema schema = new McapSchema(schemas.size() + 1, name, encoding, data.clone());
        schemas.add(schema);
        int start = chunk.beginRecord(Opcode.SCHEMA);
        schema.write(chunk);
        chunk.endRecord(start);
        return schema.id();
    }

    /** Adds a channel and returns its id. */
    public int addChannel(String topic, int schemaId, String messageEncoding, Map<String, String> metadata) {
        McapChannel channel = new McapChannel(channels.size() + 1, schemaId, topic, messageEncoding, metadata);
        channels.add(channel);
        sequences = Arrays.copyOf(sequences, channels.size() + 1);
        int start = chunk.beginRecord(Opcode.CHANNEL);
        channel.write(chunk);
        chunk.endRecord(start);
        return channel.id();
    }

    /** Adds a message; its times in ns. */
    public void message(int channel, long logTime, long publishTime, byte[] data, int length) {
        if (chunkMessages > 0 && (chunk.size() >= CHUNK_SIZE || logTime - chunkStart >= CHUNK_SPAN_NS)) {
            flush();
        }
        int offset = chunk.size();
        int start = chunk.beginRecord(Opcode.MESSAGE);
        chunk.u16(channel)
                .u32(sequences[channel]++)
                .u64(logTime)
                .u64(publishTime)
                .raw(data, 0, length);
        chunk.endRecord(start);
        chunkMessageIndex
                .computeIfAbsent(channel, c -> new ByteSink())
                .u64(logTime)
                .u64(offset);
        chunkStart = chunkMessages == 0 ? logTime : Math.min(chunkStart, logTime);
        chunkEnd = chunkMessages == 0 ? logTime : Math.max(chunkEnd, logTime);
        chunkMessages++;
        startTime = messages == 0 ? logTime : Math.min(startTime, logTime);
        endTime = messages == 0 ? logTime : Math.max(endTime, logTime);
        messages++;
        channelMessages.merge(channel, 1L, Long::sum);
    }

    /** Completes the open chunk and hands it to the operating system. */
    public void flush() {
        try {
            if (chunk.size() > 0) {
                writeChunk();
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeChunk() throws IOException {
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 0, chunk.size());
        byte[] packed = compression.pack(chunk.array(), chunk.size());
        long chunkOffset = position;
        int start = record.beginRecord(Opcode.CHUNK);
        record.u64(chunkStart)
                .u64(chunkEnd)
                .u64(chunk.size())
                .u32((int) crc.getValue())
                .string(compression.word)
                .u64(packed.length)
                .raw(packed, 0, packed.length);
        record.endRecord(start);
        long chunkLength = record.size();
        flushRecord();
        long indexStart = position;
        Map<Integer, Long> offsets = new LinkedHashMap<>();
        for (Map.Entry<Integer, ByteSink> entry : chunkMessageIndex.entrySet()) {
            ByteSink pairs = entry.getValue();
            if (pairs.size() == 0) {
                continue;
            }
            offsets.put(entry.getKey(), position);
            start = record.beginRecord(Opcode.MESSAGE_INDEX);
            record.u16(entry.getKey()).u32(pairs.size()).raw(pairs.array(), 0, pairs.size());
            record.endRecord(start);
            flushRecord();
            pairs.clear();
        }
        chunkIndexes.add(new ChunkIndex(
                chunkStart,
                chunkEnd,
                chunkOffset,
                chunkLength,
                offsets,
                position - indexStart,
                compression.word,
                packed.length,
                chunk.size()));
        chunk.clear();
        chunkMessages = 0;
        chunkStart = 0;
        chunkEnd = 0;
    }

    /** Adds a file within the file. */
    public void attachment(String name, String mediaType, byte[] data) {
        try {
            flush();
            long offset = position;
            int start = record.beginRecord(Opcode.ATTACHMENT);
            record.u64(0).u64(0).string(name).string(mediaType).u64(data.length).raw(data, 0, data.length);
            CRC32 crc = new CRC32();
            crc.update(record.array(), start, record.size() - start);
            record.u32((int) crc.getValue());
            record.endRecord(start);
            int length = record.size();
            flushRecord();
            start = attachmentIndexes.beginRecord(Opcode.ATTACHMENT_INDEX);
            attachmentIndexes
                    .u64(offset)
                    .u64(length)
                    .u64(0)
                    .u64(0)
                    .u64(data.length)
                    .string(name)
                    .string(mediaType);
            attachmentIndexes.endRecord(start);
            attachments++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds named key-value pairs. */
    public void metadata(String name, Map<String, String> values) {
        try {
            flush();
            long offset = position;
            int start = record.beginRecord(Opcode.METADATA);
            record.string(name).stringMap(values);
            record.endRecord(start);
            int length = record.size();
            flushRecord();
            start = metadataIndexes.beginRecord(Opcode.METADATA_INDEX);
            metadataIndexes.u64(offset).u64(length).string(name);
            metadataIndexes.endRecord(start);
            metadata++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the summary, closes the file and gives it its name. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            try (out) {
                if (chunk.size() > 0) {
                    writeChunk();
                }
                int start = record.beginRecord(Opcode.DATA_END);
                record.u32((int) dataCrc.getValue());
                record.endRecord(start);
                flushRecord();
                writeSummary();
                write(Opcode.magic(), 0, 8);
            }
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSummary() throws IOException {
        ByteSink summary = new ByteSink();
        ByteSink offsets = new ByteSink();
        long summaryStart = position;
        int group = summary.size();
        for (McapSchema schema : schemas) {
            int start = summary.beginRecord(Opcode.SCHEMA);
            schema.write(summary);
            summary.endRecord(start);
        }
        group = endGroup(Opcode.SCHEMA, group, summary, offsets);
        for (McapChannel channel : channels) {
            int start = summary.beginRecord(Opcode.CHANNEL);
            channel.write(summary);
            summary.endRecord(start);
        }
        group = endGroup(Opcode.CHANNEL, group, summary, offsets);
        int statistics = summary.beginRecord(Opcode.STATISTICS);
        new McapStatistics(
                        messages,
                        schemas.size(),
                        channels.size(),
                        attachments,
                        metadata,
                        chunkIndexes.size(),
                        startTime,
                        endTime,
                        channelMessages)
                .write(summary);
        summary.endRecord(statistics);
        group = endGroup(Opcode.STATISTICS, group, summary, offsets);
        for (ChunkIndex index : chunkIndexes) {
            int start = summary.beginRecord(Opcode.CHUNK_INDEX);
            index.write(summary);
            summary.endRecord(start);
        }
        group = endGroup(Opcode.CHUNK_INDEX, group, summary, offsets);
        summary.raw(attachmentIndexes.array(), 0, attachmentIndexes.size());
        group = endGroup(Opcode.ATTACHMENT_INDEX, group, summary, offsets);
        summary.raw(metadataIndexes.array(), 0, metadataIndexes.size());
        endGroup(Opcode.METADATA_INDEX, group, summary, offsets);

        long offsetStart = summaryStart + summary.size();
        summary.raw(offsets.array(), 0, offsets.size());
        int footer = summary.beginRecord(Opcode.FOOTER);
        summary.u64(summaryStart).u64(offsetStart);
        // The CRC covers the footer up to itself, its length included.
        summary.putU64(footer - 8, 20);
        CRC32 crc = new CRC32();
        crc.update(summary.array(), 0, summary.size());
        summary.u32((int) crc.getValue());
        write(summary.array(), 0, summary.size());
    }

    private int endGroup(int opcode, int groupStart, ByteSink summary, ByteSink offsets) {
        int length = summary.size() - groupStart;
        if (length > 0) {
            int start = offsets.beginRecord(Opcode.SUMMARY_OFFSET);
            offsets.u8(opcode).u64(position + groupStart).u64(length);
            offsets.endRecord(start);
        }
        return summary.size();
    }

    private void flushRecord() throws IOException {
        write(record.array(), 0, record.size());
        record.clear();
    }

    private void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        dataCrc.update(bytes, from, length);
        position += length;
    }
}
