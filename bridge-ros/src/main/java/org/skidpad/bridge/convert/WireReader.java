package org.skidpad.bridge.convert;

/** Reads primitives in the encoding of one ROS generation. Every method throws {@link MalformedMessageException} at the end of the bytes. */
public interface WireReader {
    /** Stamp of a {@code std_msgs/Header}, ns; the frame follows as {@link #string}. */
    long headerStamp();

    /** A time in ns. */
    long time();

    /** A string of at most {@link #MAX_STRING} bytes; returns {@code same} itself where the content is equal, to allocate nothing. */
    String string(String same);

    int uint32();

    float float32();

    double float64();

    /** Longest string accepted: frames and names are short. */
    int MAX_STRING = 255;

    /**
     * The length of a sequence.
     *
     * @throws MalformedMessageException where it is beyond {@code max}
     */
    default int count(int max) {
        int n = uint32();
        if (n < 0 || n > max) {
            throw new MalformedMessageException(
                    "a sequence of " + Integer.toUnsignedLong(n) + " elements, at most " + max);
        }
        return n;
    }
}
