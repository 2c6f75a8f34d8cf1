package org.skidpad.bridge.convert;

/** Appends primitives in the encoding of one ROS generation. */
public interface WireWriter {
    /** {@code std_msgs/Header}: stamp in ns and frame. */
    void header(long stampNs, String frame);

    /** A time in ns since its clock's epoch. */
    void time(long ns);

    void string(String s);

    void uint32(int v);

    void float32(float v);

    void float64(double v);
}
