package org.skidpad.bridge.transport.rosjava;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.buffer.ChannelBuffers;
import org.ros.message.MessageDeserializer;
import org.ros.message.MessageSerializer;
import org.ros.node.ConnectedNode;
import org.ros.node.DefaultNodeMainExecutor;
import org.ros.node.NodeConfiguration;
import org.ros.node.NodeMainExecutor;
import org.ros.node.topic.Subscriber;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.ros1.MasterGraph;
import org.skidpad.bridge.transport.ros1.Ros1Serialization;

/** One rosjava node. */
final class RosJavaTransport implements Transport {
    private static final System.Logger LOG = System.getLogger(RosJavaTransport.class.getName());
    private static final int FIRST_BYTES = 1024;
    private static final long START_S = 20;

    private final TransportOptions options;
    private final String name;
    private final NodeMainExecutor executor;
    private final ConnectedNode node;
    private final Map<String, Topic<?>> subscribed = new ConcurrentHashMap<>();
    private final List<Outlet<?>> outlets = new ArrayList<>();
    private final AtomicLong malformed = new AtomicLong();
    private boolean open = true;

    RosJavaTransport(TransportOptions options) {
        this.options = options;
        name = "/skidpad_" + options.nodeName() + "_" + ProcessHandle.current().pid();
        graph(); // rosjava would wait for an absent master without a word
        executor = DefaultNodeMainExecutor.newDefault();
        StartingNode starting = new StartingNode(name);
        executor.execute(starting, NodeConfiguration.newPublic(options.address(), URI.create(options.masterUri())));
        try {
            node = starting.connected.get(START_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            executor.shutdown();
            throw new TransportException("rosjava does not start within " + START_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            executor.shutdown();
            throw new TransportException("interrupted while rosjava started", e);
        }
    }

    @Override
    public synchronized <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        Outlet<M> outlet = new Outlet<>(topic);
        outlets.add(outlet);
        return outlet;
    }

    @Override
    public synchronized <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        Topic<?> before = subscribed.putIfAbsent(topic.name(), topic);
        if (before != null && before.type() != topic.type()) {
            throw new TransportException("rosjava hears one type on " + topic.name() + ": " + before.type());
        }
        String type = topic.type().toString();
        Subscriber<Object> subscriber = node.newSubscriber(topic.name(), type);
        MessageSerializer<Object> theirs = node.getMessageSerializationFactory().newMessageSerializer(type);
        Ros1Serialization<M> ours = new Ros1Serialization<>(topic.type());
        subscriber.addMessageListener(
                message -> {
                    ChannelBuffer bytes = ChannelBuffers.dynamicBuffer(ByteOrder.LITTLE_ENDIAN, FIRST_BYTES);
                    theirs.serialize(message, bytes);
                    try {
                        listener.received(ours.read(bytes.toByteBuffer()));
                    } catch (MalformedMessageException e) {
                        malformed.incrementAndGet();
                        LOG.log(System.Logger.Level.DEBUG, type + ": " + e.getMessage());
                    }
                },
                topic.depth());
    }

    @Override
    public List<Endpoint> graph() {
        try {
            return MasterGraph.read(options.masterUri(), name);
        } catch (IOException e) {
            throw new TransportException(
                    "no ROS 1 master answers at " + options.masterUri()
                            + "; start one with 'roscore', or set ROS_MASTER_URI",
                    e);
        }
    }

    /** Readers by number alone: rosjava does not tell who they are. */
    @Override
    public synchronized List<String> peers() {
        return outlets.stream()
                .filter(o -> o.readers() > 0)
                .map(o -> o.topic.name() + " -> " + o.readers())
                .sorted()
                .toList();
    }

    /** Always empty: rosjava logs another type, and does not tell. */
    @Override
    public List<String> refused() {
        return List.of();
    }

    @Override
    public long malformed() {
        return malformed.get();
    }

    @Override
    public String description() {
        return "ROS 1 (rosjava), master " + options.masterUri() + ", node " + name + ", " + options.address();
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            node.shutdown();
            executor.shutdown();
        }
    }

    private final class Outlet<M extends Message<M>> implements Publisher<M> {
        private final Topic<M> topic;
        private final org.ros.node.topic.Publisher<Object> publisher;
        private final MessageDeserializer<Object> theirs;
        private final Ros1Serialization<M> ours;

        Outlet(Topic<M> topic) {
            this.topic = topic;
            String type = topic.type().toString();
            publisher = node.newPublisher(topic.name(), type);
            publisher.setLatchMode(topic.latched());
            theirs = node.getMessageSerializationFactory().newMessageDeserializer(type);
            ours = new Ros1Serialization<>(topic.type());
        }

        @Override
        public synchronized void publish(M message) {
            // A copy, since rosjava's message may keep slices of what it was read from.
            publisher.publish(theirs.deserialize(ChannelBuffers.copiedBuffer(ours.write(message))));
        }

        @Override
        public int readers() {
            return publisher.getNumberOfSubscribers();
        }
    }
}
