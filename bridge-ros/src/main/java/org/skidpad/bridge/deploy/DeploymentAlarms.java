package org.skidpad.bridge.deploy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.skidpad.bridge.control.Alarms;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.control.Fault;
import org.skidpad.bridge.drive.DriveSink;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.supervise.SupervisorProcess;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.robot.RobotDescription;

/**
 * The operator, the supervisor and the connection to the robot. Requests come from any thread; a thread of its own asks the message
 * system whether it is still there, since live connections outlast a dead master.
 */
final class DeploymentAlarms implements Alarms, AutoCloseable {
    private static final double NS = 1e-9;
    private static final long ASK_EVERY_MS = 100;

    private final RobotDescription robot;
    private final DriveSink sink;
    private final SupervisorProcess supervisor;
    private final SupervisionReach supervision = new SupervisionReach();
    private final ControlClock clock;
    private final AtomicBoolean resume = new AtomicBoolean();
    private volatile boolean operatorStop;
    private volatile long heartbeatNs;
    private final Thread watch;
    private volatile boolean systemIsThere = true;
    private volatile boolean closed;
    private boolean everRead;

    /**
     * @param sink whose readers are the robot, or null where nothing is sent
     * @param supervisor or null
     */
    DeploymentAlarms(
            RobotDescription robot,
            Transport transport,
            DriveSink sink,
            SupervisorProcess supervisor,
            ControlClock clock) {
        this.robot = robot;
        this.sink = sink;
        this.supervisor = supervisor;
        this.clock = clock;
        heartbeatNs = clock.nanoTime();
        RobotDescription.Operator operator = robot.operator();
        on(transport, operator.stop(), this::stop);
        on(transport, operator.resume(), this::resume);
        if (!operator.heartbeat().isEmpty()) {
            transport.subscribe(
                    Topic.of(operator.heartbeat(), MessageType.BOOL).bestEffort(),
                    flag -> heartbeatNs = clock.nanoTime());
        }
        watch = new Thread(() -> watch(transport), "connection-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Transport transport) {
        while (!closed) {
            systemIsThere = transport.isUp();
            try {
                Thread.sleep(ASK_EVERY_MS);
            } catch (InterruptedException e) {
                return; // close() has no more questions
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
    }

    private static void on(Transport transport, String topic, Runnable does) {
        if (!topic.isEmpty()) {
            transport.subscribe(Topic.of(topic, MessageType.BOOL).bestEffort(), flag -> {
                if (flag.value) {
                    does.run();
                }
            });
        }
    }

    /** Stops the robot until {@link #resume}. */
    void stop() {
        operatorStop = true;
    }

    /** Lets the robot drive on once it stands and all is well. */
    void resume() {
        operatorStop = false;
        resume.set(true);
    }

    @Override
    public Fault fault(long nowNs) {
        if (operatorStop) {
            return Fault.OPERATOR_STOP;
        }
        if (!robot.operator().heartbeat().isEmpty()
                && (nowNs - heartbeatNs) * NS > robot.timeouts().operator()) {
            return Fault.OPERATOR_SILENT;
        }
        if (sink != null) {
            boolean read = sink.readers() > 0;
            everRead |= read;
            if (everRead && !read || !systemIsThere) {
                return Fault.LOST_TRANSPORT;
            }
            // What is commanded before anybody hears it would be the beginning of a ramp whose end comes as a jump.
            if (!read) {
                return Fault.NO_READER;
            }
        }
        if (supervisor == null) {
            return Fault.NONE;
        }
        Fault fault = supervisor.fault();
        return fault != Fault.NONE || supervision.holds(nowNs, sink.readers(), supervisor.reached())
                ? fault
                : Fault.NO_SUPERVISION;
    }

    @Override
    public boolean takeResume() {
        return resume.get() && resume.getAndSet(false);
    }

    @Override
    public void alive() {
        if (supervisor != null) {
            supervisor.alive();
        }
    }
}
