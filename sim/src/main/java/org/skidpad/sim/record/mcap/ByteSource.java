package org.skidpad.sim.record.mcap;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Little-endian reads from a part of a file; whatever does not fit is a diagnostic with the byte offset in the file. */
final class ByteSource {
    private final String file;
    private final byte[] bytes;
    /** Offset in the file of bytes[0]. */
    private final long fileOffset;
    /** What is read, for messages; an offset within a chunk is counted after decompression. */
    private final String what;

    private int position;
    private final int end;

    ByteSource(String file, byte[] bytes, int from, int length, long fileOffset, String what) {
        this.file = file;
        this.bytes = bytes;
        this.fileOffset = fileOffset;
        this.what = what;
        position = from;
        end = from + length;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    long offset() {
        return fileOffset + position;
    }

    byte[] array() {
        return bytes;
    }

    BadInputException bad(String message) {
        return McapFile.bad(file, offset(), what + ": " + message);
    }

    private int take(long length, String field) {
        if (length < 0 || length > remaining()) {
            throw bad(field + " needs " + Long.toUnsignedString(length) + " bytes, " + remaining() + " are left");
        }
        int at = position;
        position += (int) length;
        return at;
    }

    int u8(String field) {
        return bytes[take(1, field)] & 0xFF;
    }

    int u16(String field) {
        int at = take(2, field);
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    int u32(String field) {
        int at = take(4, field);
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    long u64(String field) {
        long low = u32(field) & 0xFFFF_FFFFL;
        return low | (long) u32(field) << 32;
    }

    /** Skips {@code length} bytes and returns where they began. */
    int skip(long length, String field) {
        return take(length, field);
    }

    /** Bytes after their uint32 length. */
    byte[] bytes32(String field) {
        int length = u32(field);
        int at = take(length & 0xFFFF_FFFFL, field);
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    String string(String field) {
        int length = u32(field);
        int at = take(length & 0xFFFF_FFFFL, field);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw bad(field + " is not UTF-8");
        }
    }

    private ByteSource part32(String field) {
        long length = u32(field) & 0xFFFF_FFFFL;
        int at = take(length, field);
        return new ByteSource(file, bytes, at, (int) length, fileOffset, what);
    }

    Map<String, String> stringMap(String field) {
        ByteSource part = part32(field);
        Map<String, String> out = new LinkedHashMap<>();
        while (part.remaining() > 0) {
            String key = part.string(field);
            out.put(key, part.string(field));
        }
        return out;
    }

    Map<Integer, Long> countMap(String field) {
        ByteSource part = part32(field);
        Map<Integer, Long> out = new LinkedHashMap<>();
        while (part.remaining() > 0) {
            int key = part.u16(field);
            out.put(key, part.u64(field));
        }
        return out;
    }

    SourceLocation location() {
        return SourceLocation.wholeFile(file);
    }
}
