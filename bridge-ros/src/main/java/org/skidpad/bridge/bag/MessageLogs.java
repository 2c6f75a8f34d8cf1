package org.skidpad.bridge.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.skidpad.bridge.bag.RecordedMessage.Encoding;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.transport.ros1.Ros1Bytes;
import org.skidpad.bridge.transport.ros2.CdrBytes;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** The one door to recorded messages. */
public final class MessageLogs {
    private MessageLogs() {}

    /**
     * Opens a file by its first bytes, whatever its name.
     *
     * @throws BadInputException where there is none, or it is of no known kind
     */
    public static MessageLog open(Path file) {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(BagReader.MAGIC.length());
        } catch (NoSuchFileException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "no such file");
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "cannot be read: " + e.getMessage());
        }
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        if (text.equals(BagReader.MAGIC)) {
            return new BagReader(file);
        }
        if (text.startsWith("\u0089MCAP")) {
            return new McapLog(file);
        }
        String what = text.startsWith("#ROSBAG")
                ? "is a bag of another version than 2.0; rosbag fix updates it"
                : "is no recording";
        throw new BadInputException(
                SourceLocation.wholeFile(file.toString()),
                what + ": a ROS 1 bag (version 2.0) or an MCAP file is needed");
    }

    /**
     * Fills a message of a known type.
     *
     * @throws MalformedMessageException where the bytes do not fit
     */
    public static <M extends Message<M>> void decode(RecordedMessage recorded, MessageType<M> type, M out) {
        if (recorded.encoding() == Encoding.ROS1) {
            Ros1Bytes.decode(type, recorded.bytes(), out);
        } else {
            CdrBytes.decode(type, recorded.bytes(), out);
        }
    }
}
