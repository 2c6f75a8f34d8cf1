package org.skidpad.sim.record.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.lz4.Lz4Frames;

/** The bytes of an MCAP file: records at offsets, checked lengths and CRCs, unpacked chunks; every defect with its offset. */
final class McapFile {
    /** As the user named it. */
    final String name;

    final long size;
    private final FileChannel channel;

    private McapFile(String name, FileChannel channel, long size) {
        this.name = name;
        this.channel = channel;
        this.size = size;
    }

    static McapFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new BadInputException(
                    SourceLocation.wholeFile(path.toString()), "is a folder, a recording is a file");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new McapFile(path.toString(), channel, channel.size());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            Path part = McapWriter.partOf(path);
            String hint = Files.exists(part) ? "an unfinished recording is at " + part : "";
            throw new BadInputException(SourceLocation.wholeFile(path.toString()), "there is no such file", hint);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
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

    BadInputException bad(long offset, String message) {
        return bad(name, offset, message);
    }

    /** A part of a record's bytes, to be read field by field. */
    ByteSource source(byte[] bytes, int from, int length, long fileOffset, String what) {
        return new ByteSource(name, bytes, from, length, fileOffset, what);
    }

    ByteSource unpack(ChunkIndex chunk) {
        byte[] record = recordAt(chunk.chunkOffset(), Opcode.CHUNK, "chunk");
        ByteSource source = source(record, 0, record.length, chunk.chunkOffset() + 9, "chunk");
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
            case "lz4" -> records = unlz4(record, at, (int) length, uncompressedSize, chunk.chunkOffset());
            default ->
                throw source.bad("compression '" + compression + "' is not supported, only zstd, lz4 and none are");
        }
        checkCrc(records, 0, records.length, crc, chunk.chunkOffset(), "a chunk");
        return source(records, 0, records.length, chunk.chunkOffset(), "chunk");
    }

    private byte[] unlz4(byte[] record, int at, int length, long uncompressedSize, long offset) {
        int expected = checkedLength(uncompressedSize, offset);
        // LZ4 codes at most 255 bytes in one.
        if (expected > 255L * (length + 1L)) {
            throw bad(offset, "a chunk of " + length + " bytes cannot unpack to " + expected);
        }
        try {
            return Lz4Frames.unpack(record, at, length, expected);
        } catch (IOException e) {
            BadInputException bad = bad(offset, "a chunk cannot be unpacked: " + e.getMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    private byte[] unzstd(byte[] record, int at, int length, long uncompressedSize, long offset) {
        int expected = checkedLength(uncompressedSize, offset);
        // zstd cannot pack more than this into a byte (blocks of 128 KiB in 3 bytes and more): refuse bombs before
        // allocating.
        if (expected > 65_536L * (length + 1L)) {
            throw bad(offset, "a chunk of " + length + " bytes cannot unpack to " + expected);
        }
        byte[] out = new byte[expected];
        long size;
        try {
            size = Zstd.decompressByteArray(out, 0, expected, record, at, length);
        } catch (ZstdException e) {
            BadInputException bad = bad(offset, "a chunk cannot be unpacked: " + e.getMessage());
            bad.initCause(e);
            throw bad;
        }
        if (size != expected) {
            throw bad(offset, "a chunk unpacks to " + size + " bytes instead of " + expected);
        }
        return out;
    }

    void checkCrc(byte[] bytes, int from, int to, int expected, long offset, String what) {
        if (expected == 0) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        if ((int) crc.getValue() != expected) {
            throw bad(
                    offset,
                    what + " is damaged: its CRC is " + Long.toHexString(crc.getValue()) + " instead of "
                            + Integer.toHexString(expected));
        }
    }

    byte[] recordAt(long at, int opcode, String what) {
        if (at < 8 || at > size - 9) {
            throw bad(
                    Math.min(Math.max(at, 0), size),
                    what + ": its offset " + Long.toUnsignedString(at) + " is outside the file");
        }
        ByteSource head = source(read(at, 9), 0, 9, at, what);
        int found = head.u8("opcode");
        long length = head.u64("length");
        if (found != opcode) {
            throw bad(at, what + " expected, but the opcode is " + found);
        }
        if (length < 0 || length > size - at - 9) {
            throw bad(at, what + " is longer than the file");
        }
        return read(at + 9, checkedLength(length, at));
    }

    int checkedLength(long length, long at) {
        if (length < 0 || length > McapReader.MAX_CHUNK) {
            throw bad(
                    at,
                    "a record of " + Long.toUnsignedString(length) + " bytes; at most " + McapReader.MAX_CHUNK
                            + " are read");
        }
        return (int) length;
    }

    byte[] read(long at, int length) {
        byte[] out = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(out);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw bad(at + buffer.position(), "the file ends here");
                }
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return out;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}
