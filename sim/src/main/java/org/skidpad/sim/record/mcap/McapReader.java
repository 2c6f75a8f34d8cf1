package org.skidpad.sim.record.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * Reads an MCAP file by its summary, touching only the chunks that are asked for. Where the summary is missing (a writer that
 * was killed, or one that writes none) the data section is scanned instead, up to the last complete record. One thread.
 *
 * <p>Every defect is a {@link BadInputException} that names the file and the byte offset: a wrong CRC, a length that does not
 * fit, an unknown compression. Nothing in a file can make the reader allocate more than {@link #MAX_CHUNK} at a time or
 * unpack more than {@link #MAX_TOTAL} a call. Source: MCAP file format specification, version 0 (https://mcap.dev/spec).
 */
public final class McapReader implements Closeable {
    /** Largest chunk, attachment or other record that is read, bytes before and after decompression. */
    public static final int MAX_CHUNK = 128 << 20;
    /** Most bytes that one call unpacks. */
    public static final long MAX_TOTAL = 4L << 30;

    private static final int FOOTER_SIZE = 9 + 20;

    private final String file;
    private final FileChannel channel;
    private final long size;
    private String profile = "";
    private String library = "";
    private boolean complete;
    private McapStatistics statistics;
    private final Map<Integer, McapSchema> schemas = new TreeMap<>();
    private final Map<Integer, McapChannel> channels = new TreeMap<>();
    private final List<ChunkIndex> chunks = new ArrayList<>();
    /** Offsets of messages that lie outside chunks. */
    private final List<Long> looseMessages = new ArrayList<>();

    private final List<Long> attachmentOffsets = new ArrayList<>();
    private final List<Long> metadataOffsets = new ArrayList<>();

    /** Takes a message; {@code data} is little-endian, its position at the first byte, valid during the call only. */
    @FunctionalInterface
    public interface MessageHandler {
        void message(McapChannel channel, int sequence, long logTime, long publishTime, ByteBuffer data);
    }

    private McapReader(String file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file and reads its summary.
     *
     * @throws BadInputException where there is no such file or it is no MCAP file
     */
    public static McapReader open(Path path) {
        FileChannel channel = null;
        try {
            if (Files.isDirectory(path)) {
                throw new BadInputException(
                        SourceLocation.wholeFile(path.toString()), "is a folder, a recording is a file");
            }
            channel = FileChannel.open(path, StandardOpenOption.READ);
            McapReader reader = new McapReader(path.toString(), channel, channel.size());
            reader.readStructure();
            return reader;
        } catch (NoSuchFileException e) {
            Path part = McapWriter.partOf(path);
            String hint = Files.exists(part) ? "an unfinished recording is at " + part : "";
            throw new BadInputException(SourceLocation.wholeFile(path.toString()), "there is no such file", hint);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw unreadable(path.toString(), e);
        } catch (BadInputException e) {
            closeQuietly(channel, e);
            throw e;
        }
    }

    private static void closeQuietly(FileChannel channel, Exception cause) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static BadInputException unreadable(String file, IOException cause) {
        BadInputException bad =
                new BadInputException(SourceLocation.wholeFile(file), "cannot be read: " + cause.getMessage());
        bad.initCause(cause);
        return bad;
    }

    static BadInputException bad(String file, long offset, String message) {
        return new BadInputException(SourceLocation.wholeFile(file), "at byte " + offset + ": " + message);
    }

    public String profile() {
        return profile;
    }

    public String library() {
        return library;
    }

    /** False where the file was cut off: it has no footer. */
    public boolean complete() {
        return complete;
    }

    public List<McapSchema> schemas() {
        return List.copyOf(schemas.values());
    }

    public List<McapChannel> channels() {
        return List.copyOf(channels.values());
    }

    /** The schema of a channel, or null where it has none. */
    public McapSchema schemaOf(McapChannel channel) {
        return schemas.get(channel.schemaId());
    }

    /** How many chunks the file has. */
    public int chunkCount() {
        return chunks.size();
    }

    McapStatistics statistics() {
        return statistics;
    }

    private void readStructure() {
        byte[] magic = Opcode.magic();
        if (size < magic.length || !Arrays.equals(read(0, magic.length), magic)) {
            throw bad(file, 0, "this is no MCAP file: it does not begin with the MCAP magic bytes");
        }
        ByteSource footer = footer();
        complete = footer != null;
        long summaryStart = 0;
        if (footer != null) {
            summaryStart = footer.u64("summary_start");
            long offsetStart = footer.u64("summary_offset_start");
            int crc = footer.u32("summary_crc");
            long footerAt = size - magic.length - FOOTER_SIZE;
            if (summaryStart != 0) {
                if (summaryStart < magic.length || summaryStart > footerAt) {
                    throw bad(
                            file,
                            footerAt,
                            "summary_start " + Long.toUnsignedString(summaryStart) + " is outside the file");
                }
                long summaryEnd = offsetStart == 0 ? footerAt : offsetStart;
                if (summaryEnd < summaryStart || summaryEnd > footerAt) {
                    throw bad(
                            file,
                            footerAt,
                            "summary_offset_start " + Long.toUnsignedString(offsetStart) + " is outside the summary");
                }
                byte[] summary = read(summaryStart, checkedLength(footerAt - summaryStart + FOOTER_SIZE, summaryStart));
                checkCrc(summary, 0, summary.length - 4, crc, summaryStart, "the summary");
                readSummary(summary, (int) (summaryEnd - summaryStart), summaryStart);
            }
            readHeader();
        }
        if (!summaryIsEnough()) {
            scan();
        }
        chunks.sort(Comparator.comparingLong(ChunkIndex::chunkOffset));
        long end = magic.length;
        for (ChunkIndex chunk : chunks) {
            if (chunk.chunkOffset() < end
                    || chunk.chunkLength() < 9
                    || chunk.chunkOffset() > size - chunk.chunkLength()) {
                throw bad(file, chunk.chunkOffset(), "a chunk index points outside the file or into another chunk");
            }
            end = chunk.chunkOffset() + chunk.chunkLength();
        }
    }

    /** Whether the summary leads to everything in the file: each of its parts is optional. */
    private boolean summaryIsEnough() {
        return statistics != null
                && statistics.chunks() == chunks.size()
                && statistics.attachments() == attachmentOffsets.size()
                && statistics.metadata() == metadataOffsets.size()
                && statistics.channels() <= channels.size()
                && statistics.schemas() <= schemas.size()
                && (statistics.messages() == 0 || !chunks.isEmpty());
    }

    /** The content of the footer, or null where the file does not end with one. */
    private ByteSource footer() {
        byte[] magic = Opcode.magic();
        if (size < 2L * magic.length + FOOTER_SIZE) {
            return null;
        }
        long at = size - magic.length - FOOTER_SIZE;
        byte[] tail = read(at, FOOTER_SIZE + magic.length);
        if (!Arrays.equals(tail, FOOTER_SIZE, tail.length, magic, 0, magic.length)) {
            return null;
        }
        ByteSource source = new ByteSource(file, tail, 0, FOOTER_SIZE, at, "footer");
        if (source.u8("opcode") != Opcode.FOOTER || source.u64("length") != 20) {
            throw bad(file, at, "the file ends with the MCAP magic bytes but has no footer before them");
        }
        return source;
    }

    private void readHeader() {
        byte[] content = recordAt(8, Opcode.HEADER, "header");
        header(new ByteSource(file, content, 0, content.length, 8 + 9, "header"));
    }

    private void header(ByteSource source) {
        profile = source.string("profile");
        library = source.string("library");
    }

    private void readSummary(byte[] summary, int length, long fileOffset) {
        ByteSource source = new ByteSource(file, summary, 0, length, fileOffset, "summary");
        while (source.remaining() > 0) {
            int opcode = source.u8("opcode");
            long contentLength = source.u64("length");
            int at = source.skip(contentLength, "record");
            ByteSource content = new ByteSource(file, summary, at, (int) contentLength, fileOffset, "summary");
            switch (opcode) {
                case Opcode.SCHEMA -> schema(content);
                case Opcode.CHANNEL -> channel(content);
                case Opcode.CHUNK_INDEX -> chunkIndex(content);
                case Opcode.STATISTICS -> statistics = statistics(content);
                case Opcode.ATTACHMENT_INDEX -> attachmentOffsets.add(content.u64("offset"));
                case Opcode.METADATA_INDEX -> metadataOffsets.add(content.u64("offset"));
                default -> {
                    // Summary offsets are not needed, unknown opcodes are to be ignored (specification, "Records").
                }
            }
        }
    }

    private void schema(ByteSource content) {
        McapSchema schema = new McapSchema(
                content.u16("id"), content.string("name"), content.string("encoding"), content.bytes32("data"));
        if (schema.id() != 0) {
            schemas.putIfAbsent(schema.id(), schema);
        }
    }

    private void channel(ByteSource content) {
        McapChannel found = new McapChannel(
                content.u16("id"),
                content.u16("schema_id"),
                content.string("topic"),
                content.string("message_encoding"),
                content.stringMap("metadata"));
        channels.putIfAbsent(found.id(), found);
    }

    private void chunkIndex(ByteSource content) {
        chunks.add(new ChunkIndex(
                content.u64("message_start_time"),
                content.u64("message_end_time"),
                content.u64("chunk_start_offset"),
                content.u64("chunk_length"),
                content.countMap("message_index_offsets"),
                content.u64("message_index_length"),
                content.string("compression"),
                content.u64("compressed_size"),
                content.u64("uncompressed_size")));
    }

    private static McapStatistics statistics(ByteSource content) {
        return new McapStatistics(
                content.u64("message_count"),
                content.u16("schema_count"),
                content.u32("channel_count"),
                content.u32("attachment_count"),
                content.u32("metadata_count"),
                content.u32("chunk_count"),
                content.u64("message_start_time"),
                content.u64("message_end_time"),
                content.countMap("channel_message_counts"));
    }

    /** Finds everything by reading the data section from its start. */
    private void scan() {
        chunks.clear();
        looseMessages.clear();
        attachmentOffsets.clear();
        metadataOffsets.clear();
        long unpacked = 0;
        long at = 8;
        while (at < size) {
            if (at + 9 > size) {
                truncated(at);
                return;
            }
            ByteSource head = new ByteSource(file, read(at, 9), 0, 9, at, "record");
            int opcode = head.u8("opcode");
            long length = head.u64("length");
            if (length < 0 || length > size - at - 9) {
                truncated(at);
                return;
            }
            switch (opcode) {
                case Opcode.HEADER -> header(content(at, length, "header"));
                case Opcode.SCHEMA -> schema(content(at, length, "schema"));
                case Opcode.CHANNEL -> channel(content(at, length, "channel"));
                case Opcode.MESSAGE -> looseMessages.add(at);
                case Opcode.ATTACHMENT -> attachmentOffsets.add(at);
                case Opcode.METADATA -> metadataOffsets.add(at);
                case Opcode.CHUNK -> {
                    ChunkIndex chunk = indexOfChunk(at, length);
                    unpacked = checkedTotal(unpacked, chunk);
                    ByteSource records = unpack(chunk);
                    while (records.remaining() > 0) {
                        nextDefinition(records);
                    }
                    chunks.add(chunk);
                }
                case Opcode.DATA_END -> {
                    return;
                }
                case 0 -> throw bad(file, at, "0 is not a record's opcode");
                default -> {
                    // Unknown opcodes are to be ignored.
                }
            }
            at += 9 + length;
        }
    }

    private void truncated(long at) {
        if (complete) {
            throw bad(file, at, "a record is longer than the file");
        }
    }

    private ByteSource content(long at, long length, String what) {
        byte[] content = read(at + 9, checkedLength(length, at));
        return new ByteSource(file, content, 0, content.length, at + 9, what);
    }

    /** What the chunk record itself says, for files without an index. */
    private ChunkIndex indexOfChunk(long at, long length) {
        int head = (int) Math.min(length, 1024);
        ByteSource source = new ByteSource(file, read(at + 9, head), 0, head, at + 9, "chunk");
        long start = source.u64("message_start_time");
        long end = source.u64("message_end_time");
        long uncompressed = source.u64("uncompressed_size");
        source.u32("uncompressed_crc");
        String compression = source.string("compression");
        long compressed = source.u64("records");
        return new ChunkIndex(start, end, at, 9 + length, Map.of(), 0, compression, compressed, uncompressed);
    }

    private void nextDefinition(ByteSource records) {
        int opcode = records.u8("opcode");
        long length = records.u64("length");
        int at = records.skip(length, "record");
        ByteSource content =
                new ByteSource(file, records.array(), at, (int) length, records.offset() - records.position(), "chunk");
        if (opcode == Opcode.SCHEMA) {
            schema(content);
        } else if (opcode == Opcode.CHANNEL) {
            channel(content);
        }
    }

    /** The attachments in the order of the file. */
    public List<McapAttachment> attachments() {
        List<McapAttachment> out = new ArrayList<>();
        for (long at : attachmentOffsets) {
            byte[] content = recordAt(at, Opcode.ATTACHMENT, "attachment");
            ByteSource source = new ByteSource(file, content, 0, content.length, at + 9, "attachment");
            source.u64("log_time");
            source.u64("create_time");
            String name = source.string("name");
            String mediaType = source.string("media_type");
            long length = source.u64("data");
            int from = source.skip(length, "data");
            int covered = source.position();
            checkCrc(content, 0, covered, source.u32("crc"), at, "attachment '" + name + "'");
            out.add(new McapAttachment(name, mediaType, Arrays.copyOfRange(content, from, from + (int) length)));
        }
        return Collections.unmodifiableList(out);
    }

    /** The metadata records in the order of the file. */
    public List<McapMetadata> metadata() {
        List<McapMetadata> out = new ArrayList<>();
        for (long at : metadataOffsets) {
            byte[] content = recordAt(at, Opcode.METADATA, "metadata");
            ByteSource source = new ByteSource(file, content, 0, content.length, at + 9, "metadata");
            out.add(new McapMetadata(source.string("name"), source.stringMap("metadata")));
        }
        return Collections.unmodifiableList(out);
    }

    /** Every message of every topic in the order of the file. */
    public void messages(MessageHandler handler) {
        messages(null, Long.MIN_VALUE, Long.MAX_VALUE, handler);
    }

    /**
     * Messages of some topics in a span of log time, in the order of the file; chunks without any are not read.
     *
     * @param topics null for all
     * @param from first log time, ns
     * @param to last log time, ns
     */
    public void messages(Set<String> topics, long from, long to, MessageHandler handler) {
        for (long at : looseMessages) {
            byte[] content = recordAt(at, Opcode.MESSAGE, "message");
            deliver(new ByteSource(file, content, 0, content.length, at + 9, "message"), topics, from, to, handler);
        }
        long unpacked = 0;
        for (ChunkIndex chunk : chunks) {
            if (chunk.endTime() < from || chunk.startTime() > to || !mayContain(chunk, topics)) {
                continue;
            }
            unpacked = checkedTotal(unpacked, chunk);
            ByteSource records = unpack(chunk);
            while (records.remaining() > 0) {
                int opcode = records.u8("opcode");
                long length = records.u64("length");
                int at = records.skip(length, "record");
                if (opcode == Opcode.MESSAGE) {
                    deliver(
                            new ByteSource(file, records.array(), at, (int) length, chunk.chunkOffset(), "chunk"),
                            topics,
                            from,
                            to,
                            handler);
                }
            }
        }
    }

    private boolean mayContain(ChunkIndex chunk, Set<String> topics) {
        if (topics == null || chunk.messageIndexOffsets().isEmpty()) {
            return true;
        }
        for (int id : chunk.messageIndexOffsets().keySet()) {
            McapChannel found = channels.get(id);
            if (found == null || topics.contains(found.topic())) {
                return true;
            }
        }
        return false;
    }

    private void deliver(ByteSource message, Set<String> topics, long from, long to, MessageHandler handler) {
        int id = message.u16("channel_id");
        int sequence = message.u32("sequence");
        long logTime = message.u64("log_time");
        long publishTime = message.u64("publish_time");
        McapChannel found = channels.get(id);
        if (found == null) {
            throw message.bad("a message on channel " + id + ", which is not defined");
        }
        if (logTime < from || logTime > to || topics != null && !topics.contains(found.topic())) {
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(message.array(), message.position(), message.remaining())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        handler.message(found, sequence, logTime, publishTime, data);
    }

    private long checkedTotal(long soFar, ChunkIndex chunk) {
        long total = soFar + Math.max(0, chunk.uncompressedSize());
        if (total > MAX_TOTAL) {
            throw bad(file, chunk.chunkOffset(), "the file unpacks to more than " + MAX_TOTAL + " bytes");
        }
        return total;
    }

    private ByteSource unpack(ChunkIndex chunk) {
        byte[] record = recordAt(chunk.chunkOffset(), Opcode.CHUNK, "chunk");
        ByteSource source = new ByteSource(file, record, 0, record.length, chunk.chunkOffset() + 9, "chunk");
        source.u64("message_start_time");
        source.u64("message_end_time");
        long uncompressedSize = source.u64("uncompressed_size");
        int crc = source.u32("uncompressed_crc");
        String compression = source.string("compression");
        long length = source.u64("records");
        int at = source.skip(length, "records");
        byte[] records;
        switch (compression) {
            case "" -> {
                if (uncompressedSize != length) {
                    throw source.bad("uncompressed_size " + Long.toUnsignedString(uncompressedSize) + " but " + length
                            + " bytes of records");
                }
                records = Arrays.copyOfRange(record, at, at + (int) length);
            }
            case "zstd" -> records = unzstd(record, at, (int) length, uncompressedSize, chunk.chunkOffset());
            default -> throw source.bad("compression '" + compression + "' is not supported, only zstd and none are");
        }
        checkCrc(records, 0, records.length, crc, chunk.chunkOffset(), "a chunk");
        return new ByteSource(file, records, 0, records.length, chunk.chunkOffset(), "chunk");
    }

    private byte[] unzstd(byte[] record, int at, int length, long uncompressedSize, long offset) {
        int expected = checkedLength(uncompressedSize, offset);
        // zstd cannot pack more than this into a byte (blocks of 128 KiB in 3 bytes and more): refuse bombs before
        // allocating.
        if (expected > 65_536L * (length + 1L)) {
            throw bad(file, offset, "a chunk of " + length + " bytes cannot unpack to " + expected);
        }
        byte[] out = new byte[expected];
        long size;
        try {
            size = Zstd.decompressByteArray(out, 0, expected, record, at, length);
        } catch (ZstdException e) {
            BadInputException bad = bad(file, offset, "a chunk cannot be unpacked: " + e.getMessage());
            bad.initCause(e);
            throw bad;
        }
        if (size != expected) {
            throw bad(file, offset, "a chunk unpacks to " + size + " bytes instead of " + expected);
        }
        return out;
    }

    private void checkCrc(byte[] bytes, int from, int to, int expected, long offset, String what) {
        if (expected == 0) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        if ((int) crc.getValue() != expected) {
            throw bad(
                    file,
                    offset,
                    what + " is damaged: its CRC is " + Long.toHexString(crc.getValue()) + " instead of "
                            + Integer.toHexString(expected));
        }
    }

    private byte[] recordAt(long at, int opcode, String what) {
        if (at < 8 || at > size - 9) {
            throw bad(
                    file,
                    Math.min(Math.max(at, 0), size),
                    what + ": its offset " + Long.toUnsignedString(at) + " is outside the file");
        }
        ByteSource head = new ByteSource(file, read(at, 9), 0, 9, at, what);
        int found = head.u8("opcode");
        long length = head.u64("length");
        if (found != opcode) {
            throw bad(file, at, what + " expected, but the opcode is " + found);
        }
        if (length < 0 || length > size - at - 9) {
            throw bad(file, at, what + " is longer than the file");
        }
        return read(at + 9, checkedLength(length, at));
    }

    private int checkedLength(long length, long at) {
        if (length < 0 || length > MAX_CHUNK) {
            throw bad(
                    file,
                    at,
                    "a record of " + Long.toUnsignedString(length) + " bytes; at most " + MAX_CHUNK + " are read");
        }
        return (int) length;
    }

    private byte[] read(long at, int length) {
        byte[] out = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(out);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw bad(file, at + buffer.position(), "the file ends here");
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return out;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
