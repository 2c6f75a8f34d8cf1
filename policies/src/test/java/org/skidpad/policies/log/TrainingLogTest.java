package org.skidpad.policies.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
    @Test
    void aCsvLogNamesItsColumnsOnceHoweverOftenItIsOpened(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("progress.csv");
        for (int run = 1; run <= 2; run++) {
            try (CsvLog log = new CsvLog(file)) {
                log.row(run * 100L, Map.of("episode/return", -5.0 / run));
            }
        }
        assertEquals(List.of("step,episode/return", "100,-5.00000", "200,-2.50000"), Files.readAllLines(file));
    }

    @Test
    void aRunThatGoesOnFromACheckpointReplacesTheRowsThatItRepeats(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("progress.csv");
        try (CsvLog log = new CsvLog(file)) {
            for (long step = 100; step <= 400; step += 100) {
                log.row(step, Map.of("loss", 1.0));
            }
        }
        Files.writeString(file, "500,1.0", StandardOpenOption.APPEND);
        try (CsvLog log = new CsvLog(file)) {
            log.row(300, Map.of("loss", 2.0));
            log.row(400, Map.of("loss", 2.0));
        }
        assertEquals(
                List.of("step,loss", "100,1.00000", "200,1.00000", "300,2.00000", "400,2.00000"),
                Files.readAllLines(file));
        try (var files = Files.list(dir)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    /** The bytes of the event are written out by hand from event.proto and summary.proto. */
    @Test
    void anEventFileHoldsFramedEventsWithTheirChecksums(@TempDir Path dir) throws Exception {
        try (TensorBoardLog log = new TensorBoardLog(dir, 1000)) {
            log.scalars(1000, 200, Map.of("episode/return", -5.0));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(dir.resolve("events.out.tfevents.1000.skidpad.0")))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] version = record(bytes);
        assertEquals(9 + 2 + 13, version.length);
        assertEquals("brain.Event:2", new String(version, 11, 13, StandardCharsets.US_ASCII));
        byte[] event = record(bytes);
        ByteBuffer expected = ByteBuffer.allocate(9 + 3 + 25).order(ByteOrder.LITTLE_ENDIAN);
        expected.put((byte) 0x09).putDouble(1000);
        expected.put(new byte[] {0x10, (byte) 0xC8, 0x01});
        expected.put(new byte[] {0x2A, 23, 0x0A, 21, 0x0A, 14});
        expected.put("episode/return".getBytes(StandardCharsets.US_ASCII));
        expected.put((byte) 0x15).putFloat(-5);
        assertArrayEquals(expected.array(), event);
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void twoRunsOfTheSameSecondWriteTwoFiles(@TempDir Path dir) throws Exception {
        new TensorBoardLog(dir, 1000).close();
        new TensorBoardLog(dir, 1000).close();
        try (var files = Files.list(dir)) {
            assertEquals(2, files.count());
        }
    }

    private static byte[] record(ByteBuffer bytes) {
        int start = bytes.position();
        int length = (int) bytes.getLong();
        assertEquals(masked(bytes.array(), start, 8), bytes.getInt());
        byte[] data = new byte[length];
        bytes.get(data);
        assertEquals(masked(data, 0, length), bytes.getInt());
        return data;
    }

    /** CRC-32C bit by bit, polynomial 0x1EDC6F41 reflected. */
    private static int masked(byte[] bytes, int from, int length) {
        int crc = -1;
        for (int i = from; i < from + length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * 0x82F63B78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }
}
