package org.skidpad.sim.record.mcap;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import org.skidpad.sim.record.lz4.Lz4Frames;

/** How the chunks of a file are packed; those that the MCAP specification names as well known. */
public enum Compression {
    /** For programs that unpack nothing, and for what is packed as a whole later. */
    NONE("") {
        @Override
        byte[] pack(byte[] bytes, int length) {
            return Arrays.copyOf(bytes, length);
        }
    },
    /** Packs and unpacks faster than zstd, into more bytes. */
    LZ4("lz4") {
        @Override
        byte[] pack(byte[] bytes, int length) {
            return Lz4Frames.pack(bytes, length);
        }
    },
    ZSTD("zstd") {
        @Override
        byte[] pack(byte[] bytes, int length) {
            byte[] out = new byte[Math.toIntExact(Zstd.compressBound(length))];
            return Arrays.copyOf(out, (int) Zstd.compressByteArray(out, 0, out.length, bytes, 0, length, ZSTD_LEVEL));
        }
    };

    private static final int ZSTD_LEVEL = 3;

    /** As a chunk says it. */
    final String word;

    Compression(String word) {
        this.word = word;
    }

    abstract byte[] pack(byte[] bytes, int length);
}
