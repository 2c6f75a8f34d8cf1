package org.skidpad.bridge.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** A genuine ROS 1 master on loopback, in a process of its own, with a folder for its logs that goes with it. */
public final class LocalMaster implements AutoCloseable {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final int CONNECT_MS = 200;

    private final int port;
    private final Path home;
    private final Process process;

    private LocalMaster(int port) throws IOException, InterruptedException {
        this.port = port;
        home = Files.createTempDirectory("skidpad-ros-master");
        // Debian's ROS belongs to Debian's Python, whatever comes first on the path.
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/python3", "/usr/bin/rosmaster", "--core", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("master.log").toFile());
        environment(builder.environment());
        process = builder.start();
        long until = System.nanoTime() + PATIENCE_NS;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                String log = Files.readString(home.resolve("master.log"));
                close();
                throw new BadInputException(
                        SourceLocation.wholeFile(uri()), "rosmaster does not start: " + log.strip());
            }
            Thread.sleep(50);
        }
    }

    /**
     * Starts a master.
     *
     * @param port 0 for any that is free
     * @throws BadInputException where it does not start, for example because the port is taken
     */
    public static LocalMaster start(int port) {
        try {
            if (port != 0 && answers(port)) {
                throw new BadInputException(
                        SourceLocation.wholeFile("port " + port),
                        "is taken; another master is there, or choose another port");
            }
            return new LocalMaster(port == 0 ? freePort() : port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start rosmaster", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rosmaster started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false; // nobody there yet: that is what is asked
        }
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** Puts what a ROS process needs to find this master into its environment. */
    public void environment(Map<String, String> environment) {
        environment.put("ROS_MASTER_URI", uri());
        environment.put("ROS_IP", "127.0.0.1");
        environment.remove("ROS_HOSTNAME");
        environment.put("ROS_HOME", home.toString());
        environment.put("ROS_LOG_DIR", home.toString());
    }

    @Override
    public void close() {
        Ended.process(process);
        Ended.folder(home);
    }
}
