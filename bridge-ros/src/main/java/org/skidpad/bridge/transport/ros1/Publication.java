package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;

/** A topic that this node publishes, and the readers connected to it. */
final class Publication<M extends Message<M>> implements Publisher<M> {
    /** Frames kept for a reader that is slow; beyond it the oldest is dropped. */
    private static final int QUEUE = 8;

    private static final long FLUSH_NS = 200_000_000;

    private final Topic<M> topic;
    private final String type;
    private final String md5;
    private final Codec<M> codec;
    private final TcpRosWriter writer;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private byte[] last;

    Publication(Topic<M> topic) {
        this.topic = topic;
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
        writer.begin();
        codec.write(message, writer);
        byte[] frame = writer.frame();
        last = frame;
        for (Reader reader : readers) {
            reader.offer(frame);
        }
    }

    @Override
    public int readers() {
        return readers.size();
    }

    List<String> readerNames() {
        return readers.stream().map(r -> r.name).toList();
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
        return null;
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
    synchronized void add(Socket socket, String readerName, Executor executor) throws IOException {
        Reader reader = new Reader(socket, readerName);
        if (topic.latched() && last != null) {
            reader.offer(last);
        }
        readers.add(reader);
        executor.execute(reader);
    }

    /** Lets what was published last, which may be a stop, leave before the connections close. */
    void close() {
        long until = System.nanoTime() + FLUSH_NS;
        while (System.nanoTime() < until && readers.stream().anyMatch(r -> !r.isDrained())) {
            LockSupport.parkNanos(1_000_000);
        }
        readers.forEach(Reader::close);
    }

    /** Sends frames to one reader on a thread of its own, so that a slow one holds nobody up. */
    private final class Reader implements Runnable, Closeable {
        private final Socket socket;
        private final String name;
        private final OutputStream out;
        private final ArrayBlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
        private final AtomicInteger unsent = new AtomicInteger();

        Reader(Socket socket, String name) throws IOException {
            this.socket = socket;
            this.name = name;
            out = socket.getOutputStream();
        }

        void offer(byte[] frame) {
            unsent.incrementAndGet();
            while (!queue.offer(frame)) {
                if (queue.poll() != null) {
                    unsent.decrementAndGet();
                }
            }
        }

        boolean isDrained() {
            return unsent.get() == 0;
        }

        @Override
        public void run() {
            try {
                while (!socket.isClosed()) {
                    byte[] frame = queue.take();
                    out.write(frame);
                    unsent.decrementAndGet();
                }
            } catch (IOException e) {
                Ros1Transport.LOG.log(System.Logger.Level.DEBUG, name + " left " + topic.name(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                readers.remove(this);
                close();
            }
        }

        @Override
        public void close() {
            Ros1Transport.closeQuietly(socket);
        }
    }
}
