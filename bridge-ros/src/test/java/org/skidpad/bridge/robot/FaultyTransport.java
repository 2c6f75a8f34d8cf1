package org.skidpad.bridge.robot;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Probe;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;

/** Changes what a robot says: its content, not its timing. */
final class FaultyTransport implements Transport {
    private final Transport inner;
    private final Random random = new Random(1);
    private volatile String fault = "";
    private volatile long clockOffsetNs;

    FaultyTransport(Transport inner) {
        this.inner = inner;
    }

    /** One of {@code nan-odometry}, {@code nan-scan}, {@code corrupt}, {@code frame}, {@code jump+}, {@code jump-}; others heal. */
    void set(String now) {
        if (now.startsWith("jump")) {
            clockOffsetNs += now.endsWith("+") ? 5_000_000_000L : -5_000_000_000L;
        } else {
            fault = now;
        }
    }

    private void spoil(Message<?> message) {
        if (message instanceof Odometry o) {
            o.stampNs += clockOffsetNs;
            if (fault.equals("nan-odometry")) {
                o.x = Double.NaN;
            } else if (fault.equals("frame")) {
                o.frame = "elsewhere";
            } else if (fault.equals("corrupt")) {
                // What is left of bytes that were flipped: no quaternion, and numbers of any size.
                o.qw = Double.longBitsToDouble(random.nextLong() | 0x7ff8000000000000L);
                o.linearX = Double.longBitsToDouble(random.nextLong());
            }
        } else if (message instanceof LaserScan s) {
            s.stampNs += clockOffsetNs;
            if (fault.equals("nan-scan")) {
                java.util.Arrays.fill(s.ranges, 0, s.count, Float.NaN);
            } else if (fault.equals("corrupt")) {
                s.angleIncrement = Float.intBitsToFloat(random.nextInt() | 0x7fc00000);
            }
        }
    }

    @Override
    public <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        Publisher<M> publisher = inner.advertise(topic);
        M copy = topic.type().create();
        return new Publisher<>() {
            @Override
            public void publish(M message) {
                copy.copyFrom(message);
                spoil(copy);
                publisher.publish(copy);
            }

            @Override
            public int readers() {
                return publisher.readers();
            }
        };
    }

    @Override
    public <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        inner.subscribe(topic, listener);
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
    public boolean tellsGraph() {
        return inner.tellsGraph();
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
        inner.close();
    }
}
