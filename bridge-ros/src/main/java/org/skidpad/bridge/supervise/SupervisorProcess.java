package org.skidpad.bridge.supervise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.skidpad.bridge.control.Fault;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.RobotDescription;

/**
 * The control process's side of its supervisor: starts it, sends it signs of life, and says when it has stopped the robot or is
 * gone. {@link #alive} costs the control thread one write to memory; a thread of its own does the rest.
 */
public final class SupervisorProcess implements AutoCloseable {
    private static final long LOOK_NS = 2_000_000;
    /** Long, since a JVM starts slowly where others want the same cores. */
    private static final long START_S = 60;

    private final Process process;
    private final OutputStream pipe;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile long ticks;
    private volatile int reached;
    private volatile boolean stoppedIt;
    private volatile boolean closing;

    /**
     * Starts the process and waits until it runs; whether it reaches the robot is told by {@link #reached}.
     *
     * @throws TransportException where it does not start
     */
    public SupervisorProcess(Supervision supervision, RobotDescription robot, CommandType type) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName()));
        command.addAll(supervision.arguments(robot, type));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervising process", e);
        }
        pipe = process.getOutputStream();
        daemon("supervisor-says", this::listen);
        awaitReady();
        daemon("signs-of-life", this::sendSigns);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitReady() {
        boolean started = false;
        try {
            started = ready.await(START_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!started || !process.isAlive()) {
            process.destroyForcibly();
            throw new TransportException("the supervising process does not start");
        }
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(SupervisorMain.REACHES)) {
                    reached = Integer.parseInt(line.substring(SupervisorMain.REACHES.length()));
                } else if (line.equals(SupervisorMain.STOPPING)) {
                    stoppedIt = true;
                }
                ready.countDown();
            }
        } catch (IOException e) {
            System.getLogger(SupervisorProcess.class.getName())
                    .log(System.Logger.Level.DEBUG, "the supervisor's output has ended", e);
        }
        ready.countDown();
    }

    private void sendSigns() {
        long sent = ticks;
        try {
            while (!closing) {
                long now = ticks;
                if (now != sent) {
                    sent = now;
                    synchronized (pipe) {
                        if (!closing) {
                            pipe.write(SupervisorMain.BEAT);
                            pipe.flush();
                        }
                    }
                }
                LockSupport.parkNanos(LOOK_NS);
            }
        } catch (IOException e) {
            // The process is gone, which fault() tells from the process itself.
            System.getLogger(SupervisorProcess.class.getName())
                    .log(System.Logger.Level.DEBUG, "no signs of life can be sent any more", e);
        }
    }

    /** A sign of life of the control thread. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the control thread writes
    public void alive() {
        ticks++;
    }

    /** How many readers of the commands would hear its stop; 0 until the robot's odometry has reached it. */
    public int reached() {
        return reached;
    }

    /** SUPERVISOR_STOP once after it has stopped the robot, SUPERVISOR_GONE where it has ended, else NONE. */
    public Fault fault() {
        if (stoppedIt) {
            stoppedIt = false;
            return Fault.SUPERVISOR_STOP;
        }
        if (!process.isAlive()) {
            return Fault.SUPERVISOR_GONE;
        }
        return Fault.NONE;
    }

    /** Its process, so that it can be named to people. */
    public long pid() {
        return process.pid();
    }

    /** Tells it that the robot was stopped in order, and waits for its end. */
    @Override
    public void close() {
        closing = true;
        try {
            synchronized (pipe) {
                pipe.write(SupervisorMain.DONE);
                pipe.close();
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
