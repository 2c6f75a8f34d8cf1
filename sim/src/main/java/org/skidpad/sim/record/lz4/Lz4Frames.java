package org.skidpad.sim.record.lz4;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** Packs and unpacks LZ4 frames (LZ4 frame format, version 1.6). */
public final class Lz4Frames {
    private Lz4Frames() {}

    /**
     * Unpacks a frame that holds exactly {@code size} bytes.
     *
     * @param size the caller's limit: no more is allocated, whatever the frame says
     * @throws IOException where the frame is damaged or holds more or less
     */
    public static byte[] unpack(byte[] packed, int from, int length, int size) throws IOException {
        try (InputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(packed, from, length))) {
            byte[] out = in.readNBytes(size);
            if (out.length != size || in.read() >= 0) {
                throw new IOException(
                        "it unpacks to " + (out.length < size ? out.length : "more") + " bytes, not " + size);
            }
            return out;
        } catch (RuntimeException e) {
            // The library lets array and state errors through where a frame is damaged.
            throw new IOException("a damaged LZ4 frame: " + e.getMessage(), e);
        }
    }

    public static byte[] pack(byte[] bytes, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2 + 64);
        // ROS 1 (roslz4) reads only frames with a checksum of their content.
        try (LZ4FrameOutputStream packer = new LZ4FrameOutputStream(
                out,
                LZ4FrameOutputStream.BLOCKSIZE.SIZE_4MB,
                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM)) {
            packer.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
