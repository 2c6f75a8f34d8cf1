package org.skidpad.bridge.transport.ros2;

import com.eprosima.xmlschemas.fastrtps_profiles.DurabilityQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.HistoryQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.PublishModeQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.ReliabilityQosKindPolicyType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Probe;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;
import us.ihmc.pubsub.Domain;
import us.ihmc.pubsub.DomainFactory;
import us.ihmc.pubsub.DomainFactory.PubSubImplementation;
import us.ihmc.pubsub.attributes.CommonAttributes;
import us.ihmc.pubsub.attributes.ParticipantProfile;
import us.ihmc.pubsub.attributes.PublisherAttributes;
import us.ihmc.pubsub.attributes.SubscriberAttributes;
import us.ihmc.pubsub.common.LogLevel;
import us.ihmc.pubsub.common.MatchingInfo;
import us.ihmc.pubsub.common.SampleInfo;
import us.ihmc.pubsub.common.Time;
import us.ihmc.pubsub.participant.Participant;
import us.ihmc.pubsub.subscriber.Subscriber;
import us.ihmc.pubsub.subscriber.SubscriberListener;
import us.ihmc.ros2.ROS2NodeInterface;

/** One DDS participant. */
final class Ros2Transport implements Transport {
    /**
     * After this long without a sign of life a peer is forgotten, s; the library would never. It must exceed the announcement
     * period of 3 s, or the native code dies.
     */
    private static final int LEASE_S = 10;

    /** Shortest wait for an answer of nodes that are known already. */
    private static final long SOONEST_NS = 300_000_000;

    /** Participants announce themselves every few seconds, and answer a new one at once. */
    private static final Duration GRAPH_PATIENCE = Duration.ofSeconds(6);

    /** What ROS 2 puts before a topic's name on the wire. */
    static final String TOPIC_PREFIX = "rt";

    private final TransportOptions options;
    private final Domain domain;
    private final Participant participant;
    private final List<us.ihmc.pubsub.publisher.Publisher> writers = new CopyOnWriteArrayList<>();
    private final List<Subscriber<?>> readers = new CopyOnWriteArrayList<>();
    private final Set<String> peers = ConcurrentHashMap.newKeySet();
    private final AtomicLong malformed = new AtomicLong();
    /**
     * Callbacks hold the read side and never wait for it. The library's removal of a reader waits for its callback while
     * holding the lock that the callback needs to take a message; so no callback may be inside when removal begins.
     */
    private final ReentrantReadWriteLock callbacks = new ReentrantReadWriteLock();

    private boolean closed;

    Ros2Transport(TransportOptions options) {
        this.options = options;
        try {
            domain = fastDds();
            domain.setLogLevel(LogLevel.ERROR);
            ParticipantProfile profile = ROS2NodeInterface.createParticipantAttributes(
                            options.domainId(), false, InetAddress.getByName(options.address()))
                    .name(options.nodeName())
                    .discoveryLeaseDuration(new Time(LEASE_S, 0));
            participant = domain.createParticipant(profile);
        } catch (UnknownHostException e) {
            throw new TransportException("--address must be a local address, is '" + options.address() + "'", e);
        } catch (IOException e) {
            throw new TransportException("DDS does not start on " + options.address() + ": " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new TransportException(
                    "the native DDS library does not load on this machine (" + e.getMessage()
                            + "); it exists for Linux, Windows and macOS on x86-64 and arm64",
                    e);
        }
    }

    @SuppressWarnings(
            "deprecation") // this version deprecates its intra-process sibling's enum, but offers no other entry
    private static Domain fastDds() {
        return DomainFactory.getDomain(PubSubImplementation.FAST_RTPS);
    }

    /** Asks by offering: a writer that says nothing matches whoever listens, a reader whoever writes. */
    @Override
    public Set<Probe> find(Collection<Probe> probes, Duration patience) {
        Set<Probe> found = ConcurrentHashMap.newKeySet();
        List<Runnable> removals = new ArrayList<>();
        try {
            for (Probe probe : probes) {
                removals.add(offer(probe.topic(), probe.publishes(), () -> found.add(probe)));
            }
            // Nodes that are known already are matched within milliseconds; others first have to be met.
            long until = System.nanoTime() + Math.max(patience.toNanos(), SOONEST_NS);
            while (found.size() < probes.size() && System.nanoTime() < until) {
                LockSupport.parkNanos(LOOK_AGAIN_NS);
            }
        } finally {
            removals.forEach(Runnable::run);
        }
        return Set.copyOf(found);
    }

    @Override
    public List<Endpoint> graph() {
        try {
            return GraphListener.ask(
                    InetAddress.getByName(options.address()),
                    options.domainId(),
                    participant.getGuid().getGuidPrefix().getValue(),
                    GRAPH_PATIENCE);
        } catch (IOException e) {
            throw new TransportException(
                    "the DDS graph cannot be asked on " + options.address() + ": " + e.getMessage(), e);
        }
    }

    private synchronized <M extends Message<M>> Runnable offer(
            Topic<M> topic, boolean publisherSought, Runnable onMatch) {
        CdrType<M> type = new CdrType<>(topic.type());
        String self = participant.getGuid().getGuidPrefix().toString();
        Consumer<MatchingInfo> matched = info -> {
            if (info.getStatus() == MatchingInfo.MatchingStatus.MATCHED_MATCHING
                    && !info.getGuid().getGuidPrefix().toString().equals(self)) {
                onMatch.run();
            }
        };
        try {
            register(type);
            if (publisherSought) {
                SubscriberAttributes attributes = SubscriberAttributes.create();
                common(attributes, type, topic.unlatched(), ReliabilityQosKindPolicyType.BEST_EFFORT);
                Subscriber<?> reader = domain.createSubscriber(participant, attributes, new SubscriberListener<M>() {
                    @Override
                    public void onNewDataMessage(Subscriber<M> subscriber) {
                        // Only that somebody writes matters.
                    }

                    @Override
                    public void onSubscriptionMatched(Subscriber<M> subscriber, MatchingInfo info) {
                        matched.accept(info);
                    }
                });
                return () -> domain.removeSubscriber(reader);
            }
            PublisherAttributes attributes = PublisherAttributes.create();
            Topic<M> generous = new Topic<>(topic.name(), topic.type(), true, true, 1);
            common(attributes, type, generous, ReliabilityQosKindPolicyType.RELIABLE);
            us.ihmc.pubsub.publisher.Publisher writer =
                    domain.createPublisher(participant, attributes, (publisher, info) -> matched.accept(info));
            return () -> domain.removePublisher(writer);
        } catch (IOException | IllegalArgumentException e) {
            throw new TransportException("ROS 2 cannot look for " + topic.name() + ": " + e.getMessage(), e);
        }
    }

    /** A type is registered once, whoever writes or reads it. */
    private void register(CdrType<?> type) {
        if (domain.getRegisteredType(participant, type.getName()) == null) {
            domain.registerType(participant, type);
        }
    }

    @Override
    public synchronized <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        CdrType<M> type = new CdrType<>(topic.type());
        PublisherAttributes attributes = PublisherAttributes.create();
        common(attributes, type, topic, ReliabilityQosKindPolicyType.RELIABLE);
        attributes.heartBeatPeriod(new Time(0, 100_000_000L));
        attributes.publishModeKind(PublishModeQosKindPolicyType.SYNCHRONOUS);
        AtomicInteger matched = new AtomicInteger();
        try {
            register(type);
            us.ihmc.pubsub.publisher.Publisher writer = domain.createPublisher(
                    participant, attributes, (publisher, info) -> matched.addAndGet(note(topic, "->", info)));
            writers.add(writer);
            return new Writer<>(writer, matched, topic);
        } catch (IOException | IllegalArgumentException e) {
            throw new TransportException(
                    "ROS 2 cannot publish " + topic.name() + " (" + topic.type() + "): " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        CdrType<M> type = new CdrType<>(topic.type());
        SubscriberAttributes attributes = SubscriberAttributes.create();
        common(
                attributes,
                type,
                topic,
                topic.reliable() ? ReliabilityQosKindPolicyType.RELIABLE : ReliabilityQosKindPolicyType.BEST_EFFORT);
        try {
            register(type);
            readers.add(domain.createSubscriber(participant, attributes, new Reader<>(topic, listener)));
        } catch (IOException | IllegalArgumentException e) {
            throw new TransportException(
                    "ROS 2 cannot subscribe to " + topic.name() + " (" + topic.type() + "): " + e.getMessage(), e);
        }
    }

    private static void common(
            CommonAttributes<?> attributes, CdrType<?> type, Topic<?> topic, ReliabilityQosKindPolicyType reliability) {
        attributes.topicDataType(type);
        attributes.topicName(TOPIC_PREFIX + topic.name());
        attributes.reliabilityKind(reliability);
        attributes.durabilityKind(
                topic.latched() ? DurabilityQosKindPolicyType.TRANSIENT_LOCAL : DurabilityQosKindPolicyType.VOLATILE);
        attributes.historyQosPolicyKind(HistoryQosKindPolicyType.KEEP_LAST);
        attributes.historyDepth(topic.depth());
    }

    /** Remembers who matched; returns +1 or -1. */
    private int note(Topic<?> topic, String direction, MatchingInfo info) {
        String peer = topic.name() + " " + direction + " " + info.getGuid();
        if (info.getStatus() == MatchingInfo.MatchingStatus.MATCHED_MATCHING) {
            peers.add(peer);
            return 1;
        }
        peers.remove(peer);
        return -1;
    }

    @Override
    public List<String> peers() {
        return new ArrayList<>(new TreeSet<>(peers));
    }

    /** Always empty: DDS does not match a writer and a reader of two types, and this library does not tell of it. */
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
        return "ROS 2 (Fast-DDS), domain " + options.domainId() + ", " + options.address();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        callbacks.writeLock().lock(); // never released: from here on no callback enters
        closed = true;
        writers.forEach(domain::removePublisher);
        readers.forEach(domain::removeSubscriber);
        domain.removeParticipant(participant);
    }

    private static final class Writer<M extends Message<M>> implements Publisher<M> {
        private final us.ihmc.pubsub.publisher.Publisher writer;
        private final AtomicInteger matched;
        private final Topic<M> topic;

        Writer(us.ihmc.pubsub.publisher.Publisher writer, AtomicInteger matched, Topic<M> topic) {
            this.writer = writer;
            this.matched = matched;
            this.topic = topic;
        }

        @Override
        public synchronized void publish(M message) {
            try {
                writer.write(message);
            } catch (IOException e) {
                throw new TransportException("ROS 2 cannot publish on " + topic.name() + ": " + e.getMessage(), e);
            }
        }

        @Override
        public int readers() {
            return matched.get();
        }
    }

    private final class Reader<M extends Message<M>> implements SubscriberListener<M> {
        private final Topic<M> topic;
        private final Listener<M> listener;
        private final M message;
        private final SampleInfo info = new SampleInfo();

        Reader(Topic<M> topic, Listener<M> listener) {
            this.topic = topic;
            this.listener = listener;
            message = topic.type().create();
        }

        @Override
        public void onNewDataMessage(Subscriber<M> subscriber) {
            if (!callbacks.readLock().tryLock()) {
                return;
            }
            try {
                if (subscriber.takeNextData(message, info)) {
                    listener.received(message);
                }
            } catch (MalformedMessageException | BufferUnderflowException | IndexOutOfBoundsException e) {
                malformed.incrementAndGet();
            } finally {
                callbacks.readLock().unlock();
            }
        }

        @Override
        public void onSubscriptionMatched(Subscriber<M> subscriber, MatchingInfo info) {
            note(topic, "<-", info);
        }
    }
}
