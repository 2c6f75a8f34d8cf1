package org.skidpad.bridge.bag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.skidpad.bridge.bag.RecordedMessage.Encoding;
import org.skidpad.sim.record.mcap.McapChannel;
import org.skidpad.sim.record.mcap.McapReader;
import org.skidpad.sim.record.mcap.McapSchema;

/** An MCAP file with ROS messages; channels of other encodings are left out. */
final class McapLog implements MessageLog {
    private final Path file;
    private final List<String> warnings = new ArrayList<>();

    McapLog(Path file) {
        this.file = file;
    }

    @Override
    public void forEach(Consumer<RecordedMessage> consumer) {
        warnings.clear();
        try (McapReader reader = McapReader.open(file)) {
            if (!reader.complete()) {
                warnings.add(file + ": was cut off; what comes before is read");
            }
            for (McapChannel channel : reader.channels()) {
                if (encoding(channel) == null) {
                    warnings.add(file + ": " + channel.topic() + " is encoded as '" + channel.messageEncoding()
                            + "', left out");
                }
            }
            reader.messages((channel, sequence, logTime, publishTime, data) -> {
                Encoding encoding = encoding(channel);
                McapSchema schema = reader.schemaOf(channel);
                if (encoding != null && schema != null) {
                    String type = schema.name().replace("/msg/", "/");
                    consumer.accept(new RecordedMessage(channel.topic(), type, encoding, logTime, data));
                }
            });
        }
    }

    private static Encoding encoding(McapChannel channel) {
        return switch (channel.messageEncoding()) {
            case "cdr" -> Encoding.CDR;
            case "ros1" -> Encoding.ROS1;
            default -> null;
        };
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
