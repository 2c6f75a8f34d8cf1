package org.skidpad.bridge.convert;

/** Appends primitives in the encoding of one ROS generation. */
public interface WireWriter {
    /** Whether the fields that only ROS 2 has are wanted (as of Humble). */
    boolean ros2();

    /** {@code std_msgs/Header}: stamp in ns and frame. */
    void header(long stampNs, String frame);

    /** A time in ns since its clock's epoch. */
    void time(long ns);

    void string(String s);

    void uint8(int v);

    void uint16(int v);

    /** 32 bits, with or without a sign. */
    void uint32(int v);

    void float32(float v);

    void float64(double v);

    /** Elements alone, without their number. */
    void bytes(byte[] v, int count);

    /** Elements alone, without their number. */
    default void floats(float[] v, int count) {
        for (int i = 0; i < count; i++) {
            float32(v[i]);
        }
    }

    /** Elements alone, without their number. */
    default void doubles(double[] v, int count) {
        for (int i = 0; i < count; i++) {
            float64(v[i]);
        }
    }
}
