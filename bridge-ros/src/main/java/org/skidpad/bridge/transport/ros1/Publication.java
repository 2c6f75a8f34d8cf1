package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;

/** A topic that this node publishes, and the readers connected to it. */
final class Publication<M extends Message<M>> implements Publisher<M> {
    /** Most readers of one topic. */
    static final int MAX_READERS = 256;

    private static final long FLUSH_NS = 200_000_000;

    private final Topic<M> topic;
    private final String type;
    private final String md5;
    private final Codec<M> codec;
    private final TcpRosWriter writer;
    private final LinkKeeper keeper;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private ByteBuffer last;
    private volatile long publishedNs = Long.MIN_VALUE;

    Publication(Topic<M> topic, LinkKeeper keeper) {
        this.topic = topic;
        this.keeper = keeper;
        type = topic.type().toString();
        md5 = MessageDefinitions.shipped().md5(type);
        codec = Codec.of(topic.type());
        writer = new TcpRosWriter(codec.maxBytes());
    }

    String name() {
        return topic.name();
    }

    String type() {
        return type;
    }

    @Override
    public synchronized void publish(M message) {
        ByteBuffer frame = writer.frame(codec, message);
        publishedNs = System.nanoTime();
        if (topic.latched()) {
            last = ByteBuffer.allocate(frame.remaining()).put(frame.duplicate()).flip();
        }
        for (Link link : links) {
            link.send(frame);
        }
    }

    @Override
    public int readers() {
        return links.size();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    /** Whether something left within the last so many nanoseconds. */
    boolean isActive(long withinNs) {
        long at = publishedNs;
        return at != Long.MIN_VALUE && System.nanoTime() - at < withinNs;
    }

    List<String> readerNames() {
        return links.stream().map(Link::reader).toList();
    }

    /** Why a reader's header does not fit, or null where it does. */
    String refusal(Map<String, String> header) {
        String theirType = header.getOrDefault("type", "*");
        String theirMd5 = header.getOrDefault("md5sum", "*");
        if (!theirType.equals("*") && !theirType.equals(type)) {
            return "topic " + name() + " has type " + type + ", not " + theirType;
        }
        if (!theirMd5.equals("*") && !theirMd5.equals(md5)) {
            return "type " + type + " has md5sum " + md5 + ", not " + theirMd5;
        }
        return links.size() < MAX_READERS ? null : "topic " + name() + " has " + MAX_READERS + " readers already";
    }

    byte[] header(String callerId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("callerid", callerId);
        fields.put("latching", topic.latched() ? "1" : "0");
        fields.put("md5sum", md5);
        fields.put("message_definition", MessageDefinitions.shipped().full(type));
        fields.put("topic", name());
        fields.put("type", type);
        return ConnectionHeader.encode(fields);
    }

    /** Begins to serve a reader whose header was answered. */
    synchronized void add(SocketChannel channel, String reader) throws IOException {
        channel.configureBlocking(false);
        Link[] self = new Link[1];
        Link link = new Link(channel, reader, topic.depth(), dropped, () -> links.remove(self[0]));
        self[0] = link;
        links.add(link);
        if (last != null) {
            link.send(last);
        }
        keeper.keep(link);
    }

    /** Lets what was published last, which may be a stop, leave before the connections close. */
    void close() {
        long until = System.nanoTime() + FLUSH_NS;
        while (System.nanoTime() < until && links.stream().anyMatch(l -> !l.isDrained())) {
            LockSupport.parkNanos(1_000_000);
        }
        links.forEach(Link::close);
    }
}
