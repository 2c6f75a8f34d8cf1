package org.skidpad.bridge.transport.ros1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * Cuts a stream into frames of a length and as many bytes. Reads as much as has come, so that small messages cost one system
 * call; memory grows with what arrives, never with what is claimed.
 */
final class FrameReader {
    private static final int FIRST = 1 << 14;

    private final ReadableByteChannel channel;
    private ByteBuffer buffer = allocate(FIRST);
    private int start;
    private int end;

    FrameReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The next frame's bytes from position to limit, valid until the next call. Waits for it.
     *
     * @param max longest frame accepted, bytes
     * @throws EOFException where the stream ends
     * @throws IOException where a frame is longer than {@code max}
     */
    ByteBuffer next(int max) throws IOException {
        await(Integer.BYTES);
        int length = buffer.getInt(start);
        if (length < 0 || length > max) {
            throw new FrameTooLongException(Integer.toUnsignedLong(length), max);
        }
        await(Integer.BYTES + length);
        int from = start + Integer.BYTES;
        start = from + length;
        return buffer.limit(start).position(from);
    }

    /**
     * One byte.
     *
     * @throws EOFException where the stream ends
     */
    int nextByte() throws IOException {
        await(1);
        return buffer.get(start++) & 0xff;
    }

    private void await(int bytes) throws IOException {
        buffer.limit(buffer.capacity());
        if (start == end) {
            start = 0;
            end = 0;
        }
        while (end - start < bytes) {
            if (end == buffer.capacity()) {
                makeRoom(bytes);
            }
            buffer.position(end);
            int n = channel.read(buffer);
            if (n < 0) {
                throw new EOFException("the other side ended the connection");
            }
            end += n;
        }
    }

    private void makeRoom(int bytes) {
        buffer.limit(end).position(start);
        if (bytes > buffer.capacity()) {
            buffer = allocate(Math.min(2 * buffer.capacity(), bytes)).put(buffer);
        } else {
            buffer.compact();
        }
        end -= start;
        start = 0;
        buffer.limit(buffer.capacity());
    }

    /** A frame beyond what its type allows. */
    static final class FrameTooLongException extends IOException {
        FrameTooLongException(long length, int max) {
            super("a message of " + length + " bytes, at most " + max);
        }
    }
}
