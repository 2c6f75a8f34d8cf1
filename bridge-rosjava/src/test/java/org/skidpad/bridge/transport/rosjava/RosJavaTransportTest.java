package org.skidpad.bridge.transport.rosjava;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportContract;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.ros1.RosMaster;

@DisplayName("rosjava with a genuine master")
class RosJavaTransportTest extends TransportContract {
    private static RosMaster master;

    @BeforeAll
    static void startMaster() throws IOException, InterruptedException {
        master = RosMaster.start();
    }

    @AfterAll
    static void stopMaster() throws IOException {
        if (master != null) {
            master.close();
        }
    }

    @Override
    protected Transport open(String nodeName) {
        return open("rosjava", nodeName);
    }

    private static Transport open(String transport, String nodeName) {
        return TransportFactory.open(transport, TransportOptions.of(nodeName).withMasterUri(master.uri()));
    }

    /** What rosjava lacks: it hears one type a topic. */
    @Test
    @Override
    protected void bothFormsOfTheCommandCanBeHeardUnderOneName() {
        try (Transport robot = open("one_type")) {
            robot.subscribe(Topic.CMD_VEL, m -> {});
            TransportException e =
                    assertThrows(TransportException.class, () -> robot.subscribe(Topic.CMD_VEL_STAMPED, m -> {}));
            assertTrue(e.getMessage().contains("hears one type"), e.getMessage());
        }
    }

    @Test
    void rosjavaAndOurOwnClientUnderstandEachOther() throws InterruptedException {
        try (Transport theirs = open("theirs");
                Transport ours = open("ros1", "ours")) {
            BlockingQueue<Double> got = new ArrayBlockingQueue<>(256);
            theirs.subscribe(Topic.CMD_VEL.named("/to/theirs"), m -> got.offer(m.linearX));
            ours.subscribe(Topic.CMD_VEL.named("/to/ours"), m -> got.offer(m.linearX));
            exchange(ours.advertise(Topic.CMD_VEL.named("/to/theirs")), 0.25, got);
            exchange(theirs.advertise(Topic.CMD_VEL.named("/to/ours")), 0.5, got);
        }
    }

    private static void exchange(Publisher<Twist> publisher, double speed, BlockingQueue<Double> got)
            throws InterruptedException {
        Twist twist = new Twist();
        twist.set(speed, 0);
        boolean arrived = false;
        for (int i = 0; i < 300 && !arrived; i++) {
            publisher.publish(twist);
            Double heard = got.poll(50, TimeUnit.MILLISECONDS);
            arrived = heard != null && heard == speed;
        }
        assertTrue(arrived, "nothing arrived");
    }

    @Test
    void anAbsentMasterIsNamedWithItsRemedy() {
        TransportOptions nowhere = TransportOptions.of("lonely").withMasterUri("http://127.0.0.1:1");
        TransportException e = assertThrows(TransportException.class, () -> TransportFactory.open("rosjava", nowhere));
        assertTrue(e.getMessage().contains("127.0.0.1:1") && e.getMessage().contains("roscore"), e.getMessage());
    }
}
