package org.skidpad.sim.record.mcap;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.skidpad.sim.diagnostic.BadInputException;

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

    private final McapFile file;
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

    private McapReader(McapFile file) {
        this.file = file;
    }

    /**
     * Opens a file and reads its summary.
     *
     * @throws BadInputException where there is no such file or it is no MCAP file
     */
    public static McapReader open(Path path) {
        McapReader reader = new McapReader(McapFile.open(path));
        try {
            reader.readStructure();
            return reader;
        } catch (BadInputException e) {
            reader.close();
            throw e;
        }
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
        if (file.size < magic.length || !Arrays.equals(file.read(0, magic.length), magic)) {
            throw file.bad(0, "this is no MCAP file: it does not begin with the MCAP magic bytes");
        }
        ByteSource footer = footer();
        complete = footer != null;
        long summaryStart = 0;
        if (footer != null) {
            summaryStart = footer.u64("summary_start");
            long offsetStart = footer.u64("summary_offset_start");
            int crc = footer.u32("summary_crc");
            long footerAt = file.size - magic.length - FOOTER_SIZE;
            if (summaryStart != 0) {
                if (summaryStart < magic.length || summaryStart > footerAt) {
                    throw file.bad(
                            footerAt, "summary_start " + Long.toUnsignedString(summaryStart) + " is outside the file");
                }
                long summaryEnd = offsetStart == 0 ? footerAt : offsetStart;
                if (summaryEnd < summaryStart || summaryEnd > footerAt) {
                    throw file.bad(
                            footerAt,
                            "summary_offset_start " + Long.toUnsignedString(offsetStart) + " is outside the summary");
                }
                byte[] summary = file.read(
                        summaryStart, file.checkedLength(footerAt - summaryStart + FOOTER_SIZE, summaryStart));
                file.checkCrc(summary, 0, summary.length - 4, crc, summaryStart, "the summary");
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
                    || chunk.chunkOffset() > file.size - chunk.chunkLength()) {
                throw file.bad(chunk.chunkOffset(), "a chunk index points outside the file or into another chunk");
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
        if (file.size < 2L * magic.length + FOOTER_SIZE) {
            return null;
        }
        long at = file.size - magic.length - FOOTER_SIZE;
        byte[] tail = file.read(at, FOOTER_SIZE + magic.length);
        if (!Arrays.equals(tail, FOOTER_SIZE, tail.length, magic, 0, magic.length)) {
            return null;
        }
        ByteSource source = file.source(tail, 0, FOOTER_SIZE, at, "footer");
        if (source.u8("opcode") != Opcode.FOOTER || source.u64("length") != 20) {
            throw file.bad(at, "the file ends with the MCAP magic bytes but has no footer before them");
        }
        return source;
    }

    private void readHeader() {
        byte[] content = file.recordAt(8, Opcode.HEADER, "header");
        header(file.source(content, 0, content.length, 8 + 9, "header"));
    }

    private void header(ByteSource source) {
        profile = source.string("profile");
        library = source.string("library");
    }

    private void readSummary(byte[] summary, int length, long fileOffset) {
        ByteSource source = file.source(summary, 0, length, fileOffset, "summary");
        while (source.remaining() > 0) {
            int opcode = source.u8("opcode");
            long contentLength = source.u64("length");
            int at = source.skip(contentLength, "record");
            ByteSource content = file.source(summary, at, (int) contentLength, fileOffset, "summary");
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
        while (at < file.size) {
            if (at + 9 > file.size) {
                truncated(at);
                return;
            }
            ByteSource head = file.source(file.read(at, 9), 0, 9, at, "record");
            int opcode = head.u8("opcode");
            long length = head.u64("length");
            if (length < 0 || length > file.size - at - 9) {
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
                    ByteSource records = file.unpack(chunk);
                    while (records.remaining() > 0) {
                        nextDefinition(records);
                    }
                    chunks.add(chunk);
                }
                case Opcode.DATA_END -> {
                    return;
                }
                case 0 -> throw file.bad(at, "0 is not a record's opcode");
                default -> {
                    // Unknown opcodes are to be ignored.
                }
            }
            at += 9 + length;
        }
    }

    private void truncated(long at) {
        if (complete) {
            throw file.bad(at, "a record is longer than the file");
        }
    }

    private ByteSource content(long at, long length, String what) {
        byte[] content = file.read(at + 9, file.checkedLength(length, at));
        return file.source(content, 0, content.length, at + 9, what);
    }

    /** What the chunk record itself says, for files without an index. */
    private ChunkIndex indexOfChunk(long at, long length) {
        int head = (int) Math.min(length, 1024);
        ByteSource source = file.source(file.read(at + 9, head), 0, head, at + 9, "chunk");
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
                file.source(records.array(), at, (int) length, records.offset() - records.position(), "chunk");
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
            byte[] content = file.recordAt(at, Opcode.ATTACHMENT, "attachment");
            ByteSource source = file.source(content, 0, content.length, at + 9, "attachment");
            source.u64("log_time");
            source.u64("create_time");
            String name = source.string("name");
            String mediaType = source.string("media_type");
            long length = source.u64("data");
            int from = source.skip(length, "data");
            int covered = source.position();
            file.checkCrc(content, 0, covered, source.u32("crc"), at, "attachment '" + name + "'");
            out.add(new McapAttachment(name, mediaType, Arrays.copyOfRange(content, from, from + (int) length)));
        }
        return Collections.unmodifiableList(out);
    }

    /** The metadata records in the order of the file. */
    public List<McapMetadata> metadata() {
        List<McapMetadata> out = new ArrayList<>();
        for (long at : metadataOffsets) {
            byte[] content = file.recordAt(at, Opcode.METADATA, "metadata");
            ByteSource source = file.source(content, 0, content.length, at + 9, "metadata");
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
            byte[] content = file.recordAt(at, Opcode.MESSAGE, "message");
            deliver(file.source(content, 0, content.length, at + 9, "message"), topics, from, to, handler);
        }
        long unpacked = 0;
        for (ChunkIndex chunk : chunks) {
            if (chunk.endTime() < from || chunk.startTime() > to || !mayContain(chunk, topics)) {
                continue;
            }
            unpacked = checkedTotal(unpacked, chunk);
            ByteSource records = file.unpack(chunk);
            while (records.remaining() > 0) {
                int opcode = records.u8("opcode");
                long length = records.u64("length");
                int at = records.skip(length, "record");
                if (opcode == Opcode.MESSAGE) {
                    deliver(
                            file.source(records.array(), at, (int) length, chunk.chunkOffset(), "chunk"),
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
            throw file.bad(chunk.chunkOffset(), "the file unpacks to more than " + MAX_TOTAL + " bytes");
        }
        return total;
    }

    @Override
    public void close() {
        file.close();
    }
}
