package org.skidpad.bridge.convert;

/** Reads primitives in the encoding of one ROS generation. Every method throws {@link MalformedMessageException} at the end of the bytes. */
public interface WireReader {
    /** Longest string accepted where nothing else is said: frames and names are short. */
    int MAX_STRING = 255;

    /** Longest text for people that is accepted. */
    int MAX_TEXT = 4096;

    /** Whether the fields that only ROS 2 has are there (as of Humble). */
    boolean ros2();

    /** Bytes not read yet. */
    int remaining();

    /** Stamp of a {@code std_msgs/Header}, ns; the frame follows as {@link #string}. */
    long headerStamp();

    /** A time in ns. */
    long time();

    /** A string of at most {@link #MAX_STRING} bytes; returns {@code same} itself where the content is equal, to allocate nothing. */
    default String string(String same) {
        return string(same, MAX_STRING);
    }

    /** A string of at most {@code max} bytes; returns {@code same} itself where the content is equal. */
    String string(String same, int max);

    int uint8();

    int uint16();

    int uint32();

    float float32();

    double float64();

    /** Elements alone, without their number. */
    void bytes(byte[] out, int count);

    /** Elements alone, without their number. */
    default void floats(float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = float32();
        }
    }

    /** Elements alone, without their number. */
    default void doubles(double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = float64();
        }
    }

    /**
     * The length of a sequence. Refused before anything is allocated for it.
     *
     * @param max most elements accepted
     * @param bytesEach what an element takes at least
     * @throws MalformedMessageException where it is beyond {@code max} or more than the bytes can hold
     */
    default int count(int max, int bytesEach) {
        int n = uint32();
        if (n < 0 || n > max) {
            throw new MalformedMessageException(
                    "a sequence of " + Integer.toUnsignedLong(n) + " elements, at most " + max);
        }
        if ((long) n * bytesEach > remaining()) {
            throw new MalformedMessageException("a sequence of " + n + " elements in " + remaining() + " bytes");
        }
        return n;
    }
}
