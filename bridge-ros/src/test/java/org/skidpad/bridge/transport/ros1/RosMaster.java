package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.skidpad.bridge.transport.Await;

/** Genuine ROS 1 tools, where Debian's packages (tools/debian-packages.txt) are installed. */
public final class RosMaster implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path MASTER = Path.of("/usr/bin/rosmaster");

    private final int port;
    private final Path home;
    private Process process;

    private RosMaster(int port, Path home) {
        this.port = port;
        this.home = home;
    }

    /** Starts a master on a free port; skips the test, saying so, where there is none. */
    public static RosMaster start() throws IOException, InterruptedException {
        boolean present = Files.isExecutable(MASTER) && Files.isExecutable(PYTHON);
        if (!present) {
            System.out.println("SKIPPED: no rosmaster on this machine; install tools/debian-packages.txt");
        }
        Assumptions.assumeTrue(present, "rosmaster is not installed (tools/debian-packages.txt)");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RosMaster master = new RosMaster(port, Files.createTempDirectory("skidpad-ros"));
        master.launch();
        return master;
    }

    private void launch() throws IOException, InterruptedException {
        process =
                tool(MASTER.toString(), "--core", "-p", Integer.toString(port)).start();
        XmlRpcClient client = new XmlRpcClient();
        long until = System.nanoTime() + Await.PATIENCE_S * 1_000_000_000L;
        while (true) {
            try {
                client.call(uri(), "getPid", "/test");
                return;
            } catch (IOException e) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw new IOException("rosmaster does not start", e);
                }
                Thread.sleep(50);
            }
        }
    }

    /** Kills the master and starts another at the same address. */
    void restart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        launch();
    }

    /** Kills the master and leaves it dead until {@link #revive}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts another at the same address. */
    public void revive() throws IOException, InterruptedException {
        launch();
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** A ROS command line tool in this master's environment; its output is dropped unless redirected again. */
    ProcessBuilder tool(String... command) {
        return program(PYTHON.toString(), command);
    }

    /** Any program in this master's environment; its output is dropped unless redirected again. */
    public ProcessBuilder program(String program, String... arguments) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("ROS_MASTER_URI", uri());
        environment.put("ROS_IP", "127.0.0.1");
        environment.put("ROS_HOME", home.toString());
        environment.put("ROS_LOG_DIR", home.toString());
        environment.put("PYTHONUNBUFFERED", "1");
        return builder;
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
