package org.skidpad.sim.record.mcap;

/**
 * How the messages of a channel are laid out.
 *
 * @param id 1 … 65535, unique in the file
 * @param name for ROS 2 {@code package/msg/Type}
 * @param encoding for ROS 2 {@code ros2msg}
 * @param data the schema's text, UTF-8 for {@code ros2msg}
 */
public record McapSchema(int id, String name, String encoding, byte[] data) {
    void write(ByteSink out) {
        out.u16(id).string(name).string(encoding).u32(data.length).raw(data, 0, data.length);
    }
}
