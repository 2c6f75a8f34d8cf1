package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Topic;

/** Takes what comes of one topic in one type, or in any. */
interface Sink {
    String ANY = "*";

    /** Type that is understood, or {@link #ANY}. */
    String type();

    /** Its checksum, or {@link #ANY}. */
    String md5();

    /** Begins to read a publisher that answered with this header. */
    Reader open(Map<String, String> header);

    /** Reads one connection, on its thread. */
    interface Reader {
        /** Longest message, bytes. */
        int maxBytes();

        /**
         * Takes a message from position to limit.
         *
         * @throws MalformedMessageException where the bytes do not fit
         */
        void read(ByteBuffer frame) throws IOException;
    }

    /** A sink of one known type. */
    final class Typed<M extends Message<M>> implements Sink {
        private final Topic<M> topic;
        private final Listener<M> listener;
        private final String type;
        private final String md5;

        Typed(Topic<M> topic, Listener<M> listener) {
            this.topic = topic;
            this.listener = listener;
            type = topic.type().toString();
            md5 = MessageDefinitions.shipped().md5(type);
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public String md5() {
            return md5;
        }

        @Override
        public Reader open(Map<String, String> header) {
            Codec<M> codec = Codec.of(topic.type());
            TcpRosReader reader = new TcpRosReader();
            M message = topic.type().create();
            return new Reader() {
                @Override
                public int maxBytes() {
                    return codec.maxBytes();
                }

                @Override
                public void read(ByteBuffer frame) {
                    reader.wrap(frame);
                    codec.read(reader, message);
                    reader.expectEnd();
                    listener.received(message);
                }
            };
        }
    }

    /** A sink of whatever comes. */
    record Any(Consumer<AnyMessage> listener) implements Sink {
        /** Longest message of an unknown type, bytes. */
        static final int MAX_BYTES = 1 << 25;

        @Override
        public String type() {
            return ANY;
        }

        @Override
        public String md5() {
            return ANY;
        }

        @Override
        public Reader open(Map<String, String> header) {
            String type = header.getOrDefault("type", "");
            String md5 = header.getOrDefault("md5sum", "");
            String definition = header.getOrDefault("message_definition", "");
            return new Reader() {
                @Override
                public int maxBytes() {
                    return MAX_BYTES;
                }

                @Override
                public void read(ByteBuffer frame) {
                    listener.accept(new AnyMessage(type, md5, definition, frame));
                }
            };
        }
    }
}
