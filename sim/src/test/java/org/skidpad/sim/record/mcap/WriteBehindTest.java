package org.skidpad.sim.record.mcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriteBehindTest {
    /** Takes nothing before it is let go. */
    private static final class SlowDisk extends OutputStream {
        private final CountDownLatch goes = new CountDownLatch(1);
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                goes.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            taken.write(bytes, from, length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void whoWritesDoesNotWaitForTheDiskAndWhatIsWrittenStaysInOrder() throws IOException {
        SlowDisk disk = new SlowDisk();
        try (WriteBehind out = new WriteBehind(disk)) {
            byte[] reused = new byte[1];
            for (int i = 0; i < 100; i++) {
                reused[0] = (byte) i;
                out.write(reused, 0, 1);
            }
            assertEquals(0, disk.taken.size(), "the disk has taken something");
            disk.goes.countDown();
        }
        assertTrue(disk.closed);
        byte[] taken = disk.taken.toByteArray();
        assertEquals(100, taken.length);
        for (int i = 0; i < 100; i++) {
            assertEquals(i, taken[i]);
        }
    }

    @Test
    void anInterruptedWriterIsNotHeldUpAndStaysInterrupted() throws IOException {
        SlowDisk disk = new SlowDisk();
        WriteBehind out = new WriteBehind(disk);
        Thread.currentThread().interrupt();
        out.write(7);
        disk.goes.countDown();
        out.close();
        assertTrue(Thread.interrupted(), "the interruption was swallowed");
        assertArrayEquals(new byte[] {7}, disk.taken.toByteArray());
    }

    @Test
    void aFullDiskIsToldByALaterCallAndByTheEnd() throws IOException {
        WriteBehind out = new WriteBehind(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        IOException told = assertThrows(IOException.class, () -> {
            while (true) {
                out.write(1);
            }
        });
        assertEquals("No space left on device", told.getMessage());
        assertEquals(
                "No space left on device",
                assertThrows(IOException.class, out::close).getMessage());
    }

    @Test
    void aFileWrittenBehindIsTheSameFile(@TempDir Path folder) throws IOException {
        byte[] direct = Files.readAllBytes(written(folder.resolve("direct.mcap"), false));
        assertArrayEquals(direct, Files.readAllBytes(written(folder.resolve("behind.mcap"), true)));
        assertTrue(direct.length > 10_000, "only " + direct.length + " bytes");
    }

    private static Path written(Path file, boolean behind) {
        try (McapWriter writer = new McapWriter(file, "ros2", "test", Compression.LZ4, behind)) {
            int channel = writer.addChannel("/a", writer.addSchema("a", "ros2msg", new byte[] {1}), "cdr", Map.of());
            byte[] data = new byte[500];
            for (int i = 0; i < 1000; i++) {
                data[i % 500] = (byte) (i * 31);
                writer.message(channel, i * 50_000_000L, i * 50_000_000L, data, data.length);
            }
            writer.metadata("end", Map.of("reason", "none"));
        }
        return file;
    }
}
