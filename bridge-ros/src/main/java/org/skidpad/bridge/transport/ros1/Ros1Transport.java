package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;

/** One ROS 1 node. Threads: one a connection, one for the master's health, the rest for requests; all are daemons. */
final class Ros1Transport implements Transport {
    static final System.Logger LOG = System.getLogger(Ros1Transport.class.getName());

    private static final long MASTER_CHECK_MS = 500;
    private static final int HEADER_MS = 5000;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final TransportOptions options;
    private final String name;
    private final XmlRpcClient client = new XmlRpcClient();
    private final ExecutorService executor;
    private final ServerSocket tcp;
    private final SlaveServer slave;
    private final Map<String, Publication<?>> publications = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final AtomicLong malformed = new AtomicLong();
    private volatile boolean open = true;
    private volatile Object masterPid;

    private Ros1Transport(TransportOptions options) throws IOException {
        this.options = options;
        // Like rospy's anonymous nodes: the master shuts an older node of the same name down.
        name = "/skidpad_" + options.nodeName() + "_" + ProcessHandle.current().pid();
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ros1-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        InetAddress address = InetAddress.getByName(options.address());
        tcp = new ServerSocket(0, 50, address);
        slave = new SlaveServer(this, address, executor);
    }

    /**
     * Starts a node.
     *
     * @throws TransportException where no master answers
     */
    static Ros1Transport open(TransportOptions options) {
        Ros1Transport node;
        try {
            node = new Ros1Transport(options);
        } catch (IOException e) {
            throw new TransportException("--address " + options.address() + " cannot be used: " + e.getMessage(), e);
        }
        try {
            node.masterPid = node.master("getPid", node.name);
            node.slave.start();
            node.execute(node::accept);
            node.execute(node::watchMaster);
            return node;
        } catch (IOException e) {
            node.close();
            throw new TransportException(
                    "no ROS 1 master answers at " + options.masterUri()
                            + "; start one with 'roscore', or set ROS_MASTER_URI",
                    e);
        }
    }

    private Object master(String method, Object... arguments) throws IOException {
        try {
            return client.call(options.masterUri(), method, arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling the master", e);
        }
    }

    @Override
    public synchronized <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        Publication<M> publication = new Publication<>(topic);
        if (publications.putIfAbsent(topic.name(), publication) != null) {
            throw new TransportException("this node already publishes " + topic.name());
        }
        try {
            register(publication);
        } catch (IOException e) {
            publications.remove(topic.name());
            throw new TransportException("ROS 1 cannot publish " + topic.name() + ": " + e.getMessage(), e);
        }
        return publication;
    }

    @Override
    public synchronized <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        Subscription subscription = subscriptions.computeIfAbsent(topic.name(), n -> new Subscription(this, n));
        subscription.add(topic, listener);
        try {
            register(subscription);
        } catch (IOException e) {
            throw new TransportException("ROS 1 cannot subscribe to " + topic.name() + ": " + e.getMessage(), e);
        }
    }

    private void register(Publication<?> p) throws IOException {
        master("registerPublisher", name, p.name(), p.type(), slave.uri());
    }

    private void register(Subscription s) throws IOException {
        Object publishers = master("registerSubscriber", name, s.name(), s.type(), slave.uri());
        if (publishers instanceof List<?> list) {
            s.update(list);
        }
    }

    private void accept() {
        while (open) {
            try {
                Socket socket = tcp.accept();
                execute(() -> greet(socket));
            } catch (IOException e) {
                if (open) {
                    LOG.log(System.Logger.Level.WARNING, "accepting connections ended: " + e.getMessage(), e);
                }
                return;
            }
        }
    }

    private void greet(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HEADER_MS);
            Map<String, String> header = ConnectionHeader.read(new DataInputStream(socket.getInputStream()));
            Publication<?> publication = publications.get(header.getOrDefault("topic", ""));
            String refusal = publication == null
                    ? "this node does not publish " + header.get("topic")
                    : publication.refusal(header);
            if (refusal != null) {
                Map<String, String> error = new LinkedHashMap<>();
                error.put("error", refusal);
                socket.getOutputStream().write(ConnectionHeader.encode(error));
                socket.close();
                return;
            }
            socket.getOutputStream().write(publication.header(name));
            publication.add(socket, header.getOrDefault("callerid", "unknown"), executor);
        } catch (IOException e) {
            malformed.incrementAndGet();
            LOG.log(System.Logger.Level.DEBUG, "a connection failed: " + e.getMessage(), e);
            closeQuietly(socket);
        }
    }

    /** A master that restarted has another process id and has forgotten this node: tell it again. */
    private void watchMaster() {
        while (open) {
            try {
                Thread.sleep(MASTER_CHECK_MS);
                Object pid = master("getPid", name);
                if (!pid.equals(masterPid)) {
                    for (Publication<?> p : publications.values()) {
                        register(p);
                    }
                    for (Subscription s : subscriptions.values()) {
                        register(s);
                    }
                    masterPid = pid;
                    LOG.log(System.Logger.Level.INFO, "registered again with a new master");
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "the master does not answer: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void publisherUpdate(String topic, List<?> addresses) {
        Subscription s = subscriptions.get(topic);
        if (s != null) {
            s.update(addresses);
        }
    }

    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing: a late request is dropped");
        }
    }

    XmlRpcClient client() {
        return client;
    }

    String name() {
        return name;
    }

    boolean isOpen() {
        return open;
    }

    void countMalformed() {
        malformed.incrementAndGet();
    }

    String masterUri() {
        return options.masterUri();
    }

    String host() {
        return options.address();
    }

    int tcpPort() {
        return tcp.getLocalPort();
    }

    boolean publishes(String topic) {
        return publications.containsKey(topic);
    }

    List<List<String>> publicationTypes() {
        return publications.values().stream()
                .map(p -> List.of(p.name(), p.type()))
                .toList();
    }

    List<List<String>> subscriptionTypes() {
        return subscriptions.values().stream()
                .map(s -> List.of(s.name(), s.type()))
                .toList();
    }

    List<List<?>> busInfo() {
        List<List<?>> out = new ArrayList<>();
        for (Subscription s : subscriptions.values()) {
            for (String address : s.publishers()) {
                out.add(List.of(out.size(), address, "i", "TCPROS", s.name(), true));
            }
        }
        for (Publication<?> p : publications.values()) {
            for (String reader : p.readerNames()) {
                out.add(List.of(out.size(), reader, "o", "TCPROS", p.name(), true));
            }
        }
        return out;
    }

    @Override
    public List<String> peers() {
        return busInfo().stream()
                .map(i -> i.get(4) + (i.get(2).equals("i") ? " <- " : " -> ") + i.get(1))
                .sorted()
                .toList();
    }

    @Override
    public List<String> refused() {
        return subscriptions.values().stream()
                .map(Subscription::misfit)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    @Override
    public long malformed() {
        return malformed.get();
    }

    @Override
    public String description() {
        return "ROS 1, master " + options.masterUri() + ", node " + name + ", " + options.address();
    }

    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        for (Publication<?> p : publications.values()) {
            unregister("unregisterPublisher", p.name());
        }
        for (Subscription s : subscriptions.values()) {
            unregister("unregisterSubscriber", s.name());
        }
        publications.values().forEach(Publication::close);
        subscriptions.values().forEach(Subscription::close);
        closeQuietly(tcp);
        slave.close();
        executor.shutdownNow();
    }

    private void unregister(String method, String topic) {
        try {
            master(method, name, topic, slave.uri());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the master could not be told that " + topic + " is left", e);
        }
    }

    static void closeQuietly(Closeable c) {
        try {
            c.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection: " + e.getMessage());
        }
    }
}
