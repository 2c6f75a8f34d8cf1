package org.skidpad.bridge.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Transforms;
import org.skidpad.bridge.message.Twist;

/** What every transport must do; a subclass opens two nodes that can see each other. */
public abstract class TransportContract {
    private static final long PATIENCE_S = Await.PATIENCE_S;

    protected abstract Transport open(String nodeName);

    /** Publishes again and again, for discovery takes its time, until the reader has one message. */
    private <M extends Message<M>> M carry(Topic<M> topic, M sent) throws InterruptedException {
        try (Transport a = open("carrier_a");
                Transport b = open("carrier_b")) {
            BlockingQueue<M> got = new ArrayBlockingQueue<>(64);
            b.subscribe(topic, m -> {
                M copy = topic.type().create();
                copy.copyFrom(m);
                got.offer(copy);
            });
            Publisher<M> publisher = a.advertise(topic);
            M received = null;
            for (int i = 0; i < PATIENCE_S * 20 && received == null; i++) {
                publisher.publish(sent);
                received = got.poll(50, TimeUnit.MILLISECONDS);
            }
            assertTrue(received != null, "nothing arrived on " + topic.name());
            return received;
        }
    }

    @Test
    void aCommandArrivesAsItWasSent() throws InterruptedException {
        Twist twist = new Twist();
        twist.set(0.22, -1.5);
        Twist got = carry(Topic.CMD_VEL, twist);
        assertEquals(0.22, got.linearX);
        assertEquals(-1.5, got.angularZ);
    }

    @Test
    void aStampedCommandKeepsItsStampAndFrame() throws InterruptedException {
        Twist twist = new Twist();
        twist.set(0.1, 0.2);
        twist.stampNs = 12_345_678_901L;
        twist.frame = "base_link";
        Twist got = carry(Topic.CMD_VEL_STAMPED, twist);
        assertEquals(twist.stampNs, got.stampNs);
        assertEquals("base_link", got.frame);
        assertEquals(0.1, got.linearX);
    }

    @Test
    void odometryArrivesAsItWasSent() throws InterruptedException {
        Odometry odometry = new Odometry();
        odometry.stampNs = 1_700_000_000_999_999_999L;
        odometry.frame = "odom";
        odometry.childFrame = "base_link";
        odometry.x = 1;
        odometry.y = -2;
        odometry.heading(2.5);
        odometry.linearX = 0.2;
        odometry.angularZ = 0.4;
        Odometry got = carry(Topic.ODOM, odometry);
        assertEquals(odometry.stampNs, got.stampNs);
        assertEquals("odom", got.frame);
        assertEquals("base_link", got.childFrame);
        assertEquals(-2, got.y);
        assertEquals(2.5, got.heading(), 1e-12);
        assertEquals(0.2, got.linearX);
        assertEquals(0.4, got.angularZ);
    }

    @Test
    void aScanOfOneThousandFourHundredAndFortyBeamsArrivesWhole() throws InterruptedException {
        LaserScan scan = new LaserScan();
        scan.frame = "laser";
        scan.angleMin = -3.14f;
        scan.angleIncrement = 0.00436f;
        scan.rangeMax = 3.5f;
        scan.resize(1440);
        for (int i = 0; i < scan.count; i++) {
            scan.ranges[i] = i % 7 == 0 ? Float.POSITIVE_INFINITY : i * 0.001f;
        }
        LaserScan got = carry(Topic.SCAN.bestEffort(), scan);
        assertEquals(1440, got.count);
        assertArrayEquals(Arrays.copyOf(scan.ranges, 1440), Arrays.copyOf(got.ranges, 1440));
        assertEquals(-3.14f, got.angleMin);
    }

    @Test
    void transformsArriveAsTheyWereSent() throws InterruptedException {
        Transforms transforms = new Transforms();
        transforms.set(0, 5, "odom", "base_link", 1, 2, 0.5);
        transforms.set(1, 6, "base_link", "laser", 0.1, 0, 0);
        Transforms got = carry(Topic.TF, transforms);
        assertEquals(2, got.count);
        assertEquals("laser", got.child[1]);
        assertEquals(0.5, got.yaw[0], 1e-12);
    }

    @Test
    void aLateReaderStillGetsALatchedGoal() throws InterruptedException {
        try (Transport a = open("latch_a")) {
            PoseGoal goal = new PoseGoal();
            goal.frame = "odom";
            goal.x = 3;
            a.advertise(Topic.GOAL_POSE).publish(goal);
            Thread.sleep(300);
            try (Transport b = open("latch_b")) {
                BlockingQueue<Double> got = new ArrayBlockingQueue<>(4);
                b.subscribe(Topic.GOAL_POSE, m -> got.offer(m.x));
                assertEquals(3.0, got.poll(PATIENCE_S, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    protected void bothFormsOfTheCommandCanBeHeardUnderOneName() throws InterruptedException {
        try (Transport robot = open("robot_both");
                Transport driver = open("driver_stamped")) {
            BlockingQueue<String> got = new ArrayBlockingQueue<>(64);
            robot.subscribe(Topic.CMD_VEL, m -> got.offer("plain"));
            robot.subscribe(Topic.CMD_VEL_STAMPED, m -> got.offer("stamped " + m.linearX));
            Publisher<Twist> publisher = driver.advertise(Topic.CMD_VEL_STAMPED);
            Twist twist = new Twist();
            twist.set(0.125, 0);
            String first = null;
            for (int i = 0; i < PATIENCE_S * 20 && first == null; i++) {
                publisher.publish(twist);
                first = got.poll(50, TimeUnit.MILLISECONDS);
            }
            assertEquals("stamped 0.125", first);
            assertEquals(1, publisher.readers());
            assertTrue(
                    driver.peers().stream().anyMatch(p -> p.contains("/cmd_vel")),
                    driver.peers().toString());
        }
    }

    @Test
    void everyTypeArrivesAsItWasSent() throws InterruptedException {
        try (Transport a = open("types_a");
                Transport b = open("types_b")) {
            List<Exchange<?>> exchanges = new ArrayList<>();
            for (MessageType<?> type : carried()) {
                exchanges.add(new Exchange<>(a, b, type));
            }
            for (Exchange<?> e : exchanges) {
                e.run();
            }
        }
    }

    /** What this transport carries; all of it, unless its page says what it lacks. */
    protected List<MessageType<?>> carried() {
        return MessageType.all();
    }

    /** One type on a topic of its own. */
    private static final class Exchange<M extends Message<M>> {
        private final MessageType<M> type;
        private final Publisher<M> publisher;
        private final BlockingQueue<List<Object>> got = new ArrayBlockingQueue<>(64);

        Exchange(Transport a, Transport b, MessageType<M> type) {
            this.type = type;
            Topic<M> topic =
                    Topic.of("/types/" + type.toString().replace('/', '_').toLowerCase(Locale.ROOT), type);
            b.subscribe(topic, m -> got.offer(Samples.content(type, m)));
            publisher = a.advertise(topic);
        }

        void run() throws InterruptedException {
            M sent = Samples.of(type, 7, 6);
            if (sent instanceof Transforms t) {
                t.set(0, 1, "odom", "base_link", 1, 2, 0); // of an attitude only the yaw is kept, as an angle
            }
            List<Object> content = Samples.content(type, sent);
            List<Object> received = null;
            for (int i = 0; i < PATIENCE_S * 20 && received == null; i++) {
                publisher.publish(sent);
                received = got.poll(50, TimeUnit.MILLISECONDS);
            }
            assertEquals(content, received, type.toString());
        }
    }

    @Test
    void theFormOfTheCommandThatIsListenedToIsDetected() {
        try (Transport driver = open("detecting")) {
            List<Topic<Twist>> forms =
                    List.of(Topic.CMD_VEL.named("/detect/cmd_vel"), Topic.CMD_VEL_STAMPED.named("/detect/cmd_vel"));
            assertEquals(Optional.empty(), Detection.listenedTo(driver, Duration.ofMillis(300), forms));
            try (Transport robot = open("detected")) {
                robot.subscribe(forms.get(1), m -> {});
                assertEquals(
                        Optional.of(forms.get(1)), Detection.listenedTo(driver, Duration.ofSeconds(PATIENCE_S), forms));
            }
        }
    }

    @Test
    void whatAnotherNodePublishesIsFoundAndWhatThisNodePublishesIsNot() {
        try (Transport a = open("found_a");
                Transport b = open("found_b")) {
            a.advertise(Topic.IMU.named("/find/imu"));
            b.advertise(Topic.SCAN.named("/find/scan"));
            Probe imu = new Probe(Topic.IMU.named("/find/imu"), true);
            Probe path = new Probe(Topic.PLAN.named("/find/imu"), true);
            Probe listener = new Probe(Topic.IMU.named("/find/imu"), false);
            Probe own = new Probe(Topic.SCAN.named("/find/scan"), true);
            assertEquals(Set.of(imu), b.find(Set.of(imu), Duration.ofSeconds(PATIENCE_S)));
            assertEquals(Set.of(imu), b.find(Set.of(imu, path, listener, own), Duration.ofSeconds(2)));
        }
    }

    @Test
    void theGraphNamesWhatAnotherNodeWritesAndReadsAndNothingOfThisOne() throws InterruptedException {
        try (Transport a = open("graph_a");
                Transport b = open("graph_b")) {
            a.advertise(Topic.IMU.named("/graph/imu"));
            a.subscribe(Topic.CMD_VEL.named("/graph/cmd_vel"), m -> {});
            b.advertise(Topic.SCAN.named("/graph/scan"));
            List<Endpoint> graph = new ArrayList<>();
            Await.that("the graph", () -> {
                graph.clear();
                graph.addAll(b.graph());
                return graph.stream()
                                .filter(e -> e.topic().startsWith("/graph/"))
                                .count()
                        == 2;
            });
            assertTrue(graph.stream().anyMatch(e -> e.answers(new Probe(Topic.IMU.named("/graph/imu"), true))));
            assertTrue(graph.stream()
                    .anyMatch(e -> e.answers(new Probe(Topic.CMD_VEL.named("/graph/cmd_vel"), false))));
        }
    }

    @Test
    void twoListenersOfOneTopicBothHear() throws InterruptedException {
        try (Transport a = open("pair_a");
                Transport b = open("pair_b")) {
            BlockingQueue<String> got = new ArrayBlockingQueue<>(256);
            Topic<Twist> topic = Topic.CMD_VEL.named("/pair/cmd_vel");
            Publisher<Twist> publisher = a.advertise(topic);
            b.subscribe(topic, m -> got.offer("first"));
            Set<String> heard = new HashSet<>();
            for (int i = 0; i < PATIENCE_S * 20 && heard.size() < 2; i++) {
                if (i == 20) {
                    b.subscribe(topic, m -> got.offer("second")); // comes to a connection that is open already
                }
                publisher.publish(new Twist());
                String who = got.poll(50, TimeUnit.MILLISECONDS);
                if (who != null) {
                    heard.add(who);
                }
            }
            assertEquals(Set.of("first", "second"), heard);
        }
    }
}
