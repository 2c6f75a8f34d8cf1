package org.skidpad.bridge.degrade;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Probe;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.random.RandomStream;

/**
 * A transport whose messages, both ways, suffer a {@link Degradation} that may change at any time; what this side says may be changed
 * before it goes. Owns the one it stands around.
 */
public final class DegradedTransport implements Transport {
    /** Messages on their way; beyond it the newest is lost. */
    private static final int MOST = 10_000;

    private record Waiting(long dueNs, long sequence, Runnable delivery) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting o) {
            int byTime = Long.compare(dueNs, o.dueNs);
            return byTime != 0 ? byTime : Long.compare(sequence, o.sequence);
        }
    }

    private final Transport inner;
    private final Consumer<Message<?>> change;
    private final RandomStream random;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Thread courier;
    private volatile Degradation degradation;
    private long sequence;
    private boolean closed;

    /** @param seed of what is lost, repeated and late */
    public DegradedTransport(Transport inner, Degradation degradation, long seed) {
        this(inner, degradation, seed, message -> {});
    }

    /** @param change is given a copy of each message that this side publishes, and may do to it what it likes; from any thread */
    public DegradedTransport(Transport inner, Degradation degradation, long seed, Consumer<Message<?>> change) {
        this.inner = inner;
        this.change = change;
        this.degradation = degradation;
        random = new RandomStream(seed, 0, "degraded-transport");
        courier = new Thread(this::deliver, "degraded-transport");
        courier.setDaemon(true);
        courier.start();
    }

    /** From now on. Safe from any thread. */
    public void set(Degradation now) {
        degradation = now;
    }

    @Override
    public <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        Publisher<M> publisher = inner.advertise(topic);
        Passage<M> passage = new Passage<>(topic, publisher::publish, change);
        return new Publisher<>() {
            @Override
            public void publish(M message) {
                passage.send(message);
            }

            @Override
            public int readers() {
                return publisher.readers();
            }
        };
    }

    @Override
    public <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        Passage<M> passage = new Passage<>(topic, listener::received, message -> {});
        inner.subscribe(topic, passage::send);
    }

    /** One topic in one direction. */
    private final class Passage<M extends Message<M>> {
        private final Topic<M> topic;
        private final Consumer<M> out;
        private final Consumer<Message<?>> change;
        private M last;

        Passage(Topic<M> topic, Consumer<M> out, Consumer<Message<?>> change) {
            this.topic = topic;
            this.out = out;
            this.change = change;
        }

        void send(M message) {
            Degradation now = degradation;
            synchronized (waiting) {
                if (!now.frozen() || last == null) {
                    last = copy(message);
                    change.accept(last);
                }
                if (now.isNone() && waiting.isEmpty()) {
                    out.accept(last);
                    return;
                }
                if (random.uniform(0, 1) < now.loss() || waiting.size() >= MOST) {
                    return;
                }
                M kept = copy(last);
                int times = random.uniform(0, 1) < now.repeat() ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    double late = now.delayS() + random.uniform(0, 1) * now.jitterS();
                    waiting.add(new Waiting(
                            System.nanoTime() + Math.round(late * 1e9), sequence++, () -> out.accept(kept)));
                }
                waiting.notifyAll();
            }
        }

        private M copy(M message) {
            M copy = topic.type().create();
            copy.copyFrom(message);
            return copy;
        }
    }

    private void deliver() {
        try {
            while (true) {
                Runnable delivery;
                synchronized (waiting) {
                    while (!closed && (waiting.isEmpty() || waiting.peek().dueNs > System.nanoTime())) {
                        long left = waiting.isEmpty() ? 100_000_000L : waiting.peek().dueNs - System.nanoTime();
                        TimeUnit.NANOSECONDS.timedWait(waiting, Math.max(1, left));
                    }
                    if (closed) {
                        return;
                    }
                    delivery = waiting.poll().delivery;
                }
                delivery.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> peers() {
        return inner.peers();
    }

    @Override
    public List<Endpoint> graph() {
        return inner.graph();
    }

    @Override
    public Set<Probe> find(Collection<Probe> probes, Duration patience) {
        return inner.find(probes, patience);
    }

    @Override
    public boolean isUp() {
        return inner.isUp();
    }

    @Override
    public List<String> refused() {
        return inner.refused();
    }

    @Override
    public long malformed() {
        return inner.malformed();
    }

    @Override
    public String description() {
        return inner.description();
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
            waiting.notifyAll();
        }
        inner.close();
    }
}
