package org.skidpad.sim.record.mcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

class CdrTest {
    private static byte[] bytes(CdrWriter writer) {
        return Arrays.copyOf(writer.array(), writer.size());
    }

    private static CdrReader reader(byte[] bytes) {
        return new CdrReader(ByteBuffer.wrap(bytes), SourceLocation.wholeFile("run.mcap"), "/topic");
    }

    @Test
    void valuesAreAlignedFromAfterTheHeader() {
        byte[] expected = {
            0,
            1,
            0,
            0, // little-endian CDR
            7,
            0,
            0,
            0, // uint8, padding to 4
            1,
            2,
            0,
            0, // int32 0x201
            0,
            0,
            0,
            0,
            0,
            0,
            (byte) 0xF0,
            0x3F, // float64 1.0, already at 8
            2,
            0,
            0,
            0,
            'a',
            0 // string of one character
        };
        assertArrayEquals(
                expected, bytes(new CdrWriter().uint8(7).int32(0x201).float64(1).string("a")));
    }

    @Test
    void anEmptySequenceOfDoublesIsItsLengthAlone() {
        assertEquals(8, new CdrWriter().float64Sequence(new double[0]).size());
        assertEquals(4 + 8 + 8, new CdrWriter().float64Sequence(new double[1]).size());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        CdrWriter writer = new CdrWriter()
                .bool(true)
                .float64Sequence(new double[] {Math.PI, Double.NaN})
                .string("ü\0x")
                .float32Sequence(new float[] {1.5f, Float.POSITIVE_INFINITY})
                .uint8Sequence(new byte[] {1, 2, 3})
                .uint64(-1)
                .header(1_500_000_000L, "map");
        CdrReader reader = reader(bytes(writer));
        assertTrue(reader.bool());
        assertArrayEquals(new double[] {Math.PI, Double.NaN}, reader.float64Sequence());
        assertEquals("ü\0x", reader.string());
        assertArrayEquals(new float[] {1.5f, Float.POSITIVE_INFINITY}, reader.float32Sequence());
        byte[] three = new byte[3];
        reader.uint8Sequence(three);
        assertArrayEquals(new byte[] {1, 2, 3}, three);
        assertEquals(-1, reader.uint64());
        assertEquals(1_500_000_000L, reader.time());
        assertEquals("map", reader.string());
    }

    @Test
    void aBigEndianMessageIsUnderstood() {
        assertEquals(258, reader(new byte[] {0, 0, 0, 0, 0, 0, 1, 2}).int32());
    }

    @Test
    void aMessageThatIsTooShortIsADiagnostic() {
        assertThrows(BadInputException.class, () -> reader(new byte[3]));
        assertThrows(
                BadInputException.class,
                () -> reader(new byte[] {0, 1, 0, 0, 1}).int32());
        assertThrows(
                BadInputException.class,
                () -> reader(new byte[] {0, 1, 0, 0, -1, -1, -1, 127}).float64Sequence());
        assertThrows(
                BadInputException.class,
                () -> reader(new byte[] {0, 1, 0, 0, -1, -1, -1, -1}).string());
        assertTrue(assertThrows(BadInputException.class, () -> reader(new byte[] {9, 9, 0, 0}))
                .getMessage()
                .startsWith("run.mcap: error: /topic"));
    }

    @Test
    void aSchemaHoldsEveryMessageItIsMadeOf() {
        String text = new String(Ros2Types.schema("nav_msgs/Odometry"), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("std_msgs/Header header\n"));
        for (String part : new String[] {
            "std_msgs/Header", "builtin_interfaces/Time", "geometry_msgs/PoseWithCovariance", "geometry_msgs/Quaternion"
        }) {
            assertTrue(text.contains("=".repeat(80) + "\nMSG: " + part + "\n"), part);
        }
        assertEquals("nav_msgs/msg/Odometry", Ros2Types.schemaName("nav_msgs/Odometry"));
        assertThrows(IllegalArgumentException.class, () -> Ros2Types.schema("nav_msgs/Odomtry"));
    }
}
