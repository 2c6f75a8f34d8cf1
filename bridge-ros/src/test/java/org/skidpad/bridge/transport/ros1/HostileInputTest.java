package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

class HostileInputTest {
    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aHeaderThatClaimsGigabytesIsRefusedBeforeItIsRead() {
        byte[] claim = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
        IOException e = assertThrows(IOException.class, () -> ConnectionHeader.read(reader(claim)));
        assertTrue(e.getMessage().contains("2147483647 bytes"), e.getMessage());
    }

    @Property(tries = 2000)
    void noBytesMakeTheHeaderDecoderFailOtherwiseThanByRefusal(@ForAll @Size(max = 80) byte[] bytes) {
        try {
            ConnectionHeader.decode(bytes).forEach((name, value) -> assertTrue(!name.isEmpty()));
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("connection header"));
        }
    }

    @Test
    void aHeaderComesBackAsItWasWritten() throws IOException {
        Map<String, String> fields = Map.of("topic", "/a", "message_definition", "a=b\nc");
        assertEquals(fields, ConnectionHeader.read(reader(ConnectionHeader.encode(fields))));
    }

    @Test
    void aDocumentTypeInXmlRpcIsRefused() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                + "<methodCall><methodName>&b;</methodName></methodCall>";
        assertThrows(IOException.class, () -> XmlRpc.parseCall(bytes(bomb)));
    }

    @Test
    void valuesNestedWithoutEndAreRefused() {
        String deep = "<array><data><value>".repeat(100) + "</value></data></array>".repeat(100);
        String call = "<methodCall><methodName>m</methodName><params><param><value>" + deep
                + "</value></param></params></methodCall>";
        assertThrows(IOException.class, () -> XmlRpc.parseCall(bytes(call)));
    }

    @Test
    void elementsNestedAHundredThousandDeepDoNotExhaustTheStack() {
        String call = "<methodCall><methodName>" + "<a>".repeat(100_000) + "</a>".repeat(100_000)
                + "</methodName></methodCall>";
        assertThrows(IOException.class, () -> XmlRpc.parseCall(bytes(call)));
    }

    @Property(tries = 500)
    void noTextMakesTheXmlRpcParserFailOtherwiseThanByRefusal(@ForAll @StringLength(max = 60) String text) {
        for (String document :
                List.of(text, "<methodCall>" + text + "</methodCall>", "<methodResponse><params>" + text)) {
            try {
                XmlRpc.parseCall(bytes(document));
            } catch (IOException e) {
                assertTrue(e.getMessage() != null);
            }
        }
    }

    @Test
    void aFaultAndANumberThatIsNoneAreErrors() {
        assertThrows(
                IOException.class,
                () -> XmlRpc.parseResponse(bytes("<methodResponse><fault><value><struct><member><name>faultCode</name>"
                        + "<value><int>4</int></value></member></struct></value></fault></methodResponse>")));
        assertThrows(
                IOException.class,
                () -> XmlRpc.parseResponse(
                        bytes(
                                "<methodResponse><params><param><value><int>x</int></value></param></params></methodResponse>")));
    }

    @Test
    void anAnswerComesBackAsItWasWritten() throws IOException {
        List<Object> value = List.of(1, "a <b> & c", List.of(true, 0.5, ""));
        assertEquals(value, XmlRpc.parseResponse(XmlRpc.response(value)));
        XmlRpc.Call call = XmlRpc.parseCall(XmlRpc.call("requestTopic", List.of("/n", 3)));
        assertEquals("requestTopic", call.method());
        assertEquals(List.of("/n", 3), call.arguments());
    }

    @Property(tries = 2000)
    void noBytesMakeAMessageDecoderFailOtherwiseThanByRefusal(@ForAll @Size(max = 400) byte[] bytes) {
        for (MessageType<?> type : MessageType.all()) {
            assertDoesNotThrow(() -> decode(type, bytes));
        }
    }

    private static <M extends Message<M>> void decode(MessageType<M> type, byte[] bytes) {
        TcpRosReader reader = new TcpRosReader();
        reader.wrap(ByteBuffer.wrap(bytes));
        try {
            Codec.of(type).read(reader, type.create());
            reader.expectEnd();
        } catch (MalformedMessageException e) {
            assertTrue(!e.getMessage().isEmpty());
        }
    }

    @Test
    void aScanThatClaimsMoreBeamsThanItHasIsRefusedWithoutAllocatingThem() {
        LaserScan none = new LaserScan();
        ByteBuffer frame = new TcpRosWriter(512).frame(Codec.of(MessageType.LASER_SCAN), none);
        ByteBuffer body = frame.position(Integer.BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        int claim = body.limit() - 2 * Integer.BYTES; // where the number of ranges is
        body.putInt(claim, LaserScan.MAX_BEAMS);
        TcpRosReader reader = new TcpRosReader();
        reader.wrap(body);
        LaserScan scan = new LaserScan();
        assertThrows(
                MalformedMessageException.class,
                () -> Codec.of(MessageType.LASER_SCAN).read(reader, scan));
        assertEquals(0, scan.ranges.length);
    }
}
