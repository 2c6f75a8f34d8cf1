package org.skidpad.bridge.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.skidpad.bridge.drive.CommandTopic;
import org.skidpad.bridge.drive.DriveSink;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

/**
 * The supervising process. Arguments: see {@link Supervision#arguments}. Reads one byte a sign of life from its standard input,
 * {@link #DONE} at an orderly end; says {@code ready}, {@link #REACHES}, {@link #STOPPING} and {@code standing} on standard output.
 */
public final class SupervisorMain {
    static final int BEAT = 'b';
    static final int DONE = 'd';
    /** Followed by the number of readers that would hear a stop, which is 0 until the robot's odometry has come. */
    static final String REACHES = "reaches ";

    static final String STOPPING = "stopping";

    private static final long STEP_MS = 10;
    /** It gives up stopping a robot of which nothing has been heard for this long. */
    private static final long PATIENCE_NS = 30_000_000_000L;

    private SupervisorMain() {}

    public static void main(String[] args) throws InterruptedException {
        Supervision.Arguments a = Supervision.Arguments.parse(args);
        CountDownLatch ended = new CountDownLatch(1);
        // A signal to the whole group of processes (Ctrl-C) must not end this one before its work is done.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "finish-supervising"));
        TransportOptions where = new TransportOptions("skidpad_supervisor", a.address(), a.domain(), a.master());
        try (Transport transport = TransportFactory.open(a.transport(), where)) {
            Latest<Odometry> odometry = transport.latest(
                    Topic.of(a.odometry(), MessageType.ODOMETRY).bestEffort());
            Odometry stamp = MessageType.ODOMETRY.create();
            DriveSink sink = CommandTopic.open(transport, a.topic(), a.type(), a.frame(), a.wheelbase(), () -> {
                odometry.takeInto(stamp, -1);
                return stamp.stampNs;
            });
            IntSupplier reaches = () -> odometry.count() > 0 ? sink.readers() : 0;
            supervise(new Supervisor(sink, odometry, a.timeoutS()), reaches);
        } finally {
            ended.countDown();
        }
    }

    private static void supervise(Supervisor supervisor, IntSupplier reaches) throws InterruptedException {
        Thread reader = new Thread(() -> read(System.in, supervisor), "signs-of-life");
        reader.setDaemon(true);
        reader.start();
        System.out.println("ready");
        Supervisor.State before = Supervisor.State.WAITING;
        long stoppingSince = 0;
        int reached = 0;
        while (true) {
            int readers = reaches.getAsInt();
            if (readers != reached) {
                reached = readers;
                System.out.println(REACHES + readers);
            }
            long now = System.nanoTime();
            Supervisor.State state = supervisor.step(now);
            if (state != before) {
                if (state == Supervisor.State.STOPPING || state == Supervisor.State.STANDING) {
                    System.out.println(state == Supervisor.State.STOPPING ? STOPPING : "standing");
                }
                if (before == Supervisor.State.WATCHING) {
                    stoppingSince = now;
                }
                before = state;
            }
            boolean abandoned = !reader.isAlive()
                    && (state == Supervisor.State.STANDING
                            || state == Supervisor.State.STOPPING && now - stoppingSince > PATIENCE_NS);
            if (state == Supervisor.State.DONE || abandoned) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MS);
        }
    }

    private static void read(InputStream in, Supervisor supervisor) {
        byte[] some = new byte[256];
        try {
            int n;
            while ((n = in.read(some)) >= 0) {
                if (n > 0 && some[n - 1] == DONE) {
                    supervisor.done();
                    return;
                }
                if (n > 0) {
                    supervisor.beat(System.nanoTime());
                }
            }
        } catch (IOException e) {
            System.getLogger(SupervisorMain.class.getName())
                    .log(System.Logger.Level.WARNING, "the control process can no longer be heard", e);
        }
        supervisor.gone();
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(PATIENCE_NS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
