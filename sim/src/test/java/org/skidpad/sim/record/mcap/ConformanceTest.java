package org.skidpad.sim.record.mcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The MCAP project's conformance descriptions: what records a file of one message has, with every combination of chunks,
 * indexes, statistics, repeated definitions, summary offsets and padded records, and the CRCs of the file that the project's
 * own writer makes of it. We encode the records, must meet each CRC and offset, and read the file back.
 */
class ConformanceTest {
    /** A record may be longer than this version of the specification knows; the project's writer appends these. */
    private static final byte[] PADDING = {0x01, (byte) 0xFF, (byte) 0xFF};

    @TempDir
    Path folder;

    @Test
    void everyCombinationOfFeaturesIsWrittenByTheByteAndReadBack() throws IOException {
        Path descriptions = SharedData.folder("data/mcap-conformance-json/tests/conformance/data/OneMessage");
        List<Path> files;
        try (Stream<Path> list = Files.list(descriptions)) {
            files = list.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() >= 100, "only " + files.size() + " descriptions");
        for (Path file : files) {
            check(file);
        }
    }

    @SuppressWarnings("unchecked")
    private void check(Path description) throws IOException {
        String name = description.getFileName().toString();
        Map<String, Object> root = (Map<String, Object>) Json.parse(Files.readString(description));
        Map<String, Object> variant = (Map<String, Object>) ((Map<String, Object>) root.get("meta")).get("variant");
        List<Object> features = (List<Object>) variant.get("features");
        List<Map<String, Object>> records = new ArrayList<>();
        for (Object record : (List<Object>) root.get("records")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", ((Map<String, Object>) record).get("type"));
            for (Object field : (List<Object>) ((Map<String, Object>) record).get("fields")) {
                fields.put((String) ((List<Object>) field).get(0), ((List<Object>) field).get(1));
            }
            records.add(fields);
        }
        Path file = folder.resolve(name + ".mcap");
        Files.write(file, encode(name, records, features));
        try (McapReader reader = McapReader.open(file)) {
            assertTrue(reader.complete(), name);
            assertEquals("", reader.library(), name);
            List<String> messages = new ArrayList<>();
            reader.messages((channel, sequence, logTime, publishTime, data) -> {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                assertArrayEquals(new byte[] {1, 2, 3}, bytes, name);
                messages.add(channel.topic() + " " + sequence + " " + logTime + " " + publishTime);
                assertEquals(Map.of("foo", "bar"), channel.metadata(), name);
                assertEquals("Example", reader.schemaOf(channel).name(), name);
                assertArrayEquals(new byte[] {4, 5, 6}, reader.schemaOf(channel).data(), name);
            });
            assertEquals(List.of("example 10 2 1"), messages, name);
        }
    }

    private static byte[] encode(String name, List<Map<String, Object>> records, List<Object> features) {
        boolean chunked = features.contains("ch");
        byte[] padding = features.contains("pad") ? PADDING : new byte[0];
        ByteSink out = new ByteSink();
        out.raw(Opcode.magic(), 0, 8);
        ByteSink chunk = new ByteSink();
        int summaryStart = -1;
        long messageOffset = 0;
        for (Map<String, Object> record : records) {
            String type = (String) record.get("type");
            boolean inChunk = chunked
                    && summaryStart < 0
                    && List.of("Schema", "Channel", "Message").contains(type);
            ByteSink to = inChunk ? chunk : out;
            byte[] pad = inChunk ? new byte[0] : padding;
            switch (type) {
                case "Header" -> {
                    int start = to.beginRecord(Opcode.HEADER);
                    to.string(text(record, "profile"))
                            .string(text(record, "library"))
                            .raw(pad, 0, pad.length);
                    to.endRecord(start);
                }
                case "Schema" -> {
                    int start = to.beginRecord(Opcode.SCHEMA);
                    new McapSchema(
                                    (int) number(record, "id"),
                                    text(record, "name"),
                                    text(record, "encoding"),
                                    bytes(record, "data"))
                            .write(to);
                    to.raw(pad, 0, pad.length).endRecord(start);
                }
                case "Channel" -> {
                    int start = to.beginRecord(Opcode.CHANNEL);
                    new McapChannel(
                                    (int) number(record, "id"),
                                    (int) number(record, "schema_id"),
                                    text(record, "topic"),
                                    text(record, "message_encoding"),
                                    Map.of("foo", "bar"))
                            .write(to);
                    to.raw(pad, 0, pad.length).endRecord(start);
                }
                case "Message" -> {
                    messageOffset = to.size();
                    int start = to.beginRecord(Opcode.MESSAGE);
                    byte[] data = bytes(record, "data");
                    to.u16((int) number(record, "channel_id"))
                            .u32((int) number(record, "sequence"))
                            .u64(number(record, "log_time"))
                            .u64(number(record, "publish_time"))
                            .raw(data, 0, data.length);
                    to.endRecord(start);
                }
                case "DataEnd" -> {
                    if (chunked) {
                        writeChunk(out, chunk, features.contains("mx"), messageOffset, padding);
                    }
                    assertEquals(number(record, "data_section_crc"), crc(out, 0), name + ": data_section_crc");
                    int start = out.beginRecord(Opcode.DATA_END);
                    out.u32((int) number(record, "data_section_crc")).endRecord(start);
                    summaryStart = out.size();
                }
                case "Statistics" -> {
                    int start = out.beginRecord(Opcode.STATISTICS);
                    new McapStatistics(
                                    number(record, "message_count"),
                                    (int) number(record, "schema_count"),
                                    (int) number(record, "channel_count"),
                                    (int) number(record, "attachment_count"),
                                    (int) number(record, "metadata_count"),
                                    (int) number(record, "chunk_count"),
                                    number(record, "message_start_time"),
                                    number(record, "message_end_time"),
                                    counts(record, "channel_message_counts"))
                            .write(out);
                    out.raw(pad, 0, pad.length).endRecord(start);
                }
                case "ChunkIndex" -> {
                    int start = out.beginRecord(Opcode.CHUNK_INDEX);
                    new ChunkIndex(
                                    number(record, "message_start_time"),
                                    number(record, "message_end_time"),
                                    number(record, "chunk_start_offset"),
                                    number(record, "chunk_length"),
                                    counts(record, "message_index_offsets"),
                                    number(record, "message_index_length"),
                                    text(record, "compression"),
                                    number(record, "compressed_size"),
                                    number(record, "uncompressed_size"))
                            .write(out);
                    out.raw(pad, 0, pad.length).endRecord(start);
                }
                case "SummaryOffset" -> {
                    int start = out.beginRecord(Opcode.SUMMARY_OFFSET);
                    out.u8((int) number(record, "group_opcode"))
                            .u64(number(record, "group_start"))
                            .u64(number(record, "group_length"))
                            .raw(pad, 0, pad.length);
                    out.endRecord(start);
                }
                case "Footer" -> {
                    if (number(record, "summary_start") != 0) {
                        assertEquals(number(record, "summary_start"), summaryStart, name + ": summary_start");
                    }
                    int start = out.beginRecord(Opcode.FOOTER);
                    out.u64(number(record, "summary_start")).u64(number(record, "summary_offset_start"));
                    out.putU64(start - 8, 20);
                    assertEquals(number(record, "summary_crc"), crc(out, summaryStart), name + ": summary_crc");
                    out.u32((int) number(record, "summary_crc"));
                }
                default -> throw new AssertionError(name + ": record " + type);
            }
        }
        return out.raw(Opcode.magic(), 0, 8).toByteArray();
    }

    private static void writeChunk(ByteSink out, ByteSink chunk, boolean index, long messageOffset, byte[] padding) {
        int start = out.beginRecord(Opcode.CHUNK);
        out.u64(2).u64(2).u64(chunk.size()).u32((int) crc(chunk, 0)).string("").u64(chunk.size());
        out.raw(chunk.array(), 0, chunk.size()).endRecord(start);
        if (index) {
            start = out.beginRecord(Opcode.MESSAGE_INDEX);
            out.u16(1).u32(16).u64(2).u64(messageOffset).raw(padding, 0, padding.length);
            out.endRecord(start);
        }
    }

    private static long crc(ByteSink bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), from, bytes.size() - from);
        return crc.getValue();
    }

    private static String text(Map<String, Object> record, String field) {
        return (String) record.get(field);
    }

    private static long number(Map<String, Object> record, String field) {
        return Long.parseLong(text(record, field));
    }

    @SuppressWarnings("unchecked")
    private static byte[] bytes(Map<String, Object> record, String field) {
        List<Object> list = (List<Object>) record.get(field);
        byte[] out = new byte[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt((String) list.get(i));
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Long> counts(Map<String, Object> record, String field) {
        Map<Integer, Long> out = new LinkedHashMap<>();
        ((Map<String, Object>) record.get(field))
                .forEach((key, value) -> out.put(Integer.parseInt(key), Long.parseLong((String) value)));
        return out;
    }
}
