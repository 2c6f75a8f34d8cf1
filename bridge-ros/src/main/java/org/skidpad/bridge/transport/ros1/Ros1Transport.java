package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;

/**
 * One ROS 1 node. Threads: one a publisher that is read and a caller that is answered, one for all readers, one each for the
 * master's health, deadlines and either listening socket; all are daemons.
 */
final class Ros1Transport implements Ros1Node {
    static final System.Logger LOG = System.getLogger(Ros1Transport.class.getName());

    private static final long MASTER_CHECK_MS = 500;
    /** At exit: how long what is still being published, which may be a stop, is waited for. */
    private static final int KNOCK_MS = 1000;

    private static final long EXIT_MS = 5000;

    private static final long ACTIVE_NS = 300_000_000;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final TransportOptions options;
    private final String name;
    private final XmlRpcClient client = new XmlRpcClient();
    private final ExecutorService executor;
    private final Deadlines deadlines = new Deadlines();
    private final Greeter greeter;
    private final XmlRpcServer slave;
    private final LinkKeeper keeper;
    private final Map<String, Publication<?>> publications = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final ParameterClient parameters = new ParameterClient(this);
    private final AtomicLong malformed = new AtomicLong();
    private final Thread exit = new Thread(this::leaveAtExit, "ros1-unregister");
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
        greeter = new Greeter(this, address);
        slave = new XmlRpcServer(this, address, new SlaveApi(this)::answer);
        keeper = new LinkKeeper();
    }

    /**
     * Starts a node.
     *
     * @throws TransportException where no master answers
     */
    static Ros1Transport start(TransportOptions options) {
        Ros1Transport node;
        try {
            node = new Ros1Transport(options);
        } catch (IOException e) {
            throw new TransportException("--address " + options.address() + " cannot be used: " + e.getMessage(), e);
        }
        try {
            node.masterPid = node.master("getPid", node.name);
            node.execute(node.slave::serve);
            node.execute(node.greeter::serve);
            node.execute(node.keeper);
            node.execute(node::watchMaster);
            Runtime.getRuntime().addShutdownHook(node.exit);
            return node;
        } catch (IOException e) {
            node.close();
            throw new TransportException(
                    "no ROS 1 master answers at " + options.masterUri()
                            + "; start one with 'roscore', or set ROS_MASTER_URI",
                    e);
        }
    }

    /**
     * Calls the master.
     *
     * @throws IOException where it does not answer, or not with success
     */
    Object master(String method, Object... arguments) throws IOException {
        return ask(options.masterUri(), method, arguments);
    }

    private Object ask(String uri, String method, Object... arguments) throws IOException {
        try {
            return client.call(uri, method, arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling " + uri, e);
        }
    }

    @Override
    public synchronized <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        Publication<M> publication = new Publication<>(topic, keeper);
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
    public <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        subscribe(topic.name(), new Sink.Typed<>(topic, listener));
    }

    @Override
    public void subscribeAny(String topic, Consumer<AnyMessage> listener) {
        subscribe(topic, new Sink.Any(listener));
    }

    private synchronized void subscribe(String topic, Sink sink) {
        Subscription subscription = subscriptions.computeIfAbsent(topic, n -> new Subscription(this, n));
        subscription.add(sink);
        try {
            register(subscription);
        } catch (IOException e) {
            throw new TransportException("ROS 1 cannot subscribe to " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ParameterClient parameters() {
        return parameters;
    }

    @Override
    public Map<String, Object> call(String service, ServiceType type, Map<String, ?> request, Duration timeout) {
        byte[] bytes = type.request(request);
        try {
            return ServiceCall.run(this, service, type, bytes, timeout);
        } catch (IOException e) {
            throw new TransportException("service " + service + " (" + type + "): " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void serve(
            String service, ServiceType type, Function<Map<String, Object>, Map<String, ?>> handler) {
        Service offered = new Service(service, type, handler);
        if (services.putIfAbsent(service, offered) != null) {
            throw new TransportException("this node already offers " + service);
        }
        try {
            register(offered);
        } catch (IOException e) {
            services.remove(service);
            throw new TransportException("ROS 1 cannot offer " + service + ": " + e.getMessage(), e);
        }
    }

    private void register(Service s) throws IOException {
        master("registerService", name, s.name(), serviceUri(), uri());
    }

    private String serviceUri() {
        return "rosrpc://" + options.address() + ":" + greeter.port();
    }

    private void register(Publication<?> p) throws IOException {
        master("registerPublisher", name, p.name(), p.type(), uri());
    }

    private void register(Subscription s) throws IOException {
        Object publishers = master("registerSubscriber", name, s.name(), s.type(), uri());
        if (publishers instanceof List<?> list) {
            s.update(list);
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
                    for (Service s : services.values()) {
                        register(s);
                    }
                    parameters.registerAgain();
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
        return greeter.port();
    }

    /** Where the master and other nodes ask this one. */
    String uri() {
        return "http://" + options.address() + ":" + slave.port() + "/";
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** The service of that name, or null. */
    Service service(String service) {
        return services.get(service);
    }

    /** The publication of that name, or null. */
    Publication<?> publication(String topic) {
        return publications.get(topic);
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
    public List<Endpoint> graph() {
        try {
            return new MasterGraph(this::ask, options.masterUri(), name).read();
        } catch (IOException e) {
            throw new TransportException("the ROS 1 master does not tell its graph: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isUp() {
        URI master = URI.create(options.masterUri());
        // A dead master refuses at once, on this very thread; a call takes several, which others may hold up.
        try (Socket knock = new Socket()) {
            knock.connect(new InetSocketAddress(master.getHost(), master.getPort()), KNOCK_MS);
            ask(options.masterUri(), "getPid", name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A process that ends without closing must not stay registered; but what closes it properly goes first. */
    private void leaveAtExit() {
        long until = System.nanoTime() + EXIT_MS * 1_000_000;
        try {
            while (open
                    && System.nanoTime() < until
                    && publications.values().stream().anyMatch(p -> p.isActive(ACTIVE_NS))) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        for (Publication<?> p : publications.values()) {
            unregister("unregisterPublisher", p.name(), uri());
        }
        for (Subscription s : subscriptions.values()) {
            unregister("unregisterSubscriber", s.name(), uri());
        }
        for (Service s : services.values()) {
            unregister("unregisterService", s.name(), serviceUri());
        }
        try {
            parameters.unregister();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the master could not be told that parameters are left", e);
        }
        publications.values().forEach(Publication::close);
        subscriptions.values().forEach(Subscription::close);
        services.values().forEach(Service::close);
        greeter.close();
        slave.close();
        keeper.close();
        executor.shutdownNow();
        deadlines.close();
        try {
            Runtime.getRuntime().removeShutdownHook(exit);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed while the process ends");
        }
    }

    private void unregister(String method, String what, String uri) {
        try {
            master(method, name, what, uri);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the master could not be told that " + what + " is left", e);
        }
    }

    /** Writes to a connection that blocks. */
    static void writeAll(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
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
