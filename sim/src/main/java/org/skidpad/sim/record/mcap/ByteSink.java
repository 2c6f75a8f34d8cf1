package org.skidpad.sim.record.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A growing little-endian byte array with the serialisations of the MCAP specification, section "Serialization". */
final class ByteSink {
    private byte[] bytes = new byte[4096];
    private int size;

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void need(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    ByteSink u8(int value) {
        need(1);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteSink u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    ByteSink u32(int value) {
        return u16(value).u16(value >>> 16);
    }

    ByteSink u64(long value) {
        return u32((int) value).u32((int) (value >>> 32));
    }

    /** Overwrites eight bytes written before. */
    void putU64(int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private void putU32(int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    ByteSink raw(byte[] source, int from, int length) {
        need(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    ByteSink string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8, 0, utf8.length);
    }

    ByteSink stringMap(Map<String, String> map) {
        int at = size;
        u32(0);
        map.forEach((key, value) -> string(key).string(value));
        putU32(at, size - at - 4);
        return this;
    }

    /** Map of uint16 to uint64. */
    ByteSink countMap(Map<Integer, Long> map) {
        u32(map.size() * 10);
        map.forEach((key, value) -> u16(key).u64(value));
        return this;
    }

    /** Begins a record; {@link #endRecord} with what this returns ends it. */
    int beginRecord(int opcode) {
        u8(opcode);
        u64(0);
        return size;
    }

    void endRecord(int contentStart) {
        putU64(contentStart - 8, size - contentStart);
    }
}
