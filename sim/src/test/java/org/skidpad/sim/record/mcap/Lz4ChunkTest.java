package org.skidpad.sim.record.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.record.lz4.Lz4Frames;

/** MCAP files whose chunks are LZ4 frames, as rosbag2's fast profile and Foxglove write them. */
class Lz4ChunkTest {
    @TempDir
    Path folder;

    /** One chunk with a schema, a channel and messages, and no summary. */
    private Path file(int messages, int claimed) throws IOException {
        ByteSink records = new ByteSink();
        int start = records.beginRecord(Opcode.SCHEMA);
        new McapSchema(1, "std_msgs/msg/UInt8", "ros2msg", new byte[0]).write(records);
        records.endRecord(start);
        start = records.beginRecord(Opcode.CHANNEL);
        new McapChannel(1, 1, "/count", "cdr", Map.of()).write(records);
        records.endRecord(start);
        for (int i = 0; i < messages; i++) {
            start = records.beginRecord(Opcode.MESSAGE);
            records.u16(1).u32(i).u64(i).u64(i).u8(i);
            records.endRecord(start);
        }
        byte[] packed = Lz4Frames.pack(records.array(), records.size());
        ByteSink out = new ByteSink();
        byte[] magic = Opcode.magic();
        out.raw(magic, 0, magic.length);
        start = out.beginRecord(Opcode.HEADER);
        out.string("ros2").string("test");
        out.endRecord(start);
        start = out.beginRecord(Opcode.CHUNK);
        out.u64(0).u64(messages).u64(claimed < 0 ? records.size() : claimed).u32(0);
        out.string("lz4").u64(packed.length).raw(packed, 0, packed.length);
        out.endRecord(start);
        start = out.beginRecord(Opcode.DATA_END);
        out.u32(0);
        out.endRecord(start);
        start = out.beginRecord(Opcode.FOOTER);
        out.u64(0).u64(0).u32(0);
        out.endRecord(start);
        out.raw(magic, 0, magic.length);
        Path file = folder.resolve("lz4.mcap");
        Files.write(file, Arrays.copyOf(out.array(), out.size()));
        return file;
    }

    @Test
    void itsMessagesAreRead() throws IOException {
        List<Integer> seen = new ArrayList<>();
        try (McapReader reader = McapReader.open(file(200, -1))) {
            reader.messages((channel, sequence, logTime, publishTime, data) -> seen.add(data.get() & 0xff));
        }
        assertEquals(200, seen.size());
        assertEquals(199, seen.get(199));
    }

    @Test
    void aChunkThatClaimsMoreThanLz4CanPackIsRefusedBeforeItIsAllocated() throws IOException {
        Path file = file(1, 100 << 20);
        BadInputException e = assertThrows(BadInputException.class, () -> McapReader.open(file));
        assertTrue(e.getMessage().contains("cannot unpack to"), e.getMessage());
    }

    @Test
    void aChunkThatHoldsMoreThanItClaimsIsRefused() throws IOException {
        Path file = file(200, 100);
        BadInputException e = assertThrows(BadInputException.class, () -> McapReader.open(file));
        assertTrue(e.getMessage().contains("cannot be unpacked"), e.getMessage());
    }
}
