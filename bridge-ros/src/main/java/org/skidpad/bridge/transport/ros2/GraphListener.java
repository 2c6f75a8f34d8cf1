package org.skidpad.bridge.transport.ros2;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.skidpad.bridge.transport.Endpoint;

/**
 * Asks the participants of a domain what they write and read, by DDS's own discovery (OMG DDSI-RTPS 2.3, clause 8.5): announces
 * itself as a participant that reads the built-in topics of writers and of readers, asks for what those hold, and takes its leave.
 * The library knows all this too and does not tell it. One thread; one use.
 */
final class GraphListener implements RtpsWire.Listener {
    /** Ports of a domain, clause 9.6.1.1. */
    private static final int PORTS = 7400;

    private static final int PORTS_A_DOMAIN = 250;
    private static final int UNICAST = 10;
    private static final int MOST_PARTICIPANTS = 120;
    private static final String GROUP = "239.255.0.1";

    private static final long ASK_EVERY_NS = 200_000_000;

    /** Nothing new for so long: all has been told. */
    private static final long QUIET_NS = 1_000_000_000;

    private static final int TURN_MS = 20;

    /** More than a network of robots has, less than would fill the memory. */
    private static final int MOST = 4096;

    private final byte[] self = new byte[RtpsWire.PREFIX];
    private final String own;
    private final Map<String, Remote> remotes = new TreeMap<>();
    private final byte[] packet = new byte[65_536];
    private int questions;
    private long newsNs = System.nanoTime();

    /** What is known of a participant. */
    private static final class Remote {
        private final byte[] id;
        private final Map<String, Endpoint> endpoints = new TreeMap<>();
        private final Map<Integer, Holding> holdings = new TreeMap<>();
        private InetSocketAddress where;
        private String name = "";

        Remote(byte[] id) {
            this.id = id;
        }
    }

    /** What a built-in writer holds, and what of it has come. */
    private static final class Holding {
        private long first = 1;
        private long last;
        private boolean told;
        private final TreeSet<Long> come = new TreeSet<>();

        long[] lacking() {
            return LongStream.rangeClosed(first, Math.min(last, first + MOST))
                    .filter(n -> !come.contains(n))
                    .limit(64)
                    .toArray();
        }

        boolean isWhole() {
            return told && lacking().length == 0;
        }
    }

    private GraphListener(byte[] own) {
        new SecureRandom().nextBytes(self);
        this.own = HexFormat.of().formatHex(own);
    }

    /**
     * Asks and listens.
     *
     * @param address the only local address that is used
     * @param own identity of this process's participant, which is left out
     * @param patience longest time
     * @throws IOException where no socket can be had
     */
    static List<Endpoint> ask(InetAddress address, int domain, byte[] own, Duration patience) throws IOException {
        int base = PORTS + PORTS_A_DOMAIN * domain;
        NetworkInterface network = NetworkInterface.getByInetAddress(address);
        InetSocketAddress group = new InetSocketAddress(InetAddress.getByName(GROUP), base);
        try (DatagramSocket direct = free(address, base);
                MulticastSocket everybody = new MulticastSocket(group)) {
            everybody.joinGroup(group, network);
            direct.setOption(java.net.StandardSocketOptions.IP_MULTICAST_IF, network);
            direct.setSoTimeout(TURN_MS);
            everybody.setSoTimeout(1);
            return new GraphListener(own).converse(direct, everybody, group, patience.toNanos());
        }
    }

    /** The port of a participant that is not there. */
    private static DatagramSocket free(InetAddress address, int base) throws IOException {
        for (int i = 0; i < MOST_PARTICIPANTS; i++) {
            try {
                return new DatagramSocket(new InetSocketAddress(address, base + UNICAST + 2 * i));
            } catch (java.net.BindException e) {
                if (i == MOST_PARTICIPANTS - 1) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("the last one is thrown");
    }

    private List<Endpoint> converse(
            DatagramSocket direct, DatagramSocket everybody, InetSocketAddress group, long patienceNs)
            throws IOException {
        InetSocketAddress here = new InetSocketAddress(direct.getLocalAddress(), direct.getLocalPort());
        long begun = System.nanoTime();
        long asked = begun - ASK_EVERY_NS;
        while (System.nanoTime() - begun < patienceNs && !allIsTold()) {
            if (System.nanoTime() - asked >= ASK_EVERY_NS) {
                asked = System.nanoTime();
                send(direct, RtpsWire.announcement(self, here), group);
                for (Remote remote : remotes.values()) {
                    if (remote.where != null) {
                        send(direct, RtpsWire.announcement(self, here), remote.where);
                        question(direct, remote, RtpsWire.PUBLICATIONS);
                        question(direct, remote, RtpsWire.SUBSCRIPTIONS);
                    }
                }
            }
            receive(direct);
            receive(everybody);
        }
        send(direct, RtpsWire.farewell(self), group);
        for (Remote remote : remotes.values()) {
            if (remote.where != null) {
                send(direct, RtpsWire.farewell(self), remote.where);
            }
        }
        List<Endpoint> all = new ArrayList<>();
        remotes.forEach((id, remote) -> {
            String node = remote.name.isEmpty() ? id : remote.name + " (" + id + ")";
            remote.endpoints.values().forEach(e -> all.add(new Endpoint(e.topic(), e.type(), e.publishes(), node)));
        });
        return all;
    }

    private boolean allIsTold() {
        boolean whole = remotes.values().stream()
                .allMatch(r -> r.where == null
                        || r.holdings.size() == 2
                                && r.holdings.values().stream().allMatch(Holding::isWhole));
        return whole && System.nanoTime() - newsNs > QUIET_NS;
    }

    private void question(DatagramSocket out, Remote remote, int writer) throws IOException {
        Holding holding = remote.holdings.computeIfAbsent(writer, w -> new Holding());
        long[] lacks = holding.lacking();
        long base = lacks.length > 0 ? lacks[0] : holding.told ? holding.last + 1 : 1;
        send(out, RtpsWire.acknowledgement(self, remote.id, writer, base, lacks, ++questions), remote.where);
    }

    private static void send(DatagramSocket out, ByteBuffer message, InetSocketAddress to) throws IOException {
        out.send(new DatagramPacket(message.array(), message.remaining(), to));
    }

    private void receive(DatagramSocket in) throws IOException {
        DatagramPacket datagram = new DatagramPacket(packet, packet.length);
        try {
            while (true) {
                in.receive(datagram);
                RtpsWire.read(ByteBuffer.wrap(packet, 0, datagram.getLength()), this);
                datagram.setLength(packet.length);
            }
        } catch (SocketTimeoutException e) {
            return; // all that was there has been read
        }
    }

    /** The sender, or null where it is this process or one too many. */
    private Remote remote(byte[] from) {
        String id = HexFormat.of().formatHex(from);
        if (id.equals(own) || Arrays.equals(from, self)) {
            return null;
        }
        Remote known = remotes.get(id);
        if (known == null && remotes.size() < MOST) {
            known = new Remote(from);
            remotes.put(id, known);
            newsNs = System.nanoTime();
        }
        return known;
    }

    @Override
    public void participant(byte[] from, String name, InetSocketAddress where, boolean gone) {
        Remote remote = remote(from);
        if (gone) {
            remotes.remove(HexFormat.of().formatHex(from));
        } else if (remote != null && where != null) {
            remote.where = where;
            remote.name = name;
        }
    }

    @Override
    public void endpoint(byte[] from, int writer, byte[] guid, String topic, String type) {
        Remote remote = remote(from);
        if (remote == null) {
            return;
        }
        String id = HexFormat.of().formatHex(guid);
        boolean publishes = writer == RtpsWire.PUBLICATIONS;
        if (topic.isEmpty()) {
            remote.endpoints.remove(id);
        } else if (topic.startsWith(Ros2Transport.TOPIC_PREFIX + "/") && remote.endpoints.size() < MOST) {
            String name = topic.substring(Ros2Transport.TOPIC_PREFIX.length());
            String rosType = type.replace("::msg::dds_::", "/").replaceAll("_$", "");
            Endpoint old = remote.endpoints.put(id, new Endpoint(name, rosType, publishes, ""));
            newsNs = old == null ? System.nanoTime() : newsNs;
        }
    }

    @Override
    public void received(byte[] from, int writer, long number) {
        Remote remote = remote(from);
        if (remote != null) {
            Holding holding = remote.holdings.computeIfAbsent(writer, w -> new Holding());
            if (holding.come.size() < MOST) {
                holding.come.add(number);
            }
        }
    }

    @Override
    public void holds(byte[] from, int writer, long first, long last) {
        boolean asked = writer == RtpsWire.PUBLICATIONS || writer == RtpsWire.SUBSCRIPTIONS;
        Remote remote = asked ? remote(from) : null;
        if (remote != null && first > 0) {
            Holding holding = remote.holdings.computeIfAbsent(writer, w -> new Holding());
            holding.first = first;
            holding.last = last;
            holding.told = true;
        }
    }
}
