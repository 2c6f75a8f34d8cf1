package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageDefinitionsTest {
    /** As {@code rosmsg md5} prints them. */
    @ParameterizedTest
    @CsvSource({
        "std_msgs/String, 992ce8a1687cec8c8bd883ec73ca41d1",
        "std_msgs/Header, 2176decaecbce78abc3b96ef049fabed",
        "geometry_msgs/Twist, 9f195f881246fdfa2798d1d3eebca84a",
        "geometry_msgs/TwistStamped, 98d34b0043a2093cf9d9345ab6eef12e",
        "geometry_msgs/PoseStamped, d3812c3cbc69362b77dc0b19b345f8f5",
        "sensor_msgs/LaserScan, 90c7ef2dc6895d81024acba2ac42f369",
        "nav_msgs/Odometry, cd5e73d190d741a2f92e81eda573aca7",
        "rosgraph_msgs/Clock, a9c97c1d230cfc112e270351a944ee47",
        "tf2_msgs/TFMessage, 94810edda583a504dfda3829e70d7eec",
        "ackermann_msgs/AckermannDriveStamped, 1fd5d7f58889cefd44d29f6653240d0c",
        "sensor_msgs/Imu, 6a62c6daae103f4ff57a132d6f95cec2",
        "sensor_msgs/NavSatFix, 2d3a8cd499b9b4a0249fb98fd05cfa48",
        "visualization_msgs/MarkerArray, d155b9ce5188fbaf89745847fd5882d7"
    })
    void checksumsAreThoseOfRos(String type, String md5) {
        assertEquals(md5, MessageDefinitions.shipped().md5(type));
    }

    @Test
    void commentsAndBlanksDoNotCountAndConstantsComeFirst() {
        MessageDefinitions tidy = new MessageDefinitions(Map.of("a/M", "uint8 ON=1\nstring NAME=x # y\nuint8 state\n"));
        MessageDefinitions untidy = new MessageDefinitions(
                Map.of("a/M", "# a message\n  uint8   state   # = on\n\nuint8 ON = 1 # yes\nstring NAME=x # y\n"));
        assertEquals(tidy.md5("a/M"), untidy.md5("a/M"));
    }

    @Test
    void aFullDefinitionHoldsEachTypeOnce() {
        String full = MessageDefinitions.shipped().full("nav_msgs/Odometry");
        assertEquals(2, full.split("MSG: geometry_msgs/Pose\\b(?!W)", -1).length);
        assertTrue(full.contains("MSG: std_msgs/Header\nuint32 seq"), full);
    }
}
