package org.skidpad.policies.log;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Scalars in a TensorBoard event file: TFRecord framing (length, masked CRC-32C of the length, data, masked CRC-32C of the
 * data) around {@code tensorflow.Event} messages (tensorflow/core/util/event.proto), of which five fields are used. Encoded by
 * hand, since the message classes would cost a dependency of a hundred megabytes.
 */
public final class TensorBoardLog implements AutoCloseable {
    private final OutputStream out;

    /**
     * Starts a new file in {@code folder}; several files of one folder are shown as one run.
     *
     * @param wallTime s since 1970, also part of the file's name
     */
    public TensorBoardLog(Path folder, double wallTime) {
        try {
            Files.createDirectories(folder);
            out = new BufferedOutputStream(create(folder, (long) wallTime));
            ByteArrayOutputStream event = new ByteArrayOutputStream();
            doubleField(event, 1, wallTime);
            bytesField(event, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
            record(event.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write learning curves into " + folder, e);
        }
    }

    /** A file that no earlier run of the same second has taken; the viewer orders files by name. */
    private static OutputStream create(Path folder, long second) throws IOException {
        for (int run = 0; ; run++) {
            try {
                return Files.newOutputStream(
                        folder.resolve(String.format("events.out.tfevents.%d.skidpad.%d", second, run)),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException taken) {
                // The next number is tried: appending to another run's file would mix two curves.
            }
        }
    }

    /** Adds one value of each tag at a step, and flushes. */
    public void scalars(double wallTime, long step, Map<String, Double> values) {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        values.forEach((tag, value) -> {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            bytesField(one, 1, tag.getBytes(StandardCharsets.UTF_8));
            floatField(one, 2, value.floatValue());
            bytesField(summary, 1, one.toByteArray());
        });
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        doubleField(event, 1, wallTime);
        varint(event, 2 << 3);
        varint(event, step);
        bytesField(event, 5, summary.toByteArray());
        try {
            record(event.toByteArray());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write learning curves", e);
        }
    }

    private void record(byte[] data) throws IOException {
        byte[] length = little(8).putLong(data.length).array();
        out.write(length);
        out.write(little(4).putInt(maskedCrc(length)).array());
        out.write(data);
        out.write(little(4).putInt(maskedCrc(data)).array());
    }

    /** Rotated and offset, so that a checksum of data that holds checksums stays meaningful (tensorflow/core/lib/hash/crc32c.h). */
    static int maskedCrc(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void doubleField(ByteArrayOutputStream out, int field, double value) {
        varint(out, field << 3 | 1);
        out.writeBytes(little(8).putDouble(value).array());
    }

    private static void floatField(ByteArrayOutputStream out, int field, float value) {
        varint(out, field << 3 | 5);
        out.writeBytes(little(4).putFloat(value).array());
    }

    private static void bytesField(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, field << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot finish the learning curves", e);
        }
    }
}
