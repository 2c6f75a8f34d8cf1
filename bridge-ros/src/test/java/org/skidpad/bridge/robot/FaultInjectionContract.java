package org.skidpad.bridge.robot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Flag;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.fuzz.Ledger;

/**
 * Faults between real processes: a driver with its supervisor, a robot, and this process, which breaks things and listens to the
 * commands. After each fault standstill must be commanded within twice the timeout, and motion again only on request.
 */
abstract class FaultInjectionContract {
    /** In {@code ./skidpad verify --long}, over both transports; otherwise each kind once on either. */
    private static final int WHOLE = 1000;

    /** Timeouts of {@link TestRobots#burger}, s. */
    private static final double ODOMETRY = 0.25;

    private static final double SCAN = 0.45;

    /** How long after a fault has been healed nothing may move, s. */
    private static final double STAYS = 0.6;

    /** After a new driver has been met it must drive for this long before it is broken, s. */
    private static final double MET = 1;

    private GrantedTime time;
    private Side robot;
    private Side driver;
    private Transport ear;
    private Publisher<Flag> resume;
    private Set<String> gone = Set.of();
    private volatile long lastMotionNs;
    private volatile long firstStopNs;
    private volatile long firstStopWallNs;
    private double longestByTheWall;
    private volatile boolean armed;
    private final AtomicLong motions = new AtomicLong();
    private final AtomicLong odometries = new AtomicLong();

    protected abstract String transport();

    protected abstract int domain();

    protected abstract String master();

    /** Breaks what only this transport has; {@code heal} repairs it. */
    protected void breakMaster(boolean heal) throws IOException, InterruptedException {}

    /** Kinds and the timeouts that are to notice them, s. */
    protected Map<String, Double> kinds() {
        Map<String, Double> kinds = new TreeMap<>(Map.of(
                "drop", ODOMETRY,
                "delay", ODOMETRY,
                "repeat", ODOMETRY,
                "corrupt", SCAN,
                "nan-odometry", ODOMETRY,
                "nan-scan", SCAN,
                "jump+", ODOMETRY,
                "jump-", ODOMETRY,
                "frame", ODOMETRY,
                "reorder", SCAN));
        kinds.putAll(Map.of("policy frozen", 0.25, "JVM frozen", 0.25, "JVM killed", 0.25, "robot killed", SCAN));
        return kinds;
    }

    @Test
    void everyFaultStopsTheRobotWithinTwiceItsTimeoutAndOnlyARequestLetsItGo() throws Exception {
        List<String> names = new ArrayList<>(kinds().keySet());
        boolean whole = Boolean.getBoolean("skidpad.long");
        int count = Integer.getInteger("skidpad.faults", whole ? WHOLE / 2 : names.size());
        if (!whole) {
            System.out.println("SHORTENED: faults injected over " + transport() + ": " + count + " of " + WHOLE / 2);
        }
        Ledger ledger = whole ? Ledger.ofLongRun("faults over " + transport()) : Ledger.none();
        int first = (int) Math.min(count, ledger.done());
        if (first == count) {
            System.out.println(transport() + ": all " + count + " faults were injected by an earlier run");
            return;
        }
        TransportOptions where =
                TransportOptions.of("breaker").withDomainId(domain()).withMasterUri(master());
        try (Transport opened = TransportFactory.open(transport(), where);
                Signals signals = new Signals();
                GrantedTime granted = new GrantedTime()) {
            time = granted;
            ear = opened;
            ear.subscribe(Topic.CMD_VEL, twist -> heard(twist.linearX != 0 || twist.angularZ != 0));
            ear.subscribe(Topic.ODOM.bestEffort(), o -> odometries.incrementAndGet());
            resume = ear.advertise(Topic.of("/skidpad/resume", MessageType.BOOL));
            robot = start("robot");
            driver = start("supervised");
            awaitMotion("the first motion");
            longestByTheWall = 0;
            double longest = 0;
            for (int i = first; i < count; i++) {
                longest = Math.max(longest, inject(i, names.get(i % names.size()), signals));
                ledger.note(i + 1, i + 1 == count);
            }
            System.out.printf(
                    "%s: faults %d to %d, standstill commanded after %.3f s at most; by the wall clock %.3f s, others took %.3f s in all%n",
                    transport(), first, count, longest, longestByTheWall, time.taken());
        } finally {
            Side.end(driver);
            Side.end(robot);
        }
    }

    private void heard(boolean motion) {
        long now = time.nanoTime();
        if (motion) {
            lastMotionNs = now;
            motions.incrementAndGet();
        } else if (armed && firstStopNs == 0) {
            firstStopWallNs = System.nanoTime();
            firstStopNs = now;
        }
    }

    /** @return how long after the fault standstill was commanded, s */
    private double inject(int number, String kind, Signals signals) throws Exception {
        String what = "fault " + number + ", " + kind;
        firstStopNs = 0;
        armed = true;
        broken(kind, signals);
        long begun = time.nanoTime();
        long begunWall = System.nanoTime();
        Await.that(what + ": a standstill", () -> firstStopNs != 0);
        double took = (firstStopNs - begun) * 1e-9;
        longestByTheWall = Math.max(longestByTheWall, (firstStopWallNs - begunWall) * 1e-9);
        double bound = 2 * kinds().get(kind);
        assertTrue(
                took <= bound,
                () -> what + ": standstill was commanded after " + took + " s, not within " + bound + " s");
        Await.that(what + ": the end of its bound", () -> (time.nanoTime() - begun) * 1e-9 > bound);
        long before = motions.get();
        healed(kind, signals);
        Thread.sleep(Math.round(STAYS * 1000));
        armed = false;
        long since = motions.get() - before;
        // A process can be frozen between its decision and the socket: that one command goes when it is thawed, and a
        // stop follows.
        assertTrue(
                since <= (kind.equals("JVM frozen") ? 1 : 0),
                () -> what + ": motion was commanded again, " + since + " times, without a request");
        awaitMotion(what + ": motion after the request");
        return Math.max(0, took);
    }

    /** Returns once the fault is in effect. */
    private void broken(String kind, Signals signals) throws Exception {
        switch (kind) {
            case "policy frozen" -> driver.say("freeze");
            case "JVM frozen" -> signals.send("STOP", driver.pid());
            case "JVM killed" -> Side.end(driver);
            case "robot killed" -> Side.end(robot);
            case "master killed" -> breakMaster(false);
            default -> robot.say(kind);
        }
    }

    private void healed(String kind, Signals signals) throws Exception {
        switch (kind) {
            case "policy frozen" -> Thread.sleep(BridgeProcess.FREEZE_MS);
            case "JVM frozen" -> signals.send("CONT", driver.pid());
            case "JVM killed" -> driver = null;
            case "robot killed" -> {
                robot = start("robot");
                long heard = odometries.get();
                Await.that("the new robot", () -> odometries.get() > heard);
            }
            case "master killed" -> breakMaster(true);
            default -> robot.say("heal");
        }
    }

    /** A new driver begins by itself; a stopped one is asked. */
    private void awaitMotion(String what) throws Exception {
        boolean fresh = driver == null || gone.isEmpty() && motions.get() == 0;
        if (driver == null) {
            gone = writers();
            driver = start("supervised");
        }
        // The supervisor's stops count only where they can be heard.
        Await.that(what + ": driver and supervisor", () -> {
            driver.requireAlive();
            Set<String> living = writers();
            living.removeAll(gone);
            return living.size() >= 2;
        });
        Flag yes = new Flag();
        yes.value = true;
        double steadily = fresh ? MET : 0.3;
        AtomicLong movingSinceNs = new AtomicLong(time.nanoTime());
        Await.that(what, () -> {
            long now = time.nanoTime();
            if (now - lastMotionNs > 150_000_000L) {
                movingSinceNs.set(now);
                resume.publish(yes);
            }
            return (now - movingSinceNs.get()) * 1e-9 > steadily;
        });
    }

    /** Who publishes commands, dead ones included for a while. */
    private Set<String> writers() {
        return ear.peers().stream()
                .filter(p -> p.startsWith(Topic.CMD_VEL.name() + " <- "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Side start(String side) throws IOException {
        return new Side(BridgeProcess.builder(side, transport(), Integer.toString(domain()), master(), "100"));
    }
}
