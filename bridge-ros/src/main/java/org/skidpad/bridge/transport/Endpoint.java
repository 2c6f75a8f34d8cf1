package org.skidpad.bridge.transport;

/**
 * A writer or reader of a topic in another node.
 *
 * @param topic name with a leading slash
 * @param type for example {@code geometry_msgs/Twist}; {@code *} where the reader takes any, or nobody said
 * @param publishes whether it writes
 * @param node who it is: a node's name in ROS 1, a participant's name and identity in ROS 2
 */
public record Endpoint(String topic, String type, boolean publishes, String node) {
    /** Whether this is what the question asks for. */
    public boolean answers(Probe probe) {
        return publishes == probe.publishes()
                && topic.equals(probe.topic().name())
                && (type.equals("*") || type.equals(probe.topic().type().toString()));
    }
}
